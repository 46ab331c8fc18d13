package io.growth4j.features.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Event;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.EventType;
import io.growth4j.features.AllFeatures;
import io.growth4j.features.FeaturePipeline;
import io.growth4j.features.RandomEvents;
import io.growth4j.features.TableRows;
import io.growth4j.features.TestLog;
import io.growth4j.features.aggregate.Aggregation;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.aggregate.Foldable;
import io.growth4j.features.aggregate.MergeableFold;
import io.growth4j.features.definition.Expression.Aggregate;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.user.Feature;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A state that forgets what it may gives what a computation over all events gives, bit by bit. */
class SettledHistoryTest {
    private static final FeatureSet FEATURES = AllFeatures.SET;
    /** What does without the order of events, exactly but for rounding. */
    private static final FeatureSet MERGEABLE = new FeatureSet(
            FEATURES.features().stream()
                    .filter(definition -> definition.expression().aggregates().stream()
                            .map(Aggregate::aggregation)
                            .allMatch(SettledHistoryTest::isMergeable))
                    .toList(),
            FEATURES.zone());

    private static final Instant START = RandomEvents.START;
    private static final EventSchema SCHEMA =
            TestLog.of(AllFeatures.withKnownAt(List.of(), 1)).schema();
    private static final Duration LATENESS = Duration.ofDays(3);

    private static boolean isMergeable(Aggregation aggregation) {
        return aggregation instanceof Foldable foldable
                && foldable.fold() instanceof MergeableFold
                && !aggregation.toString().startsWith("QuantileSketch");
    }

    @Property(seed = "21", tries = 20)
    void dayByDay_equalsBatchOverAll(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count)
            throws IOException {
        List<Event> arriving = byArrival(AllFeatures.withKnownAt(RandomEvents.of(seed, 9, count), seed));
        TestLog all = TestLog.of(arriving, new Random(seed).nextBoolean() ? ColumnType.LONG : ColumnType.TEXT);
        OnlineFeatures online = OnlineFeatures.of(FEATURES, all.schema(), LATENESS);
        List<Event> taken = new ArrayList<>();
        int next = 0;
        for (int day = 1; day < 16; day++) {
            Instant midnight = START.plus(Duration.ofDays(day));
            List<Event> today = new ArrayList<>();
            while (next < arriving.size() && arrival(arriving.get(next)) < midnight.toEpochMilli()) {
                today.add(arriving.get(next++));
            }
            if (day % 2 == 0) {
                for (Event event : today) {
                    assertThat(online.accept(event)).isTrue();
                    taken.add(event);
                }
            } else {
                assertThat(online.accept(all.with(today))).isEqualTo(today.size());
                taken.addAll(today);
            }
            online.settle(midnight);
            if (day % 3 == 0) {
                online = saved(online);
            }
            UserTable batch = FeaturePipeline.of(FEATURES)
                    .asOf(midnight)
                    .run(all.with(taken))
                    .users();
            assertThat(TableRows.of(online.table(midnight))).isEqualTo(TableRows.of(batch));
            for (int row = 0; row < batch.size(); row++) {
                assertThat(TableRows.values(online.snapshot(batch.row(row).userId(), midnight.plusMillis(day % 3))))
                        .isEqualTo(TableRows.values(FeaturePipeline.of(FEATURES)
                                .asOf(midnight.plusMillis(day % 3))
                                .run(all.with(taken))
                                .users()
                                .row(row)));
            }
        }
        assertThat(taken).hasSameSizeAs(arriving);
        assertThat(online.recentEvents()).isLessThan(20 + taken.size() / 2);
    }

    /** More events than wait for each other, rings that fill, wrap and grow, and users in every partition. */
    @ParameterizedTest
    @EnumSource(
            value = ColumnType.class,
            names = {"LONG", "TEXT"})
    void manyEventsBeforeAnybodyAsks_equalBatch(ColumnType users) {
        List<Event> arriving = byArrival(AllFeatures.withKnownAt(RandomEvents.of(31, 400, 20_000), 31));
        TestLog all = TestLog.of(arriving, users);
        OnlineFeatures online = OnlineFeatures.of(FEATURES, all.schema(), LATENESS);
        Instant settled = START;
        for (Event event : arriving) {
            if (arrival(event) >= settled.plus(Duration.ofDays(2)).toEpochMilli()) {
                settled = settled.plus(Duration.ofDays(2));
                online.settle(settled);
            }
            assertThat(online.accept(event)).isTrue();
        }
        Instant end = START.plus(Duration.ofDays(16));
        UserTable batch = FeaturePipeline.of(FEATURES).asOf(end).run(all).users();
        assertThat(online.recentEvents()).isLessThan(arriving.size());
        assertThat(TableRows.of(online.table(end))).isEqualTo(TableRows.of(batch));
        for (int row = 0; row < batch.size(); row += 7) {
            assertThat(TableRows.values(online.snapshot(batch.row(row).userId(), end)))
                    .isEqualTo(TableRows.values(batch.row(row)));
        }
    }

