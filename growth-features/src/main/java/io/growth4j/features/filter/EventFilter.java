package io.growth4j.features.filter;

import io.growth4j.definition.Definition;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which events count: those that meet all conditions. Immutable and thread-safe.
 *
 * <p>A condition names a column. A text value is compared with the column's text; for a column of whole numbers it is
 * their decimal text.
 *
 * @param conditions all must hold; none accepts every event
 */
public record EventFilter(List<Condition> conditions) implements Definition {
    /** Every event counts. */
    public static final EventFilter ALL = new EventFilter(List.of());

    public EventFilter {
        conditions = List.copyOf(conditions);
    }

    /** One thing that must hold for an event. */
    public sealed interface Condition {
        /**
         * The column it looks at.
         *
         * @return the column's name
         */
        String column();
    }

    /**
     * The value is one of some; an absent value is not.
     *
     * @param column a text column or one of whole numbers
     * @param values the values that are accepted
     */
    public record OneOf(String column, Set<String> values) implements Condition {
        public OneOf {
            values = Collections.unmodifiableSet(new TreeSet<>(values));
        }
    }

    /**
     * The value is none of some; an absent value is none of them.
     *
     * @param column a text column or one of whole numbers
     * @param values the values that are refused
     */
    public record NoneOf(String column, Set<String> values) implements Condition {
        public NoneOf {
            values = Collections.unmodifiableSet(new TreeSet<>(values));
        }
    }

    /**
     * The number lies in {@code [min, max)}; an absent one does not.
     *
     * @param column a column of whole or real numbers
     * @param min the smallest accepted number, or minus infinity
     * @param max the smallest refused number, above {@code min}, or infinity
     */
    public record Between(String column, double min, double max) implements Condition {
        public Between {
            if (!(min < max)) {
                throw new IllegalArgumentException(
                        "range [" + min + ", " + max + ") of '" + column + "' is empty: min must be below max");
            }
        }
    }

    /**
     * Events of some types.
     *
     * @param types the types
     * @return a filter
     */
    public static EventFilter types(EventType... types) {
        return types(Arrays.asList(types));
    }

    /**
     * Events of some types.
     *
     * @param types the types; none accepts nothing
     * @return a filter
     */
    public static EventFilter types(Collection<EventType> types) {
        return of(new OneOf(EventSchema.TYPE, names(types)));
    }

    /**
     * Events of all types but some.
     *
     * @param types the types; none accepts everything
     * @return a filter
     */
    public static EventFilter notTypes(Collection<EventType> types) {
        return types.isEmpty() ? ALL : of(new NoneOf(EventSchema.TYPE, names(types)));
    }

    /**
     * Events whose column has one of some values.
     *
     * @param column the column's name
     * @param values the values
     * @return a filter
     */
    public static EventFilter oneOf(String column, String... values) {
        return of(new OneOf(column, Set.of(values)));
    }

    /**
     * Events whose number lies in a range.
     *
     * @param column the column's name
     * @param min the smallest accepted number
     * @param max the smallest refused number
     * @return a filter
     */
    public static EventFilter between(String column, double min, double max) {
        return of(new Between(column, min, max));
    }

    /**
     * Events that both filters accept.
     *
     * @param other the other filter
     * @return a filter with the conditions of both
     */
    public EventFilter and(EventFilter other) {
        List<Condition> all = new ArrayList<>(conditions);
        all.addAll(other.conditions);
        return new EventFilter(all);
    }

    /**
     * The columns it looks at.
     *
     * @return their names
     */
    public Set<String> columns() {
        return conditions.stream().map(Condition::column).collect(Collectors.toUnmodifiableSet());
    }

    private static EventFilter of(Condition condition) {
        return new EventFilter(List.of(condition));
    }

    private static Set<String> names(Collection<EventType> types) {
        return types.stream().map(EventType::name).collect(Collectors.toSet());
    }
}
