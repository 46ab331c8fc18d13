package io.growth4j.bench.quality;

import java.util.List;
import java.util.Map;

/** All metrics that the runner knows, one class per module of the vector file. */
final class VectorMetrics {
    private VectorMetrics() {}

    static List<Map<String, VectorMetric>> all() {
        return List.of(
                AcquisitionMetrics.all(),
                AnalyticsMetrics.all(),
                BeliefMetrics.all(),
                ExperimentMetrics.all(),
                FeatureMetrics.all(),
                LoyaltyMetrics.all(),
                LtvMetrics.all(),
                ModelMetrics.all(),
                PointsMetrics.all(),
                ActionMetrics.all(),
                SegmentMetrics.all(),
                UpliftMetrics.all());
    }
}
