package io.growth4j.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CalibratorsTest {
    private static final int ROWS = 20_000;

    /** Labels of a known probability, and a score whose log-odds are twice too wide and shifted. */
    private static double[][] overconfident(int seed) {
        Random random = new Random(seed);
        double[] labels = new double[ROWS];
        double[] scores = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double logit = random.nextGaussian() * 1.5 - 1;
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
            scores[i] = 1 / (1 + Math.exp(-(2 * logit + 0.6)));
        }
        return new double[][] {labels, scores};
    }

    @Test
    void platt_findsTheLineBack() {
        double[][] rows = overconfident(1);
        Calibrator.Platt platt = Calibrators.platt(rows[0], rows[1]);
        assertThat(platt.slope()).isCloseTo(0.5, within(0.03));
        assertThat(platt.intercept()).isCloseTo(-0.3, within(0.05));
    }

    @Test
    void calibration_removesMostOfTheError() {
        double[][] fit = overconfident(2);
        double[][] test = overconfident(3);
        double before = error(test, new Calibrator.None());
        assertThat(before).isGreaterThan(0.05);
        assertThat(error(test, Calibrators.platt(fit[0], fit[1]))).isLessThan(0.015);
        assertThat(error(test, Calibrators.isotonic(fit[0], fit[1]))).isLessThan(0.02);
    }

    private static double error(double[][] rows, Calibrator calibrator) {
        double[] scores = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            scores[i] = calibrator.apply(rows[1][i]);
        }
        return BinaryEvaluation.of(rows[0], scores).calibration(10).expectedError();
    }

    @Test
    void isotonic_isThePooledMeanOfViolators() {
        Calibrator.Isotonic isotonic =
                Calibrators.isotonic(new double[] {0, 1, 0, 1}, new double[] {0.1, 0.2, 0.3, 0.4});
        assertThat(isotonic.apply(0.05)).isZero();
        assertThat(isotonic.apply(0.25)).isEqualTo(0.5);
        assertThat(isotonic.apply(0.35)).isCloseTo(0.75, within(1e-12));
        assertThat(isotonic.apply(0.9)).isEqualTo(1);
    }

    @Property(seed = "4", tries = 50)
    void calibrators_neverTurnTheOrderAround(
            @ForAll @IntRange(max = 1000) int seed,
            @ForAll @DoubleRange(min = 0, max = 1) double a,
            @ForAll @DoubleRange(min = 0, max = 1) double b) {
        Random random = new Random(seed);
        double[] labels = new double[50];
        double[] scores = new double[50];
        for (int i = 0; i < 50; i++) {
            labels[i] = i < 2 ? i : random.nextInt(2);
            scores[i] = random.nextInt(20) / 20.0;
        }
        double low = Math.min(a, b);
        double high = Math.max(a, b);
        for (Calibrator calibrator :
                new Calibrator[] {Calibrators.platt(labels, scores), Calibrators.isotonic(labels, scores)}) {
            assertThat(calibrator.apply(high))
                    .isGreaterThanOrEqualTo(calibrator.apply(low))
                    .isBetween(0.0, 1.0);
        }
    }

    @Test
    void platt_ofSeparableData_staysFinite() {
        Calibrator.Platt platt = Calibrators.platt(new double[] {0, 0, 1, 1}, new double[] {0, 0.1, 0.9, 1});
        assertThat(platt.slope()).isFinite().isPositive();
        assertThat(platt.apply(1)).isBetween(0.5, 1.0);
    }
}
