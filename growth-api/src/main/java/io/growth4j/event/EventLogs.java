package io.growth4j.event;

import io.growth4j.event.EventSchema.ColumnType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Logs made of what is already in memory. Logs from files and databases are opened in growth-features. */
public final class EventLogs {
    private EventLogs() {}

    /**
     * A log of some events, in their order. Its columns are user (text), time, type, and every attribute that any event
     * has, in the order of their names.
     *
     * @param events the events; copied
     * @return a log that holds them; it may be read by several threads at once
     * @throws IllegalArgumentException if an attribute has values of several types
     */
    public static EventLog of(Collection<Event> events) {
        return new MemoryLog(schemaOf(events), List.copyOf(events));
    }

    /**
     * Another log in which people who are known by several names go by one: what is counted afterwards counts them once.
     * Batches differ from those of the other log in the user column only.
     *
     * @param log the other log; closed with this one
     * @param aliases for each other name, the name to use; a name that is itself an alias is followed further
     * @return the log with users renamed
     * @throws IllegalArgumentException if aliases go round in a circle, or are not numbers where the log's users are
     */
    public static EventLog aliased(EventLog log, Map<String, String> aliases) {
        return new AliasedLog(log, Map.copyOf(aliases));
    }

    private static EventSchema schemaOf(Collection<Event> events) {
        Map<String, ColumnType> attributes = new TreeMap<>();
        for (Event event : events) {
            event.attributes().forEach((name, value) -> {
                ColumnType type = typeOf(value);
                ColumnType before = attributes.putIfAbsent(name, type);
                if (before != null && before != type) {
                    throw new IllegalArgumentException(
                            "attribute '" + name + "' is " + before + " in one event and " + type + " in " + event);
                }
            });
        }
        return EventSchema.of(ColumnType.TEXT, attributes);
    }

    private static ColumnType typeOf(Object value) {
        if (value instanceof Long) {
            return ColumnType.LONG;
        }
        return value instanceof Double ? ColumnType.DOUBLE : ColumnType.TEXT;
    }
}