    @Property(seed = "22", tries = 20)
    void mergedShards_equalOneState(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
        List<Event> events = AllFeatures.withKnownAt(RandomEvents.of(seed, 12, count), seed);
        Instant middle = START.plus(Duration.ofDays(7));
        Instant end = START.plus(Duration.ofDays(16));
        OnlineFeatures whole = OnlineFeatures.of(FEATURES, SCHEMA, LATENESS);
        List<OnlineFeatures> shards =
                List.of(OnlineFeatures.of(FEATURES, SCHEMA, LATENESS), OnlineFeatures.of(FEATURES, SCHEMA, LATENESS));
        for (boolean isEarly : new boolean[] {true, false}) {
            for (Event event : events) {
                if (arrival(event) < middle.toEpochMilli() == isEarly) {
                    whole.accept(event);
                    shards.get(Integer.parseInt(event.userId()) % 2).accept(event);
                }
            }
            Instant settled = isEarly ? middle : end.minusMillis(seed & 0xFFFFFF);
            whole.settle(settled);
            shards.forEach(shard -> shard.settle(settled));
        }
        shards.get(0).merge(shards.get(1));
        assertThat(TableRows.of(shards.get(0).table(end))).isEqualTo(TableRows.of(whole.table(end)));
        assertThat(shards.get(0).tooLate()).isEqualTo(whole.tooLate());
    }

    /** Each user's events fall to two services by chance: what does not depend on their order is as if one had met all. */
    @Property(seed = "23", tries = 20)
    void mergedPastsOfOneUser_equalOneState(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
        List<Event> events = AllFeatures.withKnownAt(RandomEvents.of(seed, 12, count), seed);
        Instant middle = START.plus(Duration.ofDays(7));
        Instant end = START.plus(Duration.ofDays(16));
        OnlineFeatures whole = OnlineFeatures.of(MERGEABLE, SCHEMA, LATENESS);
        List<OnlineFeatures> services =
                List.of(OnlineFeatures.of(MERGEABLE, SCHEMA, LATENESS), OnlineFeatures.of(MERGEABLE, SCHEMA, LATENESS));
        Random random = new Random(seed);
        for (boolean isEarly : new boolean[] {true, false}) {
            for (Event event : events) {
                if (arrival(event) < middle.toEpochMilli() == isEarly) {
                    whole.accept(event);
                    services.get(random.nextInt(2)).accept(event);
                }
            }
            Instant settled = isEarly ? middle : end;
            whole.settle(settled);
            services.forEach(service -> service.settle(settled));
        }
        services.get(0).merge(services.get(1));
        Map<String, Map<String, Object>> merged = TableRows.of(services.get(0).table(end));
        TableRows.of(whole.table(end))
                .forEach((user, values) -> assertThat(merged.get(user))
                        .usingRecursiveComparison()
                        .withEqualsForType((a, b) -> a.equals(b) || Math.abs(a - b) <= 1e-9 * Math.abs(a), Double.class)
                        .isEqualTo(values));
        assertThat(merged).hasSameSizeAs(TableRows.of(whole.table(end)));
        assertThat(MERGEABLE.features()).hasSizeGreaterThan(20);
    }

