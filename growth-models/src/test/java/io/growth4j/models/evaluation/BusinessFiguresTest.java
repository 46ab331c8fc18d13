package io.growth4j.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BusinessFiguresTest {
    private static final double[] LABELS = {1, 1, 0, 1, 0, 0, 0, 0, 0, 0};
    private static final double[] SCORES = {1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1};

    @Test
    void costCurve_bestDepth_stopsWhereMessagesNoLongerPay() {
        CampaignEconomics.CostCurve curve =
                new CampaignEconomics(1, 2.5).curve(BinaryEvaluation.of(LABELS, SCORES), 10);
        CampaignEconomics.CostCurve.Point best = curve.best();
        assertThat(best.messages()).isEqualTo(4);
        assertThat(best.returns()).isEqualTo(3);
        assertThat(best.profit()).isEqualTo(3.5);
        assertThat(best.costPerReturn()).isEqualTo(4 / 3.0);
        assertThat(curve.toTable().rows()).hasSize(10);
    }

    @Test
    void negativeCost_isRefused() {
        assertThatThrownBy(() -> new CampaignEconomics(-1, 2)).hasMessageContaining("cost -1.0 per message");
    }

    @Test
    void subgroups_areEvaluatedAlone() {
        SubgroupTable table = SubgroupTable.of(LABELS, SCORES, row -> row < 5 ? "head" : "tail");
        assertThat(table.groups()).extracting(SubgroupTable.Group::name).containsExactly("head", "tail");
        assertThat(table.groups().get(0).auc()).isEqualTo(5 / 6.0);
        assertThat(table.groups().get(1).rate()).isZero();
        assertThat(table.groups().get(1).auc()).isNaN();
        assertThat(table.toTable().toText()).contains("tail").contains("·");
    }

    @Test
    void overfit_isAGapAboveTheLimitOrUnknown() {
        assertThat(new OverfitCheck(0.95, 0.80).isOverfit(OverfitCheck.STANDARD_LIMIT))
                .isTrue();
        assertThat(new OverfitCheck(0.85, 0.80).isOverfit(OverfitCheck.STANDARD_LIMIT))
                .isFalse();
        assertThat(new OverfitCheck(0.85, Double.NaN).isOverfit(OverfitCheck.STANDARD_LIMIT))
                .isTrue();
    }

    @Test
    void confusionMatrix_withoutAYes_hasNoPrecision() {
        ConfusionMatrix none = new ConfusionMatrix(0, 0, 8, 2);
        assertThat(none.precision()).isNaN();
        assertThat(none.recall()).isZero();
        assertThat(none.f1()).isZero();
        assertThat(none.accuracy()).isEqualTo(0.8);
    }

    @Test
    void confusionMatrix_oneErrorInEightWithFourPositives_hasAnF1Of857Or889() {
        assertThat(new ConfusionMatrix(3, 0, 4, 1).f1()).isEqualTo(6 / 7.0);
        assertThat(new ConfusionMatrix(4, 1, 3, 0).f1()).isEqualTo(8 / 9.0);
    }
}
