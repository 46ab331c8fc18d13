package io.growth4j.features;

import io.growth4j.event.Event;
import io.growth4j.event.EventCatalog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.definition.FeatureSets;
import io.growth4j.segment.aarrr.AarrrConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Every aggregation, the standard features, and sketches so small that they fill; logs in which some events become known late. */
public final class AllFeatures {
    public static final FeatureSet SET = AggregationsTest.FEATURES
            .with(FeatureSets.standard(EventCatalog.standard(), AarrrConfig.STANDARD).features().stream()
                    .filter(definition -> !definition.feature().name().equals("active_days"))
                    .toArray(FeatureDefinition[]::new))
            .with(
                    AggregationsTest.whole("d_item_small", Aggregations.distinctSketch(EventSchema.ITEM, 5)),
                    AggregationsTest.whole("d_dwell_small", Aggregations.distinctSketch("dwell", 6)),
                    AggregationsTest.real("dwell_q30_small", Aggregations.quantileSketch("dwell", 0.3, 10)),
                    AggregationsTest.real("dwell_q90_small", Aggregations.quantileSketch("dwell", 0.9, 10)));

    private AllFeatures() {}

    public static List<Event> withKnownAt(List<Event> events, long seed) {
        Random random = new Random(seed);
        List<Event> known = new ArrayList<>();
        for (Event event : events) {
            boolean isLate = random.nextInt(4) == 0;
            long delay = isLate ? (long) (random.nextDouble() * 3 * 86_400_000L) : 0;
            known.add(isLate ? event.with(EventSchema.KNOWN_AT, event.time().toEpochMilli() + delay) : event);
        }
        known.add(Event.of("0", EventType.VIEW, RandomEvents.START)
                .with(EventSchema.ITEM, 1L)
                .with(EventSchema.CATEGORY, "category0")
                .with("dwell", 1.0)
                .with(EventSchema.KNOWN_AT, 0L));
        return known;
    }
}
