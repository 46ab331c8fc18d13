package io.growth4j.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ThresholdRuleTest {
    private static final BinaryEvaluation EVALUATION = BinaryEvaluation.of(
            new double[] {1, 1, 0, 1, 0, 0, 1, 0}, new double[] {0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2});

    @Test
    void lowestCost_movesWithWhatAMissCosts() {
        assertThat(new ThresholdRule.LowestCost(1, 1).choose(EVALUATION)).isEqualTo(0.8);
        assertThat(new ThresholdRule.LowestCost(1, 5).choose(EVALUATION)).isEqualTo(0.3);
        assertThat(new ThresholdRule.LowestCost(5, 1).choose(EVALUATION)).isEqualTo(0.8);
    }

    @Test
    void targets_areReached() {
        assertThat(new ThresholdRule.TargetPrecision(0.75).choose(EVALUATION)).isEqualTo(0.6);
        assertThat(new ThresholdRule.TargetRecall(0.5).choose(EVALUATION)).isEqualTo(0.8);
        assertThat(new ThresholdRule.TargetRecall(1).choose(EVALUATION)).isEqualTo(0.3);
        assertThat(new ThresholdRule.BestF1().choose(EVALUATION)).isEqualTo(0.6);
        assertThat(new ThresholdRule.Fixed(0.42).choose(EVALUATION)).isEqualTo(0.42);
    }

    @Test
    void precisionThatNoThresholdReaches_isRefused() {
        BinaryEvaluation poor = BinaryEvaluation.of(new double[] {0, 1}, new double[] {0.9, 0.1});
        assertThatThrownBy(() -> new ThresholdRule.TargetPrecision(0.9).choose(poor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no threshold reaches a precision of 0.9");
    }

    @Test
    void costBelowZero_isRefused() {
        assertThatThrownBy(() -> new ThresholdRule.LowestCost(-1, 1)).hasMessageContaining("false alarm, -1.0");
        assertThatThrownBy(() -> new ThresholdRule.TargetRecall(2)).hasMessage("recall 2.0 is outside 0 to 1");
    }
}
