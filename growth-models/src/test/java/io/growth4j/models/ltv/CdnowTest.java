package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.report.Plot;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The published fits of the CDNOW cohort. */
@EnabledIf("io.growth4j.models.ltv.RealData#isThere")
class CdnowTest {
    private static final PurchaseSummaries SAMPLE =
            RealData.isThere() ? RealData.cdnow("rfm_cdnow_sample.csv") : empty();
    private static final PurchaseSummaries FULL = RealData.isThere() ? RealData.cdnow("rfm_cdnow_full.csv") : empty();

    private static PurchaseSummaries empty() {
        return PurchaseSummaries.of(TimeScale.WEEK, new long[0], new double[0], new double[0]);
    }

    private static void assertFit(Fit<?> fit, double logLikelihood, double... parameters) {
        assertNear(fit, logLikelihood, 1e-3, parameters);
    }

    /** The full cohort's log-likelihoods are published with two digits. */
    private static void assertFull(Fit<?> fit, double logLikelihood, double... parameters) {
        assertNear(fit, logLikelihood, 5.5e-3, parameters);
    }

    private static void assertNear(Fit<?> fit, double logLikelihood, double tolerance, double... parameters) {
        assertThat(fit.status()).as(fit.summary().reason()).isEqualTo(FitStatus.CONVERGED);
        assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, Offset.offset(tolerance));
        for (int i = 0; i < parameters.length; i++) {
            assertThat(fit.model().parameters().get(i)).isCloseTo(parameters[i], Percentage.withPercentage(0.1));
        }
    }

    @Test
    void bgNbd_isThePublishedFit() {
        assertFit(BgNbd.fit(SAMPLE), -9582.429, 0.24260, 4.41368, 0.79299, 2.42617);
        Fit<BgNbd> full = BgNbd.fit(FULL);
        assertFull(full, -95368.44, 0.25162403, 4.78894251, 0.72343082, 2.16107841);
        assertThat(full.standardError("r")).isCloseTo(0.004201971, Percentage.withPercentage(0.5));
        assertThat(full.standardError("alpha")).isCloseTo(0.131254867, Percentage.withPercentage(0.5));
        assertThat(full.standardError("a")).isCloseTo(0.053928831, Percentage.withPercentage(0.5));
        assertThat(full.standardError("b")).isCloseTo(0.198587755, Percentage.withPercentage(0.5));
    }

    @Test
    void mbgNbd_isThePublishedFit() {
        assertFit(MbgNbd.fit(SAMPLE), -9582.136, 0.524843559, 6.183092845, 0.89138778, 1.614048335);
        assertFull(MbgNbd.fit(FULL), -95336.96, 0.637129747, 7.310225073, 0.807491306, 1.228442877);
    }

    @Test
    void paretoNbd_isThePublishedFit() {
        Fit<ParetoNbd> sample = ParetoNbd.fit(SAMPLE);
        assertFit(sample, -9594.976, 0.5533, 10.578, 0.6061, 11.66);
        assertThat(sample.standardError("r")).isCloseTo(0.0476264, Percentage.withPercentage(0.1));
        assertThat(sample.standardError("alpha")).isCloseTo(0.8427222, Percentage.withPercentage(0.1));
        assertThat(sample.standardError("s")).isCloseTo(0.1872594, Percentage.withPercentage(0.1));
        assertThat(sample.standardError("beta")).isCloseTo(6.2105448, Percentage.withPercentage(0.1));
        assertFull(ParetoNbd.fit(FULL), -95415.12, 0.5974136, 11.5851138, 0.5221701, 8.8259795);
    }

    @Test
    void nbd_isThePublishedFit() {
        assertFit(Nbd.fit(SAMPLE), -9763.658, 0.3847659, 12.0720137);
        Fit<Nbd> full = Nbd.fit(FULL);
        assertThat(full.logLikelihood()).isCloseTo(-96845.34, Offset.offset(5.5e-3));
    }

    @Test
    void holdOutPredictions_arePublished() {
        assertHoldout(BgNbd.fit(SAMPLE).model(), 1653.41, 0.785456);
        assertHoldout(MbgNbd.fit(SAMPLE).model(), 1576.71, 0.764778);
        assertHoldout(ParetoNbd.fit(SAMPLE).model(), 1665.45, 0.75451);
        assertHoldout(Nbd.fit(SAMPLE).model(), 2929.82, 1.04102);
    }

    private static void assertHoldout(CustomerBaseModel model, double sum, double meanAbsoluteError) {
        double[] expected = model.expectedPurchases(SAMPLE, 39);
        double total = 0;
        double error = 0;
        for (int row = 0; row < expected.length; row++) {
            total += expected[row];
            error += Math.abs(expected[row] - SAMPLE.holdout(row)) / expected.length;
        }
        assertThat(total).as(model.toString()).isCloseTo(sum, Percentage.withPercentage(0.05));
        assertThat(error).as(model.toString()).isCloseTo(meanAbsoluteError, Percentage.withPercentage(0.05));
    }

    @Test
    void trackingAtWeek78_isPublished() {
        assertTracking(BgNbd.fit(SAMPLE).model(), 4165.63);
        assertTracking(MbgNbd.fit(SAMPLE).model(), 4054.2);
        assertTracking(ParetoNbd.fit(SAMPLE).model(), 4274.47);
    }

    private static void assertTracking(CustomerBaseModel model, double published) {
        Plot.Lines lines = (Plot.Lines) GoodnessOfFit.of(model, SAMPLE).tracking(78);
        double last = lines.series().get(lines.series().size() - 1).values().get(77);
        assertThat(last).as(model.toString()).isCloseTo(published, Percentage.withPercentage(0.1));
    }

    @Test
    void summariesOfThePurchases_areThoseOfTheCohort() {
        PurchaseSummaries customers = RealData.cohort();
        assertThat(customers.size()).isEqualTo(FULL.size());
        assertThat(customers.holdoutLength()).isEqualTo(39);
        long later = 0;
        for (int row = 0; row < customers.size(); row++) {
            assertThat(customers.repeats(row)).isEqualTo(FULL.repeats(row));
            assertThat(customers.recency(row)).isCloseTo(FULL.recency(row), Offset.offset(1e-9));
            assertThat(customers.age(row)).isCloseTo(FULL.age(row), Offset.offset(1e-9));
            later += customers.holdout(row);
        }
        assertThat(later).isEqualTo(19_684);
        assertThat(BgNbd.fit(customers).logLikelihood()).isCloseTo(-95368.44, Offset.offset(6e-3));
    }
}
