package io.growth4j.features.aggregate;

/**
 * An aggregation that can go on from a state, so that old events need not be kept: a service's users and a day's update
 * of a large log take up new events and forget the old ones.
 *
 * <p>Implementing it makes {@link #compute} follow from the {@link Fold}; those that every table computes override it with
 * a faster walk that gives the same bits.
 */
public interface Foldable extends Aggregation {
    /**
     * How its state takes up events.
     *
     * @return the fold; equal aggregations have equal ones
     */
    Fold fold();

    /**
     * Reads the value of every row from its state.
     *
     * @param runs the rows; their instants, and the column's types and texts
     * @param states the states of the same rows
     * @param out takes one value per row
     */
    void finish(Runs runs, States states, Output out);

    @Override
    default void compute(Runs runs, Output out) {
        finish(runs, FoldPass.of(runs, fold()).states(), out);
    }
}
