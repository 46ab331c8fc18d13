package io.growth4j.event;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something a user did at an instant. Immutable.
 *
 * <p>Everything beyond user, type and time is an attribute: a {@code Long}, {@code Double} or {@code String} under the
 * name of its column. Names with a meaning of their own stand in {@link EventSchema}.
 *
 * @param userId who did it; numbers as decimal text
 * @param type what was done
 * @param time when
 * @param attributes the other columns, by name
 */
public record Event(String userId, EventType type, Instant time, Map<String, Object> attributes) {
    public Event {
        if (userId.isEmpty()) {
            throw new IllegalArgumentException("user id is empty in a '" + type + "' event at " + time);
        }
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        attributes.forEach(Event::requireScalar);
    }

    private static void requireScalar(String name, Object value) {
        if (!(value instanceof Long || value instanceof Double || value instanceof String)) {
            throw new IllegalArgumentException("attribute '" + name + "' is a "
                    + value.getClass().getSimpleName() + ": only Long, Double and String are attributes");
        }
    }

    /**
     * An event without attributes.
     *
     * @param userId who did it
     * @param type what was done
     * @param time when
     * @return the event
     */
    public static Event of(String userId, EventType type, Instant time) {
        return new Event(userId, type, time, Map.of());
    }

    /**
     * This event with one attribute more.
     *
     * @param name the column's name
     * @param value a {@code Long}, {@code Double} or {@code String}
     * @return a new event
     */
    public Event with(String name, Object value) {
        Map<String, Object> all = new TreeMap<>(attributes);
        all.put(name, value);
        return new Event(userId, type, time, all);
    }

    /**
     * This event with an amount of money.
     *
     * @param minor the amount in minor units (cents)
     * @return a new event
     */
    public Event withAmount(long minor) {
        return with(EventSchema.AMOUNT, minor);
    }

    /**
     * The amount of money.
     *
     * @return minor units (cents), or empty
     */
    public OptionalLong amountMinor() {
        return attributes.get(EventSchema.AMOUNT) instanceof Long amount
                ? OptionalLong.of(amount)
                : OptionalLong.empty();
    }

    /**
     * An attribute as text.
     *
     * @param name the column's name
     * @return its value as text, or null if the event has none
     */
    public @Nullable String text(String name) {
        Object value = attributes.get(name);
        return value == null ? null : value.toString();
    }
}
