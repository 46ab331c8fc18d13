package io.growth4j.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.growth4j.models.evaluation.BinaryEvaluation;
import io.growth4j.models.evaluation.CampaignEconomics;
import io.growth4j.models.evaluation.Change;
import io.growth4j.models.evaluation.CumulativeLift;
import io.growth4j.models.evaluation.GainsTable;
import io.growth4j.models.evaluation.RegressionEvaluation;
import io.growth4j.stat.EffectKind;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Judging models: how well they rank, how much they gain. */
final class ModelMetrics {
    private ModelMetrics() {}

    static Map<String, VectorMetric> all() {
        return Map.of(
                "normalized_gini", ModelMetrics::normalizedGini,
                "normalized_gini_binary_identity", ModelMetrics::binaryGini,
                "cumulative_lift", ModelMetrics::cumulativeLift,
                "relative_lift", ModelMetrics::relativeLift,
                "relative_reduction", ModelMetrics::relativeReduction,
                "gains_table", ModelMetrics::gainsTable,
                "recall_campaign_economics", ModelMetrics::recallCampaign);
    }

    private static Object normalizedGini(JsonNode inputs) {
        RegressionEvaluation evaluation =
                RegressionEvaluation.of(doubles(inputs.get("y")), doubles(inputs.get("pred")));
        return Map.of("value", evaluation.normalizedGini());
    }

    private static Object binaryGini(JsonNode inputs) {
        double[] labels = doubles(inputs.get("y"));
        double[] scores = doubles(inputs.get("score"));
        return Map.of(
                "gini", RegressionEvaluation.of(labels, scores).normalizedGini(),
                "auc", BinaryEvaluation.of(labels, scores).auc());
    }

    private static Object cumulativeLift(JsonNode inputs) {
        CumulativeLift lift = new CumulativeLift(number(inputs, "depth"), number(inputs, "capture_rate"));
        return Map.of("lift", lift.lift(), "relative_gain", lift.relativeGain());
    }

    private static Object relativeLift(JsonNode inputs) {
        Change change = new Change(number(inputs, "baseline"), number(inputs, "treatment"));
        return Map.of("lift", change.rise(EffectKind.RELATIVE));
    }

    private static Object relativeReduction(JsonNode inputs) {
        Change change = new Change(number(inputs, "before"), number(inputs, "after"));
        return Map.of("reduction", change.reduction(EffectKind.RELATIVE));
    }

    private static Object gainsTable(JsonNode inputs) {
        GainsTable gains = BinaryEvaluation.of(doubles(inputs.get("y")), doubles(inputs.get("score")))
                .gains(inputs.get("bins").intValue());
        List<CumulativeLift> sums =
                gains.bins().stream().map(GainsTable.Bin::cumulative).toList();
        return Map.of(
                "cum_capture", sums.stream().map(CumulativeLift::capture).toList(),
                "cum_lift", sums.stream().map(CumulativeLift::lift).toList(),
                "ks_max", gains.ks());
    }

    private static Object recallCampaign(JsonNode inputs) {
        CampaignEconomics economics = new CampaignEconomics(number(inputs, "cost_per_message"), 0);
        double before = number(inputs, "base_rate");
        double after = number(inputs, "targeted_rate");
        Change cost = new Change(economics.costPerReturn(before), economics.costPerReturn(after));
        return Map.of(
                "messages_per_return_before", CampaignEconomics.messagesPerReturn(before),
                "messages_per_return_after", CampaignEconomics.messagesPerReturn(after),
                "cost_per_return_before", cost.before(),
                "cost_per_return_after", cost.after(),
                "cost_reduction", cost.reduction(EffectKind.RELATIVE));
    }

    private static double number(JsonNode inputs, String name) {
        return inputs.get(name).doubleValue();
    }

    static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }
}
