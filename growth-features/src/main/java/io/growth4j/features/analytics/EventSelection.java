package io.growth4j.features.analytics;

import io.growth4j.definition.Definition;
import io.growth4j.event.EventCatalog;
import io.growth4j.event.EventType;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which types of event count for a question.
 *
 * @param types some types
 * @param except whether all types but these count, instead of these alone
 */
public record EventSelection(Set<EventType> types, boolean except) implements Definition {
    private static final EventSelection ANY = new EventSelection(Set.of(), true);
    private static final EventSelection NONE = new EventSelection(Set.of(), false);

    public EventSelection {
        types = Collections.unmodifiableSet(new TreeSet<>(types));
    }

    /**
     * Every type.
     *
     * @return the selection of all events
     */
    public static EventSelection any() {
        return ANY;
    }

    /**
     * No type, for what a log cannot hold.
     *
     * @return the selection of no event
     */
    public static EventSelection none() {
        return NONE;
    }

    /**
     * These types alone.
     *
     * @param types at least one
     * @return their selection
     * @throws IllegalArgumentException if there is none
     */
    public static EventSelection of(EventType... types) {
        return of(Set.of(types));
    }

    /**
     * These types alone.
     *
     * @param types at least one
     * @return their selection
     */
    public static EventSelection of(Set<EventType> types) {
        if (types.isEmpty()) {
            throw new IllegalArgumentException("a selection of no event type never matches: name one, or say none()");
        }
        return new EventSelection(types, false);
    }

    /**
     * What users do themselves: all types but those that a catalogue calls passive.
     *
     * @param catalog what the types mean
     * @return the selection of activities
     */
    public static EventSelection activities(EventCatalog catalog) {
        return new EventSelection(catalog.passive(), true);
    }

    /**
     * Whether events of a type count.
     *
     * @param type the type
     * @return true if they do
     */
    public boolean matches(EventType type) {
        return types.contains(type) != except;
    }

    /** What this selection or another one selects. */
    EventSelection or(EventSelection other) {
        if (except == other.except) {
            Set<EventType> both = new TreeSet<>(types);
            if (except) {
                both.retainAll(other.types);
            } else {
                both.addAll(other.types);
            }
            return new EventSelection(both, except);
        }
        Set<EventType> left = new TreeSet<>(except ? types : other.types);
        left.removeAll(except ? other.types : types);
        return new EventSelection(left, true);
    }

    /** Whether each of some types counts, by its position. */
    boolean[] mask(List<EventType> all) {
        boolean[] mask = new boolean[all.size()];
        for (int code = 0; code < mask.length; code++) {
            mask[code] = matches(all.get(code));
        }
        return mask;
    }
}