    @Test
    void pastsThatDependOnTheOrder_areNamed() {
        FeatureSet features = MERGEABLE.with(FeatureDefinition.of(
                new Feature.OfDouble("gap", "day", "days between events"), Aggregations.gapMean()));
        OnlineFeatures one = OnlineFeatures.of(features, SCHEMA);
        OnlineFeatures other = OnlineFeatures.of(features, SCHEMA);
        for (OnlineFeatures each : List.of(one, other)) {
            each.accept(Event.of("a", EventType.VIEW, START));
            each.settle(START.plus(Duration.ofDays(400)));
        }
        assertThatThrownBy(() -> one.merge(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("settled past of user 'a', and [gap] depend on the order");
    }

    @Test
    void mergeOfWhatDoesNotFit_changesNothing() {
        OnlineFeatures online = OnlineFeatures.of(FEATURES, SCHEMA);
        OnlineFeatures other = OnlineFeatures.of(FEATURES, SCHEMA);
        for (OnlineFeatures each : List.of(online, other)) {
            each.accept(Event.of("a", EventType.VIEW, START));
            each.settle(START.plus(Duration.ofDays(30)));
        }
        assertThatThrownBy(() -> online.merge(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("settled past of user 'a'");
        other.settle(START.plus(Duration.ofDays(31)));
        assertThatThrownBy(() -> online.merge(other)).hasMessageContaining("settle both alike");
        FeatureSet fewer = new FeatureSet(FEATURES.features().subList(0, 3), FEATURES.zone());
        assertThatThrownBy(() -> online.merge(OnlineFeatures.of(fewer, SCHEMA))).hasMessageContaining("other features");
        assertThat(online.snapshot("a", START.plus(Duration.ofDays(30))).longAt(0))
                .isEqualTo(1);
    }

    @Test
    void settledHistory_isForgotten() {
        OnlineFeatures online = OnlineFeatures.of(FEATURES, SCHEMA);
        for (int day = 0; day < 400; day++) {
            Instant noon = START.plus(Duration.ofDays(day));
            for (int event = 0; event < 10; event++) {
                online.accept(Event.of("a", EventType.VIEW, noon.plusSeconds(event)));
            }
            online.settle(noon.plusSeconds(60));
        }
        assertThat(online.recentEvents()).isLessThan(100);
        Instant end = START.plus(Duration.ofDays(400));
        assertThat(online.snapshot("a", end).longAt(0)).isEqualTo(4000);
        assertThat(online.users()).isEqualTo(1);
    }

    @Test
    void lateEvents_areTakenUpToTheLateness_andCountedBeyond() {
        OnlineFeatures online = OnlineFeatures.of(FEATURES, SCHEMA, Duration.ofDays(5));
        online.settle(START);
        assertThat(online.accept(Event.of("a", EventType.VIEW, START.minus(Duration.ofDays(5)))))
                .isTrue();
        assertThat(online.accept(Event.of(
                        "a", EventType.VIEW, START.minus(Duration.ofDays(5)).minusMillis(1))))
                .isFalse();
        assertThat(online.tooLate()).isEqualTo(1);
        assertThat(online.snapshot("a", START).longAt(0)).isEqualTo(1);
    }

    @Test
    void settledInstants_areNotAskedForAgain() {
        OnlineFeatures online = OnlineFeatures.of(FEATURES, SCHEMA);
        online.settle(START);
        assertThatThrownBy(() -> online.snapshot("a", START.minusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2025-03-24T23:59:59.999Z")
                .hasMessageContaining("2025-03-25T00:00:00Z was settled");
        assertThatThrownBy(() -> online.table(START.minusMillis(1))).hasMessageContaining("was settled");
        assertThatThrownBy(() -> online.settle(START.minusMillis(1))).hasMessageContaining("settled already");
        assertThatThrownBy(() -> OnlineFeatures.of(FEATURES, SCHEMA, Duration.ofDays(-1)))
                .hasMessageContaining("PT-24H is negative");
    }

    @Test
    void logOfAnotherShape_isRefused() {
        TestLog numbers = TestLog.of(List.of(), ColumnType.LONG);
        OnlineFeatures online = OnlineFeatures.of(FEATURES, SCHEMA);
        assertThatThrownBy(() -> online.accept(numbers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 'user' of the log is LONG: the state holds TEXT");
    }

    private static OnlineFeatures saved(OnlineFeatures online) throws IOException {
        Path folder = Files.createTempDirectory("state");
        Path file = folder.resolve("users");
        online.save(file);
        OnlineFeatures loaded = OnlineFeatures.load(file, FEATURES);
        Files.delete(file);
        Files.delete(folder);
        assertThat(loaded.tooLate()).isEqualTo(online.tooLate());
        assertThat(loaded.users()).isEqualTo(online.users());
        assertThat(loaded.recentEvents()).isEqualTo(online.recentEvents());
        return loaded;
    }

    private static List<Event> byArrival(List<Event> events) {
        List<Event> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingLong(SettledHistoryTest::arrival));
        return sorted;
    }

    private static long arrival(Event event) {
        Object known = event.attributes().get(EventSchema.KNOWN_AT);
        return Math.max(event.time().toEpochMilli(), known == null ? 0 : (Long) known);
    }
}
