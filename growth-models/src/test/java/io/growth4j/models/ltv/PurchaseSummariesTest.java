package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchaseSummariesTest {
    private static final BgNbd MODEL = new BgNbd(TimeScale.WEEK, 0.243, 4.414, 0.793, 2.426);

    @ParameterizedTest
    @CsvSource({
        "2,0,10,recency must be above 0",
        "2,11,10,recency must not exceed age",
        "-1,0,10,repeats must not be negative",
        "1,NaN,10,recency must be a number",
        "1,-2,10,recency must be a number",
        "1,2,NaN,age must be a number",
        "0,0,-1,age must be a number",
        "0,3,10,without a repeat purchase recency must be 0",
        "1,2,Infinity,age must be a number"
    })
    void rowThatIsNoSummary_isRefusedByNumberAndRule(long x, double recency, double age, String rule) {
        assertThatThrownBy(() -> PurchaseSummaries.of(
                        TimeScale.WEEK, new long[] {0, x}, new double[] {0, recency}, new double[] {5, age}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1 (repeats " + x)
                .hasMessageContaining(rule);
        assertThatThrownBy(() -> new CustomerSummary(x, recency, age)).hasMessageContaining(rule);
    }

    @Test
    void customersOfAgeZero_tellNothing_andChangeNoFit() {
        PurchaseSummaries some = Simulations.customers(MODEL, new double[] {30, 31, 32, 33, 34, 35, 36, 37, 38}, 3);
        double likelihood = MODEL.logLikelihood(some);
        PurchaseSummaries fresh = PurchaseSummaries.of(TimeScale.WEEK, new long[5], new double[5], new double[5]);
        assertThat(MODEL.logLikelihood(fresh)).isZero();
        assertThat(likelihood).isNegative();
    }

    @Test
    void columnsOfOtherLengths_andBadWeights_areRefused() {
        PurchaseSummaries two = PurchaseSummaries.of(TimeScale.WEEK, new long[2], new double[2], new double[] {3, 3});
        assertThatThrownBy(() -> PurchaseSummaries.of(TimeScale.WEEK, new long[2], new double[1], new double[2]))
                .hasMessageContaining("1 recencies for 2 rows");
        assertThatThrownBy(() -> two.withWeights(1, 0)).hasMessageContaining("row 1: weight 0.0");
        assertThatThrownBy(() -> two.withMeanSpend(1)).hasMessageContaining("1 mean spends for 2 rows");
        assertThatThrownBy(() -> two.withHoldout(0, 1, 1)).hasMessageContaining("hold-out length 0.0");
    }

    @Test
    void grouped_putsEqualRowsTogether_inOrderOfFirstAppearance() {
        PurchaseSummaries all = PurchaseSummaries.of(
                TimeScale.WEEK, new long[] {1, 0, 1, 0, 1}, new double[] {2, 0, 2, 0, 3}, new double[] {9, 9, 9, 9, 9});
        PurchaseSummaries grouped = all.grouped();
        assertThat(grouped.size()).isEqualTo(3);
        assertThat(grouped.customer(0)).isEqualTo(new CustomerSummary(1, 2, 9));
        assertThat(new double[] {grouped.weight(0), grouped.weight(1), grouped.weight(2)})
                .containsExactly(2, 2, 1);
        assertThat(grouped.customers()).isEqualTo(5);
        assertThat(grouped.purchases()).isEqualTo(all.purchases()).isEqualTo(3);
    }

    @Test
    void where_keepsAllColumnsOfTheRowsKept() {
        PurchaseSummaries all = PurchaseSummaries.of(
                        TimeScale.WEEK, new long[] {1, 0, 2}, new double[] {2, 0, 4}, new double[] {9, 9, 9})
                .withWeights(1, 2, 3)
                .withMeanSpend(10, Double.NaN, 30)
                .withHoldout(5, 7, 8, 9)
                .withKeys(io.growth4j.user.UserKeys.of("a", "b", "c"));
        PurchaseSummaries some = all.where(row -> all.repeats(row) == 2);
        assertThat(some.size()).isEqualTo(1);
        assertThat(some.customer(0)).isEqualTo(new CustomerSummary(2, 4, 9));
        assertThat(some.weight(0)).isEqualTo(3);
        assertThat(some.meanSpend(0)).isEqualTo(30);
        assertThat(some.holdout(0)).isEqualTo(9);
        assertThat(some.keys().orElseThrow().text(0)).isEqualTo("c");
        assertThat(some.toString()).contains("customers=3.0");
    }

    @Test
    void units_convert() {
        assertThat(TimeScale.DAY.of(2, TimeScale.WEEK)).isEqualTo(14);
        assertThat(TimeScale.WEEK.of(java.time.Duration.ofHours(84))).isEqualTo(0.5);
        assertThat(TimeScale.MONTH.of(1, TimeScale.YEAR)).isEqualTo(12);
    }

    @Test
    void goodnessOfFit_ofTheTruth_isClose() {
        double[] ages =
                new java.util.Random(1).doubles(20_000, 27, 39).map(Math::ceil).toArray();
        PurchaseSummaries customers = Simulations.customers(MODEL, ages, 39, 12);
        GoodnessOfFit fit = GoodnessOfFit.of(MODEL, customers);
        Table frequencies = fit.frequencies(7).table();
        double actual = 0;
        double expected = 0;
        for (int i = 0; i <= 7; i++) {
            double n = (Double) frequencies.rows().get(i).get(1);
            double of = (Double) frequencies.rows().get(i).get(2);
            assertThat(n).isCloseTo(of, Offset.offset(4 * Math.sqrt(of)));
            actual += n;
            expected += of;
        }
        assertThat(actual).isEqualTo(20_000);
        assertThat(expected).isCloseTo(20_000, Offset.offset(1e-6));
        for (var row : fit.holdoutByFrequency(5).rows()) {
            assertThat((Double) row.get(2)).isCloseTo((Double) row.get(3), Offset.offset(0.35));
        }
        Table bars = fit.conditionalExpectations(5).table();
        for (int i = 0; i <= 5; i++) {
            assertThat(bars.rows().get(i).get(2))
                    .isEqualTo(fit.holdoutByFrequency(5).rows().get(i).get(3));
        }
        Plot.Lines tracking = (Plot.Lines) fit.tracking(39);
        assertThat(tracking.series()).hasSize(1);
        assertThat(tracking.series().get(0).values().get(38))
                .isCloseTo(customers.purchases(), Offset.offset(0.03 * customers.purchases()));
        assertThatThrownBy(() -> fit.frequencies(0)).hasMessageContaining("cap 0");
    }
}
