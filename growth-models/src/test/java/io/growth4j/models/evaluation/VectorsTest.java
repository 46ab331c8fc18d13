package io.growth4j.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.action.RecallEconomics;
import io.growth4j.stat.EffectKind;
import org.junit.jupiter.api.Test;

/** Published and recomputed numbers. */
class VectorsTest {
    @Test
    void normalizedGini_ofAmounts_isThatOfCausalml() {
        double[] actual = {3.0, 1, 4, 1.5, 9, 2.6, 5};
        double[] predicted = {2.0, 1.2, 3, 1.4, 4, 5, 6};
        assertThat(RegressionEvaluation.of(actual, predicted).normalizedGini())
                .isCloseTo(0.6234567901234567, within(1e-12));
        assertThat(RegressionEvaluation.of(new double[] {0, 0, 5, 10, 100}, new double[] {5, 4, 3, 2, 1})
                        .normalizedGini())
                .isCloseTo(-1, within(1e-12));
    }

    @Test
    void normalizedGini_ofBinaryLabels_isTwiceTheAucMinusOne() {
        double[] labels = {0, 0, 1, 1, 0, 1, 1, 0, 1, 0};
        double[] scores = {0.1, 0.4, 0.35, 0.8, 0.3, 0.7, 0.9, 0.2, 0.6, 0.5};
        assertThat(BinaryEvaluation.of(labels, scores).auc()).isCloseTo(0.92, within(1e-12));
        assertThat(BinaryEvaluation.of(labels, scores).gini()).isCloseTo(0.84, within(1e-12));
        assertThat(RegressionEvaluation.of(labels, scores).normalizedGini()).isCloseTo(0.84, within(1e-12));
    }

    @Test
    void gains_inFiveBins_haveTheCapturesLiftsAndKsOfTheDefinition() {
        double[] labels = {1, 1, 0, 1, 0, 0, 1, 0, 0, 0};
        double[] scores = {0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2};
        GainsTable gains = BinaryEvaluation.of(labels, scores).gains(5);
        assertThat(gains.bins())
                .extracting(bin -> bin.cumulative().capture())
                .containsExactly(0.5, 0.75, 0.75, 1.0, 1.0);
        assertThat(gains.bins())
                .extracting(bin -> bin.cumulative().lift())
                .containsExactly(2.5, 1.875, 0.75 / 0.6, 1.25, 1.0);
        assertThat(gains.ks()).isCloseTo(0.5833333333333334, within(1e-12));
    }

    @Test
    void lift_of67PercentIn40Percent_is67AndAHalfPercentMore() {
        CumulativeLift lift = new CumulativeLift(0.4, 0.67);
        assertThat(lift.lift()).isCloseTo(1.675, within(1e-12));
        assertThat(lift.relativeGain()).isCloseTo(0.675, within(1e-12));
    }

    @Test
    void change_isRelativeToBefore_notTheRatio() {
        assertThat(new Change(0.72, 0.85).rise(EffectKind.RELATIVE)).isCloseTo(0.1805555555555556, within(1e-12));
        assertThat(new Change(0.521, 0.085).reduction(EffectKind.RELATIVE)).isCloseTo(0.836852207293666, within(1e-12));
        assertThat(new Change(0.03, 0.08).rise(EffectKind.RELATIVE)).isCloseTo(5 / 3.0, within(1e-12));
        assertThat(new Change(0.03, 0.08).rise(EffectKind.ABSOLUTE)).isCloseTo(0.05, within(1e-12));
        assertThat(new Change(0, 1).rise(EffectKind.RELATIVE)).isNaN();
    }

    @Test
    void economics_ofARecallCampaign_countMessagesAndCostPerReturn() {
        CampaignEconomics economics = new CampaignEconomics(0.05, 0);
        assertThat(RecallEconomics.messagesPerReturn(0.03)).isCloseTo(33.333333333333336, within(1e-9));
        assertThat(RecallEconomics.messagesPerReturn(0.08)).isCloseTo(12.5, within(1e-9));
        double before = economics.costPerReturn(0.03);
        double after = economics.costPerReturn(0.08);
        assertThat(after).isCloseTo(0.625, within(1e-9));
        assertThat(new Change(before, after).reduction(EffectKind.RELATIVE)).isCloseTo(0.625, within(1e-9));
    }
}
