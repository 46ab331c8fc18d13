package io.growth4j.features.definition;

import io.growth4j.definition.Definition;
import io.growth4j.features.aggregate.Aggregation;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.window.Window;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a feature is computed by. Equal expressions are computed once. Immutable and thread-safe. */
public sealed interface Expression extends Definition {
    /**
     * The kinds of value it can have.
     *
     * @return one or more
     */
    Set<Kind> kinds();

    /**
     * The columns it reads beside user and time.
     *
     * @return their names
     */
    Set<String> columns();

    /**
     * The aggregates it is made of, however deep they stand.
     *
     * @return one or more, in the order in which they stand; equal ones as often as they do
     */
    List<Aggregate> aggregates();

    /**
     * The events of a filter and a window, made one value.
     *
     * @param aggregation how they become one value
     * @param filter which events count
     * @param window which time counts
     */
    record Aggregate(Aggregation aggregation, EventFilter filter, Window window) implements Expression {
        @Override
        public Set<Kind> kinds() {
            return aggregation.kinds();
        }

        @Override
        public Set<String> columns() {
            Set<String> columns = new TreeSet<>(aggregation.columns());
            columns.addAll(filter.columns());
            return columns;
        }

        @Override
        public List<Aggregate> aggregates() {
            return List.of(this);
        }
    }

    /**
     * One number in terms of another. It has no value where either has none, or where the denominator is zero.
     *
     * @param numerator a number
     * @param denominator a number
     */
    record Ratio(Expression numerator, Expression denominator) implements Expression {
        public Ratio {
            requireNumber(numerator);
            requireNumber(denominator);
        }

        @Override
        public Set<Kind> kinds() {
            return Set.of(Kind.DOUBLE);
        }

        @Override
        public Set<String> columns() {
            return union(List.of(numerator, denominator));
        }

        @Override
        public List<Aggregate> aggregates() {
            return inAll(List.of(numerator, denominator));
        }

        private static void requireNumber(Expression part) {
            if (!part.kinds().contains(Kind.LONG) && !part.kinds().contains(Kind.DOUBLE)) {
                throw new IllegalArgumentException(part.toJson() + " is no number: a ratio needs two");
            }
        }
    }

    /**
     * The first of several instants that is known, in the order in which they are given.
     *
     * @param instants two or more expressions of kind {@link Kind#INSTANT}
     */
    record FirstKnown(List<Expression> instants) implements Expression {
        public FirstKnown {
            instants = List.copyOf(instants);
            instants.forEach(Expression::requireInstant);
        }

        @Override
        public Set<Kind> kinds() {
            return Set.of(Kind.INSTANT);
        }

        @Override
        public Set<String> columns() {
            return union(instants);
        }

        @Override
        public List<Aggregate> aggregates() {
            return inAll(instants);
        }
    }

    /**
     * Calendar days from an instant to the day of {@code asOf}, in the zone of the analysis.
     *
     * @param instant an expression of kind {@link Kind#INSTANT}
     */
    record DaysSince(Expression instant) implements Expression {
        public DaysSince {
            requireInstant(instant);
        }

        @Override
        public Set<Kind> kinds() {
            return Set.of(Kind.LONG);
        }

        @Override
        public Set<String> columns() {
            return instant.columns();
        }

        @Override
        public List<Aggregate> aggregates() {
            return instant.aggregates();
        }
    }

    private static void requireInstant(Expression part) {
        if (!part.kinds().contains(Kind.INSTANT)) {
            throw new IllegalArgumentException(part.toJson() + " is no instant");
        }
    }

    private static Set<String> union(List<Expression> parts) {
        Set<String> columns = new TreeSet<>();
        parts.forEach(part -> columns.addAll(part.columns()));
        return columns;
    }

    private static List<Aggregate> inAll(List<Expression> parts) {
        return parts.stream().flatMap(part -> part.aggregates().stream()).toList();
    }
}
