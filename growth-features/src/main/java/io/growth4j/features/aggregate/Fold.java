package io.growth4j.features.aggregate;

/**
 * How a state takes up events: what a user's past is reduced to when the events themselves are no longer kept.
 *
 * <p>Implementations are immutable values, best records: aggregations whose folds are equal share one state. Adding the
 * events of a history part by part, in time order, must leave the very state that adding them at once leaves.
 */
public interface Fold {
    /**
     * How many cells a row's state has; what needs no bound lies in the row's list.
     *
     * @return the number of cells, 0 or more
     */
    int width();

    /**
     * Writes the state of a row without events. Zeros, unless overridden.
     *
     * @param cells the cells of all rows, zero
     * @param at where those of the row start
     */
    default void start(long[] cells, int at) {}

    /**
     * Takes up the events of every row. They come after those that the row's state already knows.
     *
     * @param runs the events, row by row
     * @param states the states of the same rows
     */
    void add(Runs runs, States states);

    /**
     * Translates the codes of texts that a row's state holds, as it moves to where they have other codes. Nothing, unless
     * overridden: a state without codes stays as it is.
     *
     * @param states the states
     * @param row the row to translate
     * @param codes the new codes
     */
    default void recode(States states, int row, Recoding codes) {}
}
