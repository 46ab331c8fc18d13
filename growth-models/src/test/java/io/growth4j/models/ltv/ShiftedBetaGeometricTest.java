package io.growth4j.models.ltv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShiftedBetaGeometricTest {
    /** The "Regular" segment of Fader and Hardie 2007, of 1,000 customers. */
    private static final long[] REGULAR = {1000, 631, 468, 382, 326, 289, 262, 241};

    @Test
    void fit_isTheMaximumForThePublishedSegment() {
        Fit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(TimeScale.YEAR, REGULAR);
        assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
        assertThat(fit.logLikelihood()).isCloseTo(-1680.265188, Offset.offset(1e-5));
        assertThat(fit.model().alpha()).isCloseTo(0.70407732, Percentage.withPercentage(0.01));
        assertThat(fit.model().beta()).isCloseTo(1.18204307, Percentage.withPercentage(0.01));
        assertThat(fit.standardError("alpha")).isPositive();
    }

    @Test
    void survival_isTheProductOfRetentions() {
        ShiftedBetaGeometric model = new ShiftedBetaGeometric(0.7, 1.2);
        double product = 1;
        assertThat(model.survival(0)).isEqualTo(1);
        for (int t = 1; t < 50; t++) {
            product *= model.retention(t);
            assertThat(model.survival(t)).isCloseTo(product, Offset.offset(1e-12));
        }
    }

    @Test
    void residualLifetime_isTheDiscountedSumOfSurvival() {
        ShiftedBetaGeometric model = new ShiftedBetaGeometric(0.7, 1.2);
        double sum = 0;
        for (int t = 3; t < 2000; t++) {
            sum += model.survival(t) / model.survival(2) * Math.pow(1.1, 3 - t);
        }
        assertThat(model.residualLifetime(2, 0.1)).isCloseTo(sum, Offset.offset(1e-9));
        assertThatThrownBy(() -> model.residualLifetime(2, 0)).hasMessageContaining("discount rate 0.0");
    }

    @Test
    void cohortsThatTellNothing_areRefused() {
        assertThatThrownBy(() -> ShiftedBetaGeometric.fit(TimeScale.YEAR, 10, 9))
                .hasMessageContaining("2 renewals");
        assertThatThrownBy(() -> ShiftedBetaGeometric.fit(TimeScale.YEAR, 10, 11, 9))
                .hasMessageContaining("survivors 11 after renewal 1");
        assertThatThrownBy(() -> ShiftedBetaGeometric.fit(TimeScale.YEAR, 10, 10, 10))
                .hasMessageContaining("none of 10 customers left");
    }

    @Test
    void savedFit_comesBack(@TempDir Path folder) {
        Fit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(TimeScale.YEAR, REGULAR);
        fit.save(folder.resolve("sbg"));
        assertThat(Fits.load(folder.resolve("sbg"), ShiftedBetaGeometric.class).model())
                .isEqualTo(fit.model());
    }
}
