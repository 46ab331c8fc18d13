package io.growth4j.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.growth4j.models.ltv.SimpleLtv;
import java.util.Map;

/** The metrics of customer value. */
final class LtvMetrics {
    private LtvMetrics() {}

    static Map<String, VectorMetric> all() {
        return Map.of("simple_ltv", LtvMetrics::simple);
    }

    private static Object simple(JsonNode inputs) {
        SimpleLtv value = new SimpleLtv(
                inputs.get("arpa").asDouble(),
                inputs.path("gross_margin").asDouble(1),
                inputs.get("churn").asDouble(),
                inputs.path("cac").asDouble(Double.NaN));
        return Map.of(
                "ltv", value.value(),
                "lifetime", value.lifetime(),
                "ltv_cac", value.valueToCost(),
                "payback_months", value.paybackPeriods());
    }
}
