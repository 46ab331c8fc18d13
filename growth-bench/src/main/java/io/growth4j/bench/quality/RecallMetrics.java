package io.growth4j.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.growth4j.action.RecallEconomics;
import java.util.HashMap;
import java.util.Map;

/** The metrics of recall campaigns. */
final class RecallMetrics {
    private RecallMetrics() {}

    static Map<String, VectorMetric> all() {
        return Map.of("recall_campaign_economics", RecallMetrics::economics);
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
