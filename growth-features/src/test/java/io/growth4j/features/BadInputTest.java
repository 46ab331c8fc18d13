package io.growth4j.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.Event;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.EventType;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.definition.Expression;
import io.growth4j.features.definition.Expression.Aggregate;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.label.Label;
import io.growth4j.features.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong in definitions and logs is named, and what is only unusual gives the right result. */
class BadInputTest {
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final Instant AS_OF = RandomEvents.START.plusMillis(RandomEvents.SPAN_MILLIS);
    private static final Event FULL = Event.of("7", EventType.VIEW, NOON)
            .withAmount(100)
            .with(EventSchema.ITEM, 3L)
            .with(EventSchema.CHANNEL, "web")
            .with("dwell", 1.5);

    private static FeatureRun run(FeatureSet features, EventLog log) {
        return FeaturePipeline.of(features).asOf(NOON.plusSeconds(1)).run(log);
    }

    private static FeatureSet count(EventFilter filter, Window window) {
        return FeatureSet.of(AggregationsTest.whole("n", Aggregations.count(), filter, window));
    }

    private static Map<String, Map<String, Object>> rows(EventLog log) {
        return TableRows.of(
                FeaturePipeline.of(AllFeatures.SET).asOf(AS_OF).run(log).users());
    }

    private static List<Event> events(int users, int count) {
        return AllFeatures.withKnownAt(RandomEvents.of(3, users, count), 3);
    }

    @Test
    void unknownColumn_isNamedWithNearMisses() {
        TestLog log = TestLog.of(List.of(FULL));
        assertThatThrownBy(() -> run(count(EventFilter.oneOf("chanel", "web"), Window.ALL), log))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown event column 'chanel'; did you mean channel?");
        assertThatThrownBy(() ->
                        run(FeatureSet.of(AggregationsTest.whole("d", Aggregations.distinctSketch("itm", 12))), log))
                .hasMessage("unknown event column 'itm'; did you mean item?");
    }

    @Test
    void unknownEventType_isNamedWithNearMisses_ifThereIsOne() {
        EventFilter typo = EventFilter.types(new EventType("views"), EventType.PURCHASE);
        FeatureRun run = run(count(typo, Window.ALL), TestLog.of(List.of(FULL)));
        assertThat(run.unseenTypes()).containsOnly(Map.entry("views", List.of("view")));
        assertThat(run(count(EventFilter.types(EventType.VIEW), Window.ALL), TestLog.of(List.of(FULL)))
                        .unseenTypes())
                .isEmpty();
    }

    @Test
    void columnOfTheWrongType_isNamed() {
        TestLog log = TestLog.of(List.of(FULL));
        assertThatThrownBy(() -> run(count(EventFilter.between("channel", 1, 2), Window.ALL), log))
                .hasMessage("column 'channel' holds texts: it has no range");
        assertThatThrownBy(() -> run(count(EventFilter.oneOf("dwell", "1.5"), Window.ALL), log))
                .hasMessage("column 'dwell' holds real numbers: give a range, not values");
        assertThatThrownBy(() -> run(count(EventFilter.oneOf("item", "3", "three"), Window.ALL), log))
                .hasMessage("column 'item' holds whole numbers: no event has 'three' there");
        assertThatThrownBy(() -> run(
                        FeatureSet.of(AggregationsTest.real("q", Aggregations.quantileSketch("channel", 0.5, 100))),
                        log))
                .hasMessage("column 'channel' is TEXT: a DOUBLE feature needs DOUBLE");
    }

    @Test
    void twoFeaturesOfOneName_andNoFeature_areRefused() {
        FeatureSet one = count(EventFilter.ALL, Window.ALL);
        assertThatThrownBy(() -> one.with(one.features())).hasMessage("two features are named 'n'");
        assertThatThrownBy(FeatureSet::of).hasMessage("a feature set needs at least one feature");
    }

