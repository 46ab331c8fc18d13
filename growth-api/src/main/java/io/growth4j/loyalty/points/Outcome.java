package io.growth4j.loyalty.points;

/** What became of one operation of a batch. */
public sealed interface Outcome permits Receipt, Refusal {
    /**
     * The operation.
     *
     * @return as it was told
     */
    PointsOperation operation();
}
