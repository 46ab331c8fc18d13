package io.growth4j.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.definition.Granularity;
import io.growth4j.event.Event;
import io.growth4j.event.EventCatalog;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.EventType;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.definition.FeatureSets;
import io.growth4j.segment.Segmenters;
import io.growth4j.segment.aarrr.AarrrConfig;
import io.growth4j.user.Feature;
import io.growth4j.user.StandardFeatures;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StandardFeaturesTest {
    private static final EventCatalog CATALOG = EventCatalog.standard();
    private static final AarrrConfig AARRR = new AarrrConfig(2, Duration.ofDays(3), Granularity.DAY, 2);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final FeatureSet FEATURES =
            FeatureSets.standard(CATALOG, AARRR).with(FeatureSets.activePeriods(CATALOG, Duration.ofHours(36), 4));

    @Property(seed = "1", tries = 150)
    void anyLog_equalsNaiveTwin(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int count,
            @ForAll @IntRange(min = 1, max = 40) int users,
            @ForAll @IntRange(min = 1, max = 50) int batch,
            @ForAll boolean numbers) {
        List<Event> events = RandomEvents.of(seed, users, count);
        TestLog log =
                TestLog.of(events, numbers ? ColumnType.LONG : ColumnType.TEXT).batches(batch);
        List<Instant> instants = instants(seed);
        FeatureRun run = FeaturePipeline.of(FEATURES)
                .zone(BERLIN)
                .at(instants)
                .threads(1 + batch % 2)
                .run(log);
        assertThat(TableRows.of(run.users())).isEqualTo(naive(events, instants));
        Instant last = Collections.max(instants);
        long after =
                events.stream().filter(event -> !event.time().isBefore(last)).count();
        assertThat(run.excludedEvents()).isEqualTo(after);
        assertThat(run.events()).isEqualTo(count - after);
    }

    @Property(seed = "2", tries = 50)
    void orderBatchesAndFuture_changeNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int count) {
        List<Event> events = RandomEvents.of(seed, 10, count);
        Instant asOf = RandomEvents.START.plusMillis(RandomEvents.SPAN_MILLIS / 2);
        List<Event> other = new ArrayList<>(
                events.stream().filter(event -> event.time().isBefore(asOf)).toList());
        Collections.shuffle(other, new Random(seed));
        FeaturePipeline pipeline = FeaturePipeline.of(FEATURES).zone(BERLIN).asOf(asOf);
        assertThat(TableRows.of(
                        pipeline.run(TestLog.of(other).batches(7).unsized()).users()))
                .isEqualTo(TableRows.of(pipeline.run(TestLog.of(events)).users()));
    }

    @Test
    void standardSet_holdsAllStandardFeaturesInOrder() {
        assertThat(FeatureSets.standard().schema().features())
                .startsWith(StandardFeatures.all().toArray(Feature[]::new))
                .containsAll(Segmenters.standard().features());
        assertThat(FeatureSets.standard().schema().definition(0)).contains("FirstKnown", "register", "\"zone\":\"Z\"");
        assertThat(FeatureSets.standard()).isEqualTo(FeatureSets.standard());
        assertThat(FeatureSets.standard().in(BERLIN).fingerprint())
                .isNotEqualTo(FeatureSets.standard().fingerprint());
    }

    @Test
    void orderRefundedInFull_isNoOrderAndBringsNothing() {
        Instant day = Instant.parse("2025-06-01T12:00:00Z");
        List<Event> events = List.of(
                Event.of("a", EventType.PURCHASE, day).withAmount(500).with("order", "1"),
                Event.of("a", EventType.REFUND, day.plusSeconds(60))
                        .withAmount(500)
                        .with("order", "1"),
                Event.of("a", EventType.PURCHASE, day.plusSeconds(120))
                        .withAmount(300)
                        .with("order", "2"),
                Event.of("a", EventType.REFUND, day.plusSeconds(180))
                        .withAmount(100)
                        .with("order", "2"));
        FeatureRun run = FeaturePipeline.of(FeatureSets.standard())
                .asOf(day.plusSeconds(86_400))
                .run(EventLogs.of(events));
        Map<String, Object> user = TableRows.values(run.users().row(0));
        assertThat(user)
                .containsEntry("orders", 1L)
                .containsEntry("revenue_minor", 200L)
                .containsEntry("order_1_at", day.plusSeconds(120).toEpochMilli())
                .containsEntry("revenue_at", day.toEpochMilli())
                .containsEntry("events", 2L)
                .containsEntry("days_since_order", 1L);
        assertThat(run.missingColumns()).containsExactly("channel");
    }

    @Test
    void eventAtAsOf_isExcludedAndCounted() {
        Instant asOf = Instant.parse("2025-06-01T00:00:00Z");
        List<Event> events = List.of(
                Event.of("a", EventType.VIEW, asOf.minusMillis(1)),
                Event.of("a", EventType.VIEW, asOf),
                Event.of("b", EventType.VIEW, asOf.plusMillis(1)));
        FeatureRun run = FeaturePipeline.of(FeatureSets.standard()).asOf(asOf).run(EventLogs.of(events));
        assertThat(run.excludedEvents()).isEqualTo(2);
        assertThat(run.users().size()).isEqualTo(1);
        assertThat(run.users().longs(StandardFeatures.EVENTS)).containsExactly(1);
    }

    @Test
    void emptyLog_givesEmptyTable() {
        FeatureRun run =
                FeaturePipeline.of(FeatureSets.standard()).asOf(Instant.now()).run(EventLogs.of(List.of()));
        assertThat(run.users().size()).isZero();
        assertThat(run.events()).isZero();
    }

    @Test
    void badInput_isRefusedByName() {
        List<Event> old = List.of(Event.of("a", EventType.VIEW, Instant.parse("1969-12-31T23:59:59Z")));
        FeaturePipeline pipeline = FeaturePipeline.of(FeatureSets.standard());
        assertThatThrownBy(() -> pipeline.asOf(Instant.EPOCH).run(EventLogs.of(old)))
                .hasMessageContaining("1969-12-31T23:59:59Z")
                .hasMessageContaining("start at 1970");
        assertThatThrownBy(() -> pipeline.run(EventLogs.of(old))).hasMessageContaining("asOf");
        assertThatThrownBy(() -> pipeline.threads(0)).hasMessageContaining("threads 0");
        assertThatThrownBy(() -> FeatureSet.of()).hasMessageContaining("at least one");
        assertThatThrownBy(() -> FEATURES.with(FEATURES.features().get(0))).hasMessageContaining("registered_at");
    }

    @Test
    void manyUsers_fillManyPartitions() {
        List<Event> events = RandomEvents.of(7, 5_000, 60_000);
        Instant asOf = RandomEvents.START.plusMillis(RandomEvents.SPAN_MILLIS);
        FeaturePipeline pipeline = FeaturePipeline.of(FEATURES).zone(BERLIN).asOf(asOf);
        Map<String, Map<String, Object>> one =
                TableRows.of(pipeline.run(TestLog.of(events)).users());
        assertThat(one).hasSizeGreaterThan(4_900);
        assertThat(TableRows.of(
                        pipeline.threads(3).run(TestLog.of(events).unsized()).users()))
                .isEqualTo(one);
        assertThat(one).isEqualTo(naive(events, List.of(asOf)));
    }

    private static List<Instant> instants(long seed) {
        Random random = new Random(seed);
        List<Instant> instants = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            instants.add(RandomEvents.START.plusMillis((long) (random.nextDouble() * RandomEvents.SPAN_MILLIS)));
        }
        return instants;
    }

    private static Map<String, Map<String, Object>> naive(List<Event> events, Collection<Instant> instants) {
        NaiveStandard naive = new NaiveStandard(CATALOG, AARRR, BERLIN);
        Map<String, List<Event>> byUser = new HashMap<>();
        events.forEach(event -> byUser.computeIfAbsent(event.userId(), user -> new ArrayList<>())
                .add(event));
        Map<String, Map<String, Object>> rows = new TreeMap<>();
        byUser.forEach((user, own) -> {
            for (Instant instant : instants) {
                if (own.stream().anyMatch(event -> event.time().isBefore(instant))) {
                    Map<String, Object> values = naive.features(own, instant);
                    values.put("active_periods_4xPT36H", naive.activePeriods(own, instant, Duration.ofHours(36), 4));
                    rows.put(user + "@" + instant, values);
                }
            }
        });
        return rows;
    }
}
