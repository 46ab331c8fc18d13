package io.growth4j.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.growth4j.action.RecallEconomics;
import io.growth4j.action.RolloutCalendar;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The metrics of recall campaigns and of releases. */
final class ActionMetrics {
    private ActionMetrics() {}

    static Map<String, VectorMetric> all() {
        return Map.of(
                "recall_campaign_economics", ActionMetrics::economics,
                "biweekly_tuesday_train", ActionMetrics::train);
    }

    private static Map<String, Object> train(JsonNode in) {
        RolloutCalendar.Release release = RolloutCalendar.biweekly(
                        LocalDate.parse(in.get("anchor").asText()))
                .next(LocalDate.parse(in.get("date").asText()));
        return Map.of(
                "release", release.release().toString(),
                "pre_release", release.preRelease().toString(),
                "full_rollout_by", release.fullRolloutBy().toString());
    }

    private static Map<String, Object> economics(JsonNode in) {
        RecallEconomics recall = new RecallEconomics(
                in.get("base_rate").doubleValue(),
                in.get("targeted_rate").doubleValue(),
                in.get("cost_per_message").doubleValue());
        Map<String, Object> out = new HashMap<>();
        out.put("messages_per_return_before", recall.messagesPerReturnBefore());
        out.put("messages_per_return_after", recall.messagesPerReturnAfter());
        out.put("cost_per_return_before", recall.costPerReturnBefore());
        out.put("cost_per_return_after", recall.costPerReturnAfter());
        out.put("cost_reduction", recall.costReduction());
        out.put("relative_lift", recall.relativeLift());
        return out;
    }
}
