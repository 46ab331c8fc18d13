package io.growth4j.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
    void decileTable_hasTenGroupsFromTheTop() {
        var table = RegressionEvaluation.of(ACTUAL, ACTUAL).decileTable();
        assertThat(table.rows()).hasSize(10);
        assertThat(table.rows().get(0)).containsExactly(1L, 2L, 19.5, 19.5);
    }

    @Test
    void badInput_isRefusedByName() {
        assertThatThrownBy(() -> RegressionEvaluation.of(new double[0], new double[0]))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> RegressionEvaluation.of(new double[] {1}, new double[] {Double.NaN}))
                .hasMessageContaining("row 0: actual 1.0, predicted NaN");
    }
}
