package io.growth4j.features.aggregate;

/**
 * A fold whose states can be put together whatever the order of time of their events: what two services know of one user
 * becomes what one that had seen everything knows. Sums of real numbers may differ in their last bits, quantile sketches
 * within their accuracy; all else is equal bit by bit.
 */
public interface MergeableFold extends Fold {
    /**
     * Adds another state to a row's, as if its events had come besides.
     *
     * @param states where the row is
     * @param row the row that takes up the other
     * @param other states of an equal fold, with codes of the same texts; not changed
     * @param otherRow the row to take up
     * @param columns the types of the columns
     */
    void merge(States states, int row, States other, int otherRow, Recoding columns);
}
