package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BgBbTest extends CustomerBaseModelContract<BgBb> {
    private static final BgBb DONATIONS = new BgBb(TimeScale.YEAR, 1.203507, 0.7497667, 0.6567568, 2.783887);

    @Override
    BgBb model() {
        return model(1.2, 0.75, 0.66, 2.78);
    }

    @Override
    BgBb model(double... p) {
        return new BgBb(TimeScale.WEEK, p[0], p[1], p[2], p[3]);
    }

    @Override
    Fit<BgBb> fit(PurchaseSummaries customers) {
        return BgBb.fit(customers);
    }

    @Override
    double[] ages(int n) {
        double[] ages = new double[n];
        Arrays.setAll(ages, i -> 6 + i % 20);
        return ages;
    }

    @Override
    List<CustomerSummary> histories() {
        return List.of(
                CustomerSummary.NEW,
                new CustomerSummary(0, 0, 6),
                new CustomerSummary(1, 1, 26),
                new CustomerSummary(4, 5, 6),
                new CustomerSummary(30, 30, 30),
                new CustomerSummary(1, 1, 1),
                new CustomerSummary(9000, 9500, 10_000),
                new CustomerSummary(10_000, 10_000, 10_000));
    }

    @Override
    double step() {
        return 1;
    }

    @Override
    @Test
    void silence_isWhereAliveFallsToTheThreshold() {
        double silence = model().silenceUntilGone(3, 10, 0.5);
        assertThat(model().alive(3, 10, 10 + silence)).isLessThanOrEqualTo(0.5);
        assertThat(model().alive(3, 10, 10 + silence - 1)).isGreaterThan(0.5);
        assertThat(silence).isEqualTo(Math.rint(silence));
    }

    @ParameterizedTest
    @CsvSource({"0,0,6,0.11", "2,4,6,0.59", "6,6,6,0.93"})
    void aliveInTheNextPeriod_isPublished(long x, double recency, double age, double expected) {
        assertThat(DONATIONS.aliveAfter(x, recency, age, 1)).isCloseTo(expected, Offset.offset(0.0051));
    }

    @ParameterizedTest
    @CsvSource({"1,0.4985", "2,0.9233", "3,1.2969", "6,2.2202", "10,3.179805", "11,3.3887"})
    void expectedPurchasesOfANewCustomer_arePublished(double horizon, double expected) {
        assertThat(DONATIONS.expectedPurchases(horizon)).isCloseTo(expected, Offset.offset(6e-5));
    }

    @Test
    void expectedPurchasesAndValue_arePublished() {
        assertThat(DONATIONS.expectedPurchases(0, 0, 6, 10)).isCloseTo(0.1302169, Percentage.withPercentage(0.02));
        assertThat(DONATIONS.expectedPurchases(4, 5, 6, 10)).isCloseTo(3.627858, Percentage.withPercentage(0.02));
        assertThat(DONATIONS.discountedPurchases(6, 6, 6, Math.log(1.1)))
                .isCloseTo(5.909805, Percentage.withPercentage(0.01));
    }

    @Test
    void fractionsOfPeriods_andTwoPurchasesInOne_areRefusedByRow() {
        assertThatThrownBy(() -> BgBb.fit(PurchaseSummaries.of(
                        TimeScale.YEAR, new long[] {0, 1}, new double[] {0, 1.5}, new double[] {6, 6})))
                .hasMessageContaining("row 1: recency 1.5")
                .hasMessageContaining("whole periods");
        assertThatThrownBy(() -> BgBb.fit(PurchaseSummaries.of(
                        TimeScale.YEAR, new long[] {3, 1}, new double[] {2, 1}, new double[] {6, 6})))
                .hasMessageContaining("row 0: 3 repeats until period 2.0");
    }

    @Test
    @EnabledIf("io.growth4j.models.ltv.RealData#isThere")
    void donations_areThePublishedFit() {
        List<String[]> rows = RealData.rows("donations_bgbb.csv");
        PurchaseSummaries donors = PurchaseSummaries.of(
                        TimeScale.YEAR,
                        rows.stream().mapToLong(row -> Long.parseLong(row[0])).toArray(),
                        rows.stream()
                                .mapToDouble(row -> Double.parseDouble(row[1]))
                                .toArray(),
                        rows.stream()
                                .mapToDouble(row -> Double.parseDouble(row[2]))
                                .toArray())
                .withWeights(rows.stream()
                        .mapToDouble(row -> Double.parseDouble(row[3]))
                        .toArray());
        Fit<BgBb> fit = BgBb.fit(donors);
        assertThat(fit.logLikelihood()).isCloseTo(-33225.58129, Offset.offset(1e-4));
        double[] published = {1.20350708, 0.74976668, 0.65675682, 2.78388733};
        for (int i = 0; i < 4; i++) {
            assertThat(fit.model().parameters().get(i)).isCloseTo(published[i], Percentage.withPercentage(0.1));
        }
        double sum = 0;
        for (int row = 0; row < donors.size(); row++) {
            sum += donors.weight(row) * fit.model().expectedPurchases(donors.customer(row), 5);
        }
        assertThat(sum).isCloseTo(12884.14, Offset.offset(0.05));
    }
}
