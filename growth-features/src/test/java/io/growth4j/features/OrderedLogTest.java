package io.growth4j.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.event.Event;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.definition.FeatureSets;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.label.TrainingSets;
import io.growth4j.features.window.Window;
import io.growth4j.user.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A log in the order of time, whose windows are found without a search, gives what the same log gives in any other order. */
class OrderedLogTest {
    private static final FeatureDefinition[] RECENT = {
        recent(Duration.ofMillis(1)),
        recent(Duration.ofHours(7)),
        recent(Duration.ofDays(5)),
        recent(Duration.ofDays(11)),
        recent(Duration.ofDays(1000))
    };
    private static final FeatureSet FEATURES = AllFeatures.SET.with(RECENT);

    private static FeatureDefinition recent(Duration length) {
        return FeatureDefinition.of(
                new Feature.OfLong("in_" + length.toHours() + "_hours", "events", "events in " + length),
                Aggregations.count(),
                EventFilter.ALL,
                Window.last(length));
    }

    @Property(seed = "31", tries = 60)
    void features_equalThoseOfAShuffledLog(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 400) int count,
            @ForAll @IntRange(min = 1, max = 40) int users,
            @ForAll boolean hasTies) {
        List<Event> events = ordered(AllFeatures.withKnownAt(RandomEvents.of(seed, users, count), seed), hasTies);
        for (Instant asOf : AggregationsTest.instants(seed)) {
            FeaturePipeline pipeline = FeaturePipeline.of(FEATURES).asOf(asOf);
            assertThat(TableRows.of(pipeline.run(TestLog.of(events)).users()))
                    .isEqualTo(TableRows.of(
                            pipeline.run(TestLog.of(shuffled(events, seed))).users()));
        }
    }

    @Property(seed = "32", tries = 40)
    void labels_equalThoseOfAShuffledLog(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count, @ForAll boolean areSomeLate) {
        List<Event> plain = RandomEvents.of(seed, 30, count);
        List<Event> events = ordered(areSomeLate ? AllFeatures.withKnownAt(plain, seed) : plain, true);
        TrainingSets churn = TrainingSets.churn(FeatureSets.standard().with(RECENT), Duration.ofDays(2))
                .at(List.of(RandomEvents.START.plus(Duration.ofDays(5))))
                .observedUntil(RandomEvents.START.plusMillis(RandomEvents.SPAN_MILLIS));
        assertThat(TableRows.of(churn.from(TestLog.of(events)).users()))
                .isEqualTo(TableRows.of(
                        churn.from(TestLog.of(shuffled(events, seed))).users()));
    }

    private static List<Event> ordered(List<Event> events, boolean hasTies) {
        List<Event> ordered = new ArrayList<>(events);
        ordered.sort(Comparator.comparing(Event::time));
        if (hasTies) {
            return ordered;
        }
        Map<Instant, Event> byTime = new LinkedHashMap<>();
        ordered.forEach(event -> byTime.putIfAbsent(event.time(), event));
        return List.copyOf(byTime.values());
    }

    private static List<Event> shuffled(List<Event> events, long seed) {
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }
}
