package io.growth4j.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegressionEvaluationTest {
    private static final double[] ACTUAL =
            IntStream.rangeClosed(1, 20).asDoubleStream().toArray();

    @Test
    void perfectPrediction_isPerfectInEveryFigure() {
        RegressionEvaluation perfect = RegressionEvaluation.of(ACTUAL, ACTUAL);
        assertThat(perfect.normalizedGini()).isCloseTo(1, within(1e-12));
        assertThat(perfect.spearman()).isCloseTo(1, within(1e-12));
        assertThat(perfect.decileMape()).isZero();
        assertThat(perfect.rootMeanSquaredError()).isZero();
        assertThat(perfect.relativeBias()).isZero();
    }

    @Test
    void doubledPrediction_ranksPerfectlyAndIsOffByAsMuchAgain() {
        double[] doubled =
                IntStream.rangeClosed(1, 20).mapToDouble(i -> 2.0 * i).toArray();
        RegressionEvaluation evaluation = RegressionEvaluation.of(ACTUAL, doubled);
        assertThat(evaluation.normalizedGini()).isCloseTo(1, within(1e-12));
        assertThat(evaluation.decileMape()).isCloseTo(1, within(1e-12));
        assertThat(evaluation.relativeBias()).isCloseTo(1, within(1e-12));
    }

    @Test
    void constantPrediction_ranksNobody() {
        RegressionEvaluation constant = RegressionEvaluation.of(ACTUAL, new double[20]);
        assertThat(constant.normalizedGini()).isCloseTo(0, within(1e-12));
        assertThat(constant.spearman()).isNaN();
    }

    @Test
    void spearman_withTies_usesMeanRanks() {
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4.
        double expected = 4.5 / Math.sqrt(4.5 * 5);
        assertThat(RegressionEvaluation.of(new double[] {1, 2, 2, 3}, new double[] {1, 2, 3, 4})
                        .spearman())
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void worthlessUsers_haveNoRatio() {
        RegressionEvaluation none = RegressionEvaluation.of(new double[12], ACTUAL_12);
        assertThat(none.normalizedGini()).isNaN();
        assertThat(none.decileMape()).isNaN();
        assertThat(none.relativeBias()).isNaN();
    }

    private static final double[] ACTUAL_12 =
            IntStream.rangeClosed(1, 12).asDoubleStream().toArray();

    @Test
    void deciles_areTenGroupsFromTheTop() {
        var table = RegressionEvaluation.of(ACTUAL, ACTUAL).deciles().toTable();
        assertThat(table.rows()).hasSize(10);
        assertThat(table.rows().get(0)).containsExactly(1L, 2L, 19.5, 19.5);
    }

    @Test
    void gains_holdTheTotalFromTheTop() {
        ValueGains gains = RegressionEvaluation.of(new double[] {0, 6, 0, 3, 1}, new double[] {1, 2, 4, 3, 0})
                .gains(100);
        assertThat(gains.depth()).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
        assertThat(gains.captured()).containsExactly(0.0, 0.0, 0.3, 0.9, 0.9, 1.0);
        assertThat(gains.perfect()).containsExactly(0.0, 0.6, 0.9, 1.0, 1.0, 1.0);
    }

    /** The area between the curves, by trapezoids through every user, is the normalised Gini. */
    @Test
    void gains_encloseTheNormalisedGini() {
        double[] predicted = new Random(4).doubles(ACTUAL_12.length).toArray();
        RegressionEvaluation evaluation = RegressionEvaluation.of(ACTUAL_12, predicted);
        ValueGains gains = evaluation.gains(1000);
        double ratio = above(gains.depth(), gains.captured()) / above(gains.depth(), gains.perfect());
        assertThat(ratio).isCloseTo(evaluation.normalizedGini(), within(1e-12));
    }

    private static double above(List<Double> diagonal, List<Double> curve) {
        return IntStream.range(0, curve.size())
                .mapToDouble(i -> curve.get(i) - diagonal.get(i))
                .sum();
    }

    @Test
    void outcomes_areSharesOfEachDecile() {
        var map = RegressionEvaluation.of(new double[] {0, 0, 1, 2, 3, 3}, new double[] {6, 5, 4, 3, 2, 1})
                .outcomes();
        assertThat(map.rows()).hasSize(6);
        assertThat(map.values().get(0)).containsExactly(1.0, 0.0, 0.0, 0.0, 0.0);
        assertThat(map.values().get(2)).containsExactly(0.0, 1.0, 0.0, 0.0, 0.0);
        assertThat(map.values().get(4))
                .as("equal amounts stand together")
                .isEqualTo(map.values().get(5));
    }

    @Test
    void badInput_isRefusedByName() {
        assertThatThrownBy(() -> RegressionEvaluation.of(new double[] {1}, new double[] {1})
                        .gains(0))
                .hasMessageContaining("0 points");
        assertThatThrownBy(() -> RegressionEvaluation.of(new double[0], new double[0]))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> RegressionEvaluation.of(new double[] {1}, new double[] {Double.NaN}))
                .hasMessageContaining("row 0: actual 1.0, predicted NaN");
    }
}
