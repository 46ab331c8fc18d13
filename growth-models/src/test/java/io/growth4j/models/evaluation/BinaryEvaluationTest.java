package io.growth4j.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.stat.Interval;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BinaryEvaluationTest {
    private static final double[] LABELS = {0, 0, 1, 1, 0, 1, 1, 0, 1, 0};
    private static final double[] SCORES = {0.1, 0.4, 0.35, 0.8, 0.3, 0.7, 0.9, 0.2, 0.6, 0.5};

    /** Rows with many ties, so that every rule for them matters. */
    private record Sample(double[][] columns) {
        static Sample of(int seed, int n) {
            Random random = new Random(seed);
            double[] labels = new double[n];
            double[] scores = new double[n];
            for (int i = 0; i < n; i++) {
                scores[i] = random.nextInt(8) / 8.0;
                labels[i] = i < 2 ? i : random.nextDouble() < scores[i] ? 1 : 0;
            }
            return new Sample(new double[][] {labels, scores});
        }

        double[] labels() {
            return columns[0];
        }

        double[] scores() {
            return columns[1];
        }
    }

    @Property(seed = "7", tries = 100)
    void auc_countsPairsThatAreInOrder(
            @ForAll @IntRange(max = 10_000) int seed, @ForAll @IntRange(min = 2, max = 60) int n) {
        Sample sample = Sample.of(seed, n);
        double won = 0;
        double pairs = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (sample.labels()[i] == 1 && sample.labels()[j] == 0) {
                    pairs++;
                    won += (Math.signum(sample.scores()[i] - sample.scores()[j]) + 1) / 2;
                }
            }
        }
        assertThat(BinaryEvaluation.of(sample.labels(), sample.scores()).auc()).isCloseTo(won / pairs, within(1e-12));
    }

    @Property(seed = "8", tries = 100)
    void ks_isTheGreatestGapOverAllThresholds(
            @ForAll @IntRange(max = 10_000) int seed, @ForAll @IntRange(min = 2, max = 60) int n) {
        Sample sample = Sample.of(seed, n);
        BinaryEvaluation evaluation = BinaryEvaluation.of(sample.labels(), sample.scores());
        double greatest = Arrays.stream(sample.scores())
                .map(threshold -> {
                    ConfusionMatrix matrix = evaluation.at(threshold);
                    return Math.abs(matrix.recall() - (1 - matrix.specificity()));
                })
                .max()
                .orElseThrow();
        assertThat(evaluation.ks()).isCloseTo(greatest, within(1e-12));
    }

    @Property(seed = "9", tries = 100)
    void at_countsEveryRowOnce(@ForAll @IntRange(max = 10_000) int seed, @ForAll @IntRange(min = 2, max = 60) int n) {
        Sample sample = Sample.of(seed, n);
        long[] cells = new long[4];
        for (int i = 0; i < n; i++) {
            cells[(sample.scores()[i] >= 0.5 ? 0 : 2) + (sample.labels()[i] == 1 ? 0 : 1)]++;
        }
        assertThat(BinaryEvaluation.of(sample.labels(), sample.scores()).at(0.5))
                .isEqualTo(new ConfusionMatrix(cells[0], cells[1], cells[3], cells[2]));
    }

    @Property(seed = "10", tries = 50)
    void figures_withoutTies_doNotDependOnTheOrderOfRows(@ForAll @IntRange(max = 10_000) int seed) {
        Sample sample = Sample.of(seed, 40);
        int n = 40;
        double[] labels = new double[n];
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            labels[i] = sample.labels()[n - 1 - i];
            scores[i] = sample.scores()[n - 1 - i];
        }
        BinaryEvaluation a = BinaryEvaluation.of(sample.labels(), sample.scores());
        BinaryEvaluation b = BinaryEvaluation.of(labels, scores);
        assertThat(b.averagePrecision()).isCloseTo(a.averagePrecision(), within(1e-12));
        assertThat(b.calibration(5).expectedError()).isCloseTo(a.calibration(5).expectedError(), within(1e-12));
        assertThat(b.aucInterval(0.9).low()).isCloseTo(a.aucInterval(0.9).low(), within(1e-12));
    }

    @Test
    void averagePrecision_addsPrecisionWhereRecallGrows() {
        // Found at ranks 1, 2, 3, 4 and 7.
        double expected = (1 + 1 + 1 + 1 + 5 / 7.0) / 5;
        assertThat(BinaryEvaluation.of(LABELS, SCORES).averagePrecision()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void logLossAndBrier_ofOneHalf_areThoseOfACoin() {
        BinaryEvaluation coin = BinaryEvaluation.of(new double[] {0, 1}, new double[] {0.5, 0.5});
        assertThat(coin.logLoss()).isCloseTo(Math.log(2), within(1e-15));
        assertThat(coin.brierScore()).isEqualTo(0.25);
        assertThat(coin.auc()).isEqualTo(0.5);
    }

    @Test
    void logLoss_ofAWrongCertainty_isFinite() {
        BinaryEvaluation wrong = BinaryEvaluation.of(new double[] {0, 1}, new double[] {1, 0});
        assertThat(wrong.logLoss()).isCloseTo(-Math.log(1e-15), within(1e-1));
    }

    @Test
    void aucInterval_coversTheTruthAsOftenAsItSays() {
        // Scores are N(1, 1) for positives and N(0, 1) for negatives: the true AUC is Φ(1/√2).
        double truth = io.growth4j.stat.Normal.cumulative(1 / Math.sqrt(2));
        Random random = new Random(5);
        int covered = 0;
        for (int run = 0; run < 400; run++) {
            double[] labels = new double[200];
            double[] scores = new double[200];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = i % 4 == 0 ? 1 : 0;
                scores[i] = random.nextGaussian() + labels[i];
            }
            Interval interval = BinaryEvaluation.of(labels, scores).aucInterval(0.9);
            covered += interval.contains(truth) ? 1 : 0;
        }
        assertThat(covered / 400.0).isBetween(0.86, 0.94);
    }

    @Test
    void compare_ofAModelWithItself_isNoDifference() {
        AucDifference same = BinaryEvaluation.compare(LABELS, SCORES, SCORES, 0.95);
        assertThat(same.difference()).isZero();
        assertThat(same.interval().width()).isZero();
        assertThat(same.pValue()).isNaN();
    }

    @Test
    void compare_ofAGoodModelWithNoise_isSignificant() {
        Random random = new Random(3);
        double[] labels = new double[500];
        double[] good = new double[500];
        double[] noise = new double[500];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 2;
            good[i] = random.nextGaussian() + labels[i];
            noise[i] = random.nextGaussian();
        }
        AucDifference difference = BinaryEvaluation.compare(labels, good, noise, 0.95);
        assertThat(difference.interval().low()).isPositive();
        assertThat(difference.pValue()).isLessThan(1e-6);
    }

    @Test
    void captureAt_fullDepth_isEverybody() {
        BinaryEvaluation evaluation = BinaryEvaluation.of(LABELS, SCORES);
        assertThat(evaluation.captureAt(1).capture()).isEqualTo(1);
        assertThat(evaluation.captureAt(0.4).capture()).isEqualTo(0.8);
        assertThatThrownBy(() -> evaluation.captureAt(0)).hasMessageContaining("depth 0.0");
        assertThatThrownBy(() -> evaluation.captureAt(1.5)).hasMessageContaining("depth 1.5");
    }

    @Test
    void gains_withARemainder_giveTheFirstBinsOneMore() {
        assertThat(BinaryEvaluation.of(LABELS, SCORES).gains(4).bins())
                .extracting(GainsTable.Bin::users)
                .containsExactly(3L, 3L, 2L, 2L);
    }

    @Test
    void calibration_keepsEqualScoresTogether() {
        double[] labels = {1, 0, 1, 0, 1, 0};
        double[] scores = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
        assertThat(BinaryEvaluation.of(labels, scores).calibration(3).bins())
                .containsExactly(new CalibrationCurve.Bin(6, 0.5, 0.5));
    }

    @Test
    void calibration_ofABiasedForecast_isItsBias() {
        double[] labels = new double[100];
        Arrays.fill(labels, 0, 30, 1);
        double[] scores = new double[100];
        Arrays.fill(scores, 0.5);
        CalibrationCurve curve = BinaryEvaluation.of(labels, scores).calibration(10);
        assertThat(curve.expectedError()).isCloseTo(0.2, within(1e-12));
        assertThat(curve.maximumError()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void rocCurve_goesFromOriginToCorner() {
        var plot = (io.growth4j.report.Plot.Lines)
                BinaryEvaluation.of(LABELS, SCORES).rocCurve(100);
        assertThat(plot.x()).startsWith(0.0).endsWith(1.0).isSorted();
        assertThat(plot.series().get(0).values()).startsWith(0.0).endsWith(1.0).isSorted();
    }

    @Test
    void badInput_isRefusedByName() {
        assertThatThrownBy(() -> BinaryEvaluation.of(new double[] {1, 1}, new double[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("all 2 labels are 1: an evaluation needs both classes");
        assertThatThrownBy(() -> BinaryEvaluation.of(new double[] {1, 2}, new double[] {0, 1}))
                .hasMessage("label of row 1 is 2.0, not 0 or 1");
        assertThatThrownBy(() -> BinaryEvaluation.of(new double[] {1, 0}, new double[] {0, Double.NaN}))
                .hasMessage("score of row 1 is NaN");
        assertThatThrownBy(() -> BinaryEvaluation.of(new double[] {1, 0}, new double[] {0}))
                .hasMessage("1 scores for 2 labels");
        assertThatThrownBy(() -> BinaryEvaluation.of(new double[] {1, 0}, new double[] {7, 0})
                        .logLoss())
                .hasMessageContaining("scores from 0.0 to 7.0 are no probabilities");
        assertThatThrownBy(() -> BinaryEvaluation.of(LABELS, SCORES).gains(11)).hasMessageContaining("11 bins for 10");
    }
}