    @Test
    void eventWithoutTime_orBefore1970_orWithoutUser_isRefused() {
        FeatureSet features = count(EventFilter.ALL, Window.ALL);
        assertThatThrownBy(() -> run(features, log(batch -> batch.longs(EventSchema.TIME_SLOT)[1] = -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("event number 2 of the log is of 1969-12-31T23:59:59.999Z: times start at"
                        + " 1970-01-01T00:00Z");
        assertThatThrownBy(() -> run(features, log(batch -> batch.longs(EventSchema.TIME_SLOT)[1] = Absent.LONG)))
                .hasMessageContaining("event number 2 of the log has no time");
        assertThatThrownBy(() -> run(features, log(batch -> batch.codes(EventSchema.USER_SLOT)[1] = Absent.CODE)))
                .hasMessageContaining("event number 2 of the log has no user");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 1000, 1 << 20, Integer.MAX_VALUE, -2})
    void codeThatItsDictionaryCannotHave_isRefused(int code) {
        assertThatThrownBy(() -> run(
                        count(EventFilter.types(EventType.VIEW), Window.ALL),
                        log(batch -> batch.codes(EventSchema.TYPE_SLOT)[1] = code)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("event number 2 of the log has code " + code
                        + " in column 'type', whose dictionary has 1 texts");
    }

    /** Two good events, one of which is spoiled. */
    private static EventLog log(Consumer<EventBatch> spoil) {
        EventSchema schema = EventSchema.of(ColumnType.TEXT, Map.of());
        Dictionary users = Dictionary.of(List.of("a", "b"));
        EventBatch batch =
                new EventBatch(schema, 2, users, new Dictionary(), Dictionary.of(List.of(EventType.VIEW.name())));
        batch.codes(EventSchema.USER_SLOT)[1] = 1;
        batch.longs(EventSchema.TIME_SLOT)[0] = NOON.toEpochMilli();
        batch.longs(EventSchema.TIME_SLOT)[1] = NOON.toEpochMilli();
        spoil.accept(batch);
        batch.size(2);
        return new EventLog() {
            @Override
            public EventSchema schema() {
                return schema;
            }

            @Override
            public EventCursor read() {
                return new EventCursor() {
                    private boolean isRead;

                    @Override
                    public EventBatch next() {
                        boolean first = !isRead;
                        isRead = true;
                        return first ? batch : null;
                    }

                    @Override
                    public void close() {}
                };
            }
        };
    }

    @Test
    void dictionaryThatOutgrowsItsRoom_isFollowed() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            events.add(Event.of("u" + i % 3, new EventType("type" + i), NOON.minusSeconds(i))
                    .with(EventSchema.CATEGORY, "c" + i / 2));
        }
        FeatureSet features = FeatureSet.of(
                AggregationsTest.whole("types", Aggregations.distinct(EventSchema.TYPE)),
                AggregationsTest.whole("categories", Aggregations.distinctSketch(EventSchema.CATEGORY, 18)),
                AggregationsTest.whole(
                        "last", Aggregations.count(), EventFilter.types(new EventType("type4998")), Window.ALL));
        Map<String, Map<String, Object>> rows =
                TableRows.of(run(features, TestLog.of(events).batches(10)).users());
        String at = "@" + NOON.plusSeconds(1);
        assertThat(rows.get("u0" + at)).containsEntry("types", 1667L).containsEntry("last", 1L);
        assertThat(rows.get("u1" + at)).containsEntry("types", 1667L).containsEntry("categories", 1667L);
        assertThat(rows.get("u2" + at)).containsEntry("types", 1666L).containsEntry("last", 0L);
    }

    @Test
    void missingNumbers_countNothing() {
        FeatureSet features = FeatureSet.of(
                AggregationsTest.whole("n", Aggregations.count()),
                AggregationsTest.whole("paid", Aggregations.sum(EventSchema.AMOUNT)),
                AggregationsTest.whole("payments", Aggregations.count(EventSchema.AMOUNT)),
                AggregationsTest.real("dwell", Aggregations.sum("dwell")),
                AggregationsTest.real("longest", Aggregations.max("dwell")),
                AggregationsTest.real("median", Aggregations.quantileSketch("dwell", 0.5, 100)),
                AggregationsTest.whole("dwells", Aggregations.distinctSketch("dwell", 12)));
        Event empty = Event.of("7", EventType.PURCHASE, NOON);
        TestLog log = TestLog.of(List.of(FULL, empty, empty.with("dwell", Double.NaN)));
        assertThat(TableRows.of(run(features, log).users()).values())
                .containsExactly(Map.of(
                        "n",
                        3L,
                        "paid",
                        100L,
                        "payments",
                        1L,
                        "dwell",
                        1.5,
                        "longest",
                        1.5,
                        "median",
                        1.5,
                        "dwells",
                        1L));
        Map<String, Object> nothing = new TreeMap<>(Map.of("n", 1L, "paid", 0L, "payments", 0L, "dwell", 0.0));
        nothing.put("dwells", 0L);
        nothing.put("longest", null);
        nothing.put("median", null);
        assertThat(TableRows.of(run(features, log.with(List.of(empty))).users()).values())
                .containsExactly(nothing);
    }

    @Test
    void windowLongerThanHistory_isAllOfIt() {
        TestLog log = TestLog.of(List.of(FULL, Event.of("7", EventType.VIEW, Instant.EPOCH)));
        for (Window window : List.of(
                Window.ALL,
                Window.days(36_500_000),
                Window.days(100_000).rounded(Duration.ofDays(36_500_000)),
                Window.last(Duration.between(Instant.EPOCH, NOON.plusSeconds(1))))) {
            assertThat(run(count(EventFilter.ALL, window), log).users().row(0).longAt(0))
                    .isEqualTo(2);
        }
    }

    @Test
    void labelWhoseRoundedWindowCouldReachBeforeTheCutOff_isRefused() {
        Expression exact = new Aggregate(Aggregations.count(), EventFilter.ALL, Window.days(7));
        Expression rounded = new Aggregate(
                Aggregations.count(), EventFilter.ALL, Window.days(7).rounded(Duration.ofHours(1)));
        Duration week = Duration.ofDays(7);
        assertThat(new Label("active", exact, Label.Outcome.OCCURS, List.of(exact), week).horizon())
                .isEqualTo(week);
        assertThatThrownBy(() -> new Label("active", rounded, Label.Outcome.OCCURS, List.of(exact), week))
                .hasMessage(
                        "label 'active' looks back over PT168H59M59.999S, beyond its horizon PT168H: it would overlap"
                                + " the features");
    }

    /** No source promises an order of time, so none can break it: out of order is slower, and right. */
    @Test
    void orderOfTheLog_changesNothing() {
        List<Event> inOrder = new ArrayList<>(events(40, 3_000));
        inOrder.sort(Comparator.comparing(Event::time));
        List<Event> backwards = new ArrayList<>(inOrder);
        Collections.reverse(backwards);
        List<Event> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(8));
        TestLog log = TestLog.of(inOrder);
        assertThat(rows(log.with(backwards))).isEqualTo(rows(log));
        assertThat(rows(log.with(shuffled).batches(13))).isEqualTo(rows(log));
    }

    /** One user with more than a tenth of the log: the random logs give a quarter of the events to user 0. */
    @Test
    void hotUser_isComputedAsIfAlone() {
        List<Event> events = events(2_000, 40_000);
        List<Event> hot =
                events.stream().filter(event -> event.userId().equals("0")).toList();
        assertThat(hot).hasSizeGreaterThan(events.size() / 10);
        TestLog log = TestLog.of(events);
        Map<String, Map<String, Object>> all = TableRows.of(FeaturePipeline.of(AllFeatures.SET)
                .asOf(AS_OF)
                .threads(3)
                .run(log)
                .users());
        Map<String, Map<String, Object>> alone = rows(log.with(hot));
        assertThat(alone).hasSize(1);
        assertThat(all).containsAllEntriesOf(alone);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_000_000_000L})
    void logThatIsLargerOrSmallerThanItSays_isReadWhole(long claimed) {
        TestLog log = TestLog.of(events(5_000, 20_000));
        EventLog liar = new EventLog() {
            @Override
            public EventSchema schema() {
                return log.schema();
            }

            @Override
            public EventCursor read() {
                return log.read();
            }

            @Override
            public OptionalLong size() {
                return OptionalLong.of(claimed);
            }
        };
        assertThat(rows(liar)).isEqualTo(rows(log));
    }

    @ParameterizedTest
    @EnumSource(
            value = ColumnType.class,
            names = {"LONG", "TEXT"})
    void keysOfAnySort_giveTheSameRows(ColumnType type) {
        List<Event> events = new ArrayList<>(events(30, 2_000));
        for (long id : new long[] {Long.MAX_VALUE, Long.MIN_VALUE + 1, 0, -1}) {
            events.add(Event.of(Long.toString(id), EventType.VIEW, RandomEvents.START));
        }
        assertThat(rows(TestLog.of(events, type))).isEqualTo(rows(TestLog.of(events)));
        assertThat(rows(TestLog.of(events, type)))
                .containsKeys(Long.MAX_VALUE + "@" + AS_OF, (Long.MIN_VALUE + 1) + "@" + AS_OF, "-1@" + AS_OF);
    }

    @Test
    void emptyLog_isAnEmptyTable() {
        FeatureRun run = FeaturePipeline.of(AllFeatures.SET)
                .asOf(AS_OF)
                .run(TestLog.of(events(3, 10)).with(List.of()));
        assertThat(run.users().size()).isZero();
        assertThat(run.events()).isZero();
    }
}
