package io.growth4j.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.event.Event;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.definition.Expression.Aggregate;
import io.growth4j.features.definition.Expression.Ratio;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureDefinitions;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.window.Window;
import io.growth4j.user.Feature;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A published table of behaviour features, one row per event, by feature sets alone: totals of user and item at the end,
 * the event's own hour and weekday just after it, and the pause before it at its own instant.
 */
class BehaviourTableTest {
    private static final EventType COLLECT = new EventType("collect");
    private static final List<Event> EVENTS = List.of(
            event(1001, 2001, "click", "2026-01-15T09:00:00Z", "数码"),
            event(1001, 2002, "collect", "2026-01-15T10:00:00Z", "数码"),
            event(1001, 2003, "click", "2026-01-16T11:00:00Z", "服饰"),
            event(1002, 2004, "click", "2026-01-15T14:00:00Z", "美妆"),
            event(1002, 2005, "share", "2026-01-15T15:00:00Z", "美妆"),
            event(1003, 2001, "collect", "2026-01-16T08:00:00Z", "数码"),
            event(1003, 2005, "click", "2026-01-16T09:00:00Z", "美妆"),
            event(1003, 2006, "share", "2026-01-16T10:00:00Z", "服饰"));
    private static final Instant END = Instant.parse("2026-01-17T00:00:00Z");

    private static final FeatureSet TOTALS = FeatureSet.of(
                    whole("total_behavior_count", EventFilter.ALL),
                    whole("click_count", EventFilter.types(EventType.CLICK)))
            .with(FeatureDefinitions.counts("category", EventSchema.CATEGORY, EventFilter.ALL, Window.ALL, "数码"));

    private static final FeatureSet OWN = FeatureSet.of(
            FeatureDefinition.of(new Feature.OfLong("behavior_hour", "", "hour"), Aggregations.lastHour()),
            FeatureDefinition.of(
                    new Feature.OfLong("is_weekend", "", "1 on a weekend"),
                    Aggregations.duringDays(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)),
                    EventFilter.ALL,
                    Window.last(Duration.ofMillis(1))));

    private static final FeatureSet BEFORE = FeatureSet.of(FeatureDefinition.of(
            new Feature.OfDouble("time_since_last_behavior", "s", "pause"),
            Aggregations.recency(Duration.ofSeconds(1))));

    @Test
    void behaviourTable_isPublishedTable() {
        Map<String, Map<String, Object>> totals = at(TOTALS, EVENTS, List.of(END));
        Map<String, Map<String, Object>> items = at(
                FeatureSet.of(whole("item_hot_count", EventFilter.ALL)),
                EVENTS.stream().map(BehaviourTableTest::byItem).toList(),
                List.of(END));
        List<Instant> instants = EVENTS.stream().map(Event::time).toList();
        Map<String, Map<String, Object>> own = at(
                OWN, EVENTS, instants.stream().map(time -> time.plusMillis(1)).toList());
        Map<String, Map<String, Object>> before = at(BEFORE, EVENTS, instants);
        List<List<Object>> rows = new ArrayList<>();
        for (Event event : EVENTS) {
            List<Object> row =
                    new ArrayList<>(totals.get(event.userId() + "@" + END).values());
            row.addAll(
                    own.get(event.userId() + "@" + event.time().plusMillis(1)).values());
            row.add(before.getOrDefault(event.userId() + "@" + event.time(), Map.of())
                    .getOrDefault("time_since_last_behavior", 0.0));
            row.addAll(items.get(event.text(EventSchema.ITEM) + "@" + END).values());
            rows.add(row);
        }
        assertThat(rows)
                .containsExactly(
                        List.of(3L, 2L, 2L, 9L, 0L, 0.0, 2L),
                        List.of(3L, 2L, 2L, 10L, 0L, 3600.0, 1L),
                        List.of(3L, 2L, 2L, 11L, 0L, 90000.0, 1L),
                        List.of(2L, 1L, 0L, 14L, 0L, 0.0, 1L),
                        List.of(2L, 1L, 0L, 15L, 0L, 3600.0, 2L),
                        List.of(3L, 1L, 1L, 8L, 0L, 0.0, 2L),
                        List.of(3L, 1L, 1L, 9L, 0L, 3600.0, 2L),
                        List.of(3L, 1L, 1L, 10L, 0L, 3600.0, 1L));
    }

    @Test
    void sharesAndHours_addUp() {
        FeatureSet set = FeatureSet.of(whole("n", EventFilter.ALL))
                .with(FeatureDefinitions.shares(
                        "share", EventSchema.CATEGORY, EventFilter.ALL, Window.ALL, "数码", "服饰", "美妆"))
                .with(FeatureDefinitions.hourHistogram("hour", EventFilter.ALL, Window.ALL))
                .with(FeatureDefinitions.shares(
                        "collected", EventSchema.CATEGORY, EventFilter.types(COLLECT), Window.days(2), "数码"));
        Map<String, Object> row = at(set, EVENTS, List.of(END)).get("1001@" + END);
        assertThat(row).containsEntry("share_数码", 2 / 3.0).containsEntry("share_服饰", 1 / 3.0);
        assertThat(row).containsEntry("share_美妆", 0.0).containsEntry("collected_数码", 1.0);
        assertThat(IntStream.range(0, 24).mapToObj(hour -> row.get("hour_" + hour)))
                .filteredOn(count -> count.equals(1L))
                .hasSize(3);
        assertThat(row).containsEntry("hour_9", 1L).containsEntry("hour_11", 1L);
        assertThat(at(set, EVENTS, List.of(END)).get("1002@" + END)).containsEntry("collected_数码", null);
        assertThat(set.features().get(1).expression())
                .isEqualTo(new Ratio(
                        new Aggregate(Aggregations.count(), EventFilter.oneOf(EventSchema.CATEGORY, "数码"), Window.ALL),
                        new Aggregate(Aggregations.count(EventSchema.CATEGORY), EventFilter.ALL, Window.ALL)));
    }

    private static Map<String, Map<String, Object>> at(FeatureSet set, List<Event> events, List<Instant> instants) {
        return TableRows.of(
                FeaturePipeline.of(set).at(instants).run(TestLog.of(events)).users());
    }

    private static FeatureDefinition whole(String name, EventFilter filter) {
        return FeatureDefinition.of(new Feature.OfLong(name, "events", name), Aggregations.count(), filter);
    }

    private static Event event(int user, int item, String type, String time, String category) {
        return Event.of(Integer.toString(user), new EventType(type), Instant.parse(time))
                .with(EventSchema.ITEM, Integer.toString(item))
                .with(EventSchema.CATEGORY, category);
    }

    private static Event byItem(Event event) {
        return Event.of(String.valueOf(event.text(EventSchema.ITEM)), event.type(), event.time());
    }
}
