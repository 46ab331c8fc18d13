package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.stat.Interval;
import java.nio.file.Path;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GammaGammaTest {
    private static final GammaGamma MODEL = new GammaGamma(6.25, 3.74, 15.44);

    private static PurchaseSummaries customers(int n, long seed) {
        Random random = new Random(seed);
        long[] x = random.longs(n, 0, 6).toArray();
        double[] recency = new double[n];
        double[] age = new double[n];
        for (int i = 0; i < n; i++) {
            recency[i] = x[i] == 0 ? 0 : 10;
            age[i] = 20;
        }
        return PurchaseSummaries.of(TimeScale.WEEK, x, recency, age).withMeanSpend(MODEL.simulate(x, seed));
    }

    @ParameterizedTest
    @CsvSource({"2,22.35,24.65", "1,11.77,18.91", "0,0,35.17", "7,73.74,71.46", "2,25.55,27.28"})
    void expectedSpend_isThatOfHardiesSheet(long purchases, double mean, double expected) {
        GammaGamma sheet = new GammaGamma(6.25, 3.744, 15.443);
        assertThat(sheet.expectedSpend(purchases, mean)).isCloseTo(expected, Offset.offset(0.01));
    }

    @Test
    void fit_recoversTheTruth_andCountsOnlyRepeaters() {
        PurchaseSummaries all = customers(8000, 2);
        Fit<GammaGamma> fit = GammaGamma.fit(all);
        assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
        for (int i = 0; i < 3; i++) {
            String name = MODEL.parameterNames().get(i);
            Interval interval = fit.interval(name, 0.999);
            assertThat(interval.contains(MODEL.parameters().get(i)))
                    .as(name + interval)
                    .isTrue();
        }
        assertThat(fit.summary().customers()).isLessThan(7000);
        double sum = 0;
        for (int row = 0; row < all.size(); row++) {
            if (all.repeats(row) > 0) {
                sum += fit.model().logLikelihood(all.repeats(row), all.meanSpend(row));
            }
        }
        assertThat(fit.logLikelihood()).isCloseTo(sum, Offset.offset(1e-6));
    }

    @Test
    void derivativesByParameters_vanishAtTheFit_inAnyMoney() {
        PurchaseSummaries all = customers(500, 3);
        double[] cents = new double[all.size()];
        for (int i = 0; i < cents.length; i++) {
            cents[i] = all.meanSpend(i) * 100;
        }
        Fit<GammaGamma> dollars = GammaGamma.fit(all);
        Fit<GammaGamma> minor = GammaGamma.fit(all.withMeanSpend(cents));
        assertThat(dollars.summary().slope()).isLessThan(1e-2);
        assertThat(minor.model().p()).isCloseTo(dollars.model().p(), Percentage.withPercentage(1e-3));
        assertThat(minor.model().gamma()).isCloseTo(100 * dollars.model().gamma(), Percentage.withPercentage(1e-3));
        assertThat(minor.logLikelihood())
                .isCloseTo(
                        dollars.logLikelihood() - dollars.summary().customers() * Math.log(100), Offset.offset(1e-5));
        GammaGamma best = dollars.model();
        for (int i = 0; i < 3; i++) {
            for (double factor : new double[] {0.99, 1.01}) {
                double[] v = best.parameters().stream().mapToDouble(one -> one).toArray();
                v[i] *= factor;
                GammaGamma moved = new GammaGamma(v[0], v[1], v[2]);
                double sum = 0;
                for (int row = 0; row < all.size(); row++) {
                    sum += all.repeats(row) > 0 ? moved.logLikelihood(all.repeats(row), all.meanSpend(row)) : 0;
                }
                assertThat(sum).isLessThan(dollars.logLikelihood());
            }
        }
    }

    @Test
    void spendThatIsNotPositive_isRefusedByRow() {
        PurchaseSummaries all = PurchaseSummaries.of(
                TimeScale.WEEK, new long[] {0, 2, 1}, new double[] {0, 3, 4}, new double[] {9, 9, 9});
        assertThatThrownBy(() -> GammaGamma.fit(all.withMeanSpend(Double.NaN, 5, 0)))
                .hasMessageContaining("row 2: mean spend 0.0 of 1 repeat purchases");
        assertThatThrownBy(() -> GammaGamma.fit(all.withMeanSpend(Double.NaN, -5, 1)))
                .hasMessageContaining("row 1");
        assertThatThrownBy(() -> GammaGamma.fit(all)).hasMessageContaining("row 1: mean spend NaN");
        PurchaseSummaries none = PurchaseSummaries.of(TimeScale.WEEK, new long[2], new double[2], new double[] {9, 9});
        assertThatThrownBy(() -> GammaGamma.fit(none)).hasMessageContaining("needs at least 2");
    }

    @Test
    void expectedSpend_isFinite_whereTheMeanDoesNotExist() {
        assertThat(new GammaGamma(6, 0.9, 15).expectedSpend(0, Double.NaN)).isCloseTo(100, Offset.offset(1e-9));
        assertThat(MODEL.expectedSpend(0, Double.NaN)).isCloseTo(6.25 * 15.44 / 2.74, Offset.offset(1e-9));
    }

    @Test
    void savedFit_comesBack(@TempDir Path folder) {
        Fit<GammaGamma> fit = GammaGamma.fit(customers(300, 4));
        fit.save(folder.resolve("spend"));
        assertThat(Fits.load(folder.resolve("spend"), GammaGamma.class).model()).isEqualTo(fit.model());
        assertThatThrownBy(() -> Fits.load(folder.resolve("spend"), BgNbd.class))
                .hasMessageContaining("holds a Gamma-Gamma model, not a BgNbd");
    }

    @Test
    void dependence_isFoundWhereItIs_andOnlyThere() {
        PurchaseSummaries independent = customers(3000, 5);
        assertThat(SpendDependence.of(independent).isTolerable()).isTrue();
        double[] dependent = new double[independent.size()];
        for (int i = 0; i < dependent.length; i++) {
            dependent[i] = independent.meanSpend(i) * (1 + independent.repeats(i));
        }
        SpendDependence found = SpendDependence.of(independent.withMeanSpend(dependent));
        assertThat(found.isTolerable()).isFalse();
        assertThat(found.spearman()).isGreaterThan(0.3);
        assertThat(found.pearson()).isGreaterThan(0.2);
        PurchaseSummaries few =
                PurchaseSummaries.of(TimeScale.WEEK, new long[] {1, 1}, new double[] {3, 3}, new double[] {9, 9});
        assertThatThrownBy(() -> SpendDependence.of(few.withMeanSpend(1, 2))).hasMessageContaining("at least 4");
    }

    @Test
    @EnabledIf("io.growth4j.models.ltv.RealData#isThere")
    void cdnow_isThePublishedFit() {
        Fit<GammaGamma> sample = GammaGamma.fit(RealData.cdnow("rfm_cdnow_sample.csv"));
        // Published on unrounded amounts; ours are to the cent, whose maximum is −4055.9232.
        assertThat(sample.logLikelihood()).isCloseTo(-4055.9232435, Offset.offset(1e-6));
        assertThat(sample.model().p()).isCloseTo(6.25, Offset.offset(0.01));
        assertThat(sample.model().q()).isCloseTo(3.74, Offset.offset(0.01));
        assertThat(sample.model().gamma()).isCloseTo(15.44, Offset.offset(0.02));
        PurchaseSummaries all = RealData.cdnow("rfm_cdnow_full.csv");
        Fit<GammaGamma> full = GammaGamma.fit(all.where(row -> all.meanSpend(row) > 0));
        assertThat(full.logLikelihood()).isCloseTo(-40763.48, Offset.offset(6e-3));
        assertThat(full.model().p()).isCloseTo(6.275343, Percentage.withPercentage(0.1));
        assertThat(full.model().q()).isCloseTo(3.624443, Percentage.withPercentage(0.1));
        assertThat(full.model().gamma()).isCloseTo(14.983711, Percentage.withPercentage(0.1));
    }
}
