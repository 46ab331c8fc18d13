package io.growth4j.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.growth4j.event.Event;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.features.FeaturePipeline;
import io.growth4j.features.aggregate.Aggregation;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.user.Feature;
import io.growth4j.user.UserTable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The metrics of module {@code features}. */
final class FeatureMetrics {
    private static final Feature.OfLong VALUE = new Feature.OfLong("value", "", "the value asked for");
    private static final String CATEGORY_PREFIX = "category_";
    private static final String COUNT_SUFFIX = "_count";

    private FeatureMetrics() {}

    static Map<String, VectorMetric> all() {
        return Map.of("behaviour_features_source004", FeatureMetrics::behaviour);
    }

    /** One row per event: the counts of its user and item over the whole log, and its hour, day and time since the last. */
    private static Object behaviour(JsonNode inputs) {
        List<Event> events = new ArrayList<>();
        inputs.get("events").forEach(event -> events.add(event(event)));
        List<List<Object>> rows = new ArrayList<>();
        events.forEach(event -> rows.add(new ArrayList<>()));
        for (JsonNode column : inputs.get("columns")) {
            Function<Event, Object> values = column(column.asText(), events);
            for (int row = 0; row < rows.size(); row++) {
                rows.get(row).add(values.apply(events.get(row)));
            }
        }
        return Map.of("rows", rows);
    }

    private static Event event(JsonNode row) {
        Instant time = LocalDateTime.parse(row.get(3).asText()).toInstant(ZoneOffset.UTC);
        return Event.of(row.get(0).asText(), new EventType(row.get(2).asText()), time)
                .with(EventSchema.ITEM, row.get(1).asText())
                .with(EventSchema.CATEGORY, row.get(4).asText());
    }

    private static Function<Event, Object> column(String name, List<Event> events) {
        return switch (name) {
            case "user_id" -> event -> Long.parseLong(event.userId());
            case "item_id" -> event -> Long.parseLong(String.valueOf(event.text(EventSchema.ITEM)));
            case "total_behavior_count" -> counts(events, EventFilter.ALL);
            case "behavior_hour" -> event -> event.time().atZone(ZoneOffset.UTC).getHour();
            case "is_weekend" ->
                event -> event.time().atZone(ZoneOffset.UTC).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            case "time_since_last_behavior" -> sinceLast(events);
            case "item_hot_count" -> {
                Function<Event, Object> counts =
                        counts(events.stream().map(FeatureMetrics::byItem).toList(), EventFilter.ALL);
                yield event -> counts.apply(byItem(event));
            }
            default -> counts(events, filter(name));
        };
    }

    /** {@code category_X_count} counts a category, {@code X_count} a type of event. */
    private static EventFilter filter(String name) {
        if (!name.endsWith(COUNT_SUFFIX)) {
            throw new IllegalArgumentException("unknown column '" + name + "'");
        }
        String counted = name.substring(0, name.length() - COUNT_SUFFIX.length());
        return counted.startsWith(CATEGORY_PREFIX)
                ? EventFilter.oneOf(EventSchema.CATEGORY, counted.substring(CATEGORY_PREFIX.length()))
                : EventFilter.types(new EventType(counted));
    }

    private static Event byItem(Event event) {
        return Event.of(String.valueOf(event.text(EventSchema.ITEM)), event.type(), event.time());
    }

    private static Function<Event, Object> counts(List<Event> events, EventFilter filter) {
        Instant after = events.stream().map(Event::time).max(Instant::compareTo).orElse(Instant.EPOCH);
        Instant asOf = after.plusMillis(1);
        Map<String, Long> values = values(events, Aggregations.count(), filter, List.of(asOf));
        return event -> values.get(key(event.userId(), asOf));
    }

    /** Seconds since the user's last event before this one, 0 for the first: known at the event's own instant. */
    private static Function<Event, Object> sinceLast(List<Event> events) {
        List<Instant> instants = events.stream().map(Event::time).distinct().toList();
        Map<String, Long> millis =
                values(events, Aggregations.recency(Duration.ofMillis(1)), EventFilter.ALL, instants);
        return event -> millis.getOrDefault(key(event.userId(), event.time()), 0L) / 1000.0;
    }

    private static Map<String, Long> values(
            List<Event> events, Aggregation aggregation, EventFilter filter, List<Instant> instants) {
        FeatureSet features = FeatureSet.of(FeatureDefinition.of(VALUE, aggregation, filter));
        UserTable table = FeaturePipeline.of(features)
                .at(instants)
                .run(EventLogs.of(events))
                .users();
        Map<String, Long> values = new HashMap<>();
        for (int row = 0; row < table.size(); row++) {
            Instant instant = Instant.ofEpochMilli(table.asOfMillis(row));
            values.put(key(table.keys().text(row), instant), table.longs(VALUE)[row]);
        }
        return values;
    }

    private static String key(String user, Instant instant) {
        return user + "@" + instant;
    }
}
