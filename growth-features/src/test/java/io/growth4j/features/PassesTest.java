package io.growth4j.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Event;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.EventType;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.user.Feature;
import io.growth4j.user.UserTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** However often a log is read, by however many threads, and whether its size is known: rows and their order stay. */
class PassesTest {
    private static final Instant AS_OF = RandomEvents.START.plusMillis(RandomEvents.SPAN_MILLIS / 2);
    private static final FeaturePipeline PIPELINE =
            FeaturePipeline.of(AggregationsTest.FEATURES).asOf(AS_OF);

    @Property(seed = "21", tries = 10)
    void memory_changesNoBit(
            @ForAll long seed,
            @ForAll @LongRange(min = 150_000, max = 2_000_000) long bytes,
            @ForAll @IntRange(min = 1, max = 4) int threads) {
        List<Event> events = RandomEvents.of(seed, 500, 20_000);
        TestLog log = TestLog.of(events, ColumnType.LONG);
        FeatureRun one = PIPELINE.memory(1L << 40).run(log);
        FeatureRun sized = PIPELINE.memory(bytes).threads(threads).run(log.batches(777));
        FeatureRun unsized =
                PIPELINE.memory(bytes).threads(threads).run(log.batches(5000).unsized());
        FeatureRun held =
                PIPELINE.memory(bytes).threads(threads).run(log.batches(3000).held());
        assertSame(sized, one);
        assertSame(held, one);
        assertSame(unsized, one);
    }

    private static void assertSame(FeatureRun actual, FeatureRun expected) {
        assertThat(rows(actual.users())).containsExactlyElementsOf(rows(expected.users()));
        assertThat(actual.events()).isEqualTo(expected.events());
        assertThat(actual.excludedEvents()).isEqualTo(expected.excludedEvents());
    }

    private static List<Map<String, Object>> rows(UserTable users) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = 0; row < users.size(); row++) {
            Map<String, Object> values = TableRows.values(users.row(row));
            values.put("", users.keys().text(row));
            rows.add(values);
        }
        return rows;
    }

    @Test
    void textUsersInSeveralPasses_keepTheirNames() {
        TestLog log = TestLog.of(RandomEvents.of(5, 100, 3000));
        assertSame(PIPELINE.memory(1).run(log.unsized()), PIPELINE.run(log));
        assertSame(PIPELINE.memory(1).run(log), PIPELINE.run(log));
    }

    @Test
    void codesThatOutgrowTheirBits_areReadFromOlderChunks() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            events.add(Event.of("" + i % 7, EventType.VIEW, RandomEvents.START.plusMillis(i))
                    .with(EventSchema.ITEM, "item" + i)
                    .with(EventSchema.CATEGORY, "c" + i / 100)
                    .with(EventSchema.CHANNEL, "web"));
        }
        Feature items = new Feature.OfLong("items", "", "different items");
        Feature categories = new Feature.OfLong("categories", "", "different categories");
        FeatureSet features = new FeatureSet(
                List.of(
                        FeatureDefinition.of(items, Aggregations.distinct(EventSchema.ITEM)),
                        FeatureDefinition.of(categories, Aggregations.distinct(EventSchema.CATEGORY))),
                ZoneOffset.UTC);
        for (TestLog log : List.of(
                TestLog.of(events).batches(10),
                TestLog.of(events).batches(10).unsized(),
                TestLog.of(events).batches(10).held())) {
            UserTable users =
                    FeaturePipeline.of(features).asOf(AS_OF).threads(2).run(log).users();
            assertThat((long[]) users.column(0)).containsOnly(30_000 / 7, 30_000 / 7 + 1);
            assertThat((long[]) users.column(1)).containsOnly(300);
        }
    }

    @Test
    void noMemory_isRefused() {
        assertThatThrownBy(() -> PIPELINE.memory(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 bytes");
    }
}
