package io.growth4j.features.aggregate;

import io.growth4j.definition.Definition;
import io.growth4j.features.window.Window;
import java.util.Set;

/**
 * How the events of a user become one value. Implementations are immutable values, best records: equal aggregations are
 * computed once, and their canonical JSON is part of every result's schema.
 *
 * <p>An aggregation sees many users at once, as {@link Runs}: columns in which the events of each row lie side by side in
 * time order. It writes one value per row. The same code serves a table of millions, training rows at many instants,
 * and the single user of a service, whose {@code Runs} has one row.
 */
public interface Aggregation extends Definition {
    /**
     * How results over parts of the history combine.
     *
     * @return the algebra
     */
    Algebra algebra();

    /**
     * The kinds of value it can write.
     *
     * @return one or more
     */
    Set<Kind> kinds();

    /**
     * The columns it reads beside user and time.
     *
     * @return their names; none by default
     */
    default Set<String> columns() {
        return Set.of();
    }

    /**
     * How far back from the instant of the analysis it looks.
     *
     * @return a window outside of which no event changes the result; all of the past by default
     */
    default Window reach() {
        return Window.ALL;
    }

    /**
     * Computes the value of every row. Called by one thread at a time for one {@code runs}, but by several threads for
     * different ones; state that is needed meanwhile is kept in a {@link Pass}.
     *
     * @param runs the events, row by row
     * @param out takes one value per row; what it held before is unspecified, so every row must be written
     */
    void compute(Runs runs, Output out);
}
