package io.growth4j.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.growth4j.segment.aarrr.KFactor;
import java.util.Map;

/** The metrics of the module {@code acquisition}. */
final class AcquisitionMetrics {
    private AcquisitionMetrics() {}

    static Map<String, VectorMetric> all() {
        return Map.of("k_factor", AcquisitionMetrics::kFactor);
    }

    private static Object kFactor(JsonNode in) {
        KFactor viral = new KFactor(
                in.get("invites_per_user").asDouble(),
                in.get("invite_conversion").asDouble());
        return Map.of(
                "k",
                viral.k(),
                "cumulative",
                viral.cumulative(
                        in.get("seed_users").asDouble(), in.get("cycles").asInt()));
    }
}
