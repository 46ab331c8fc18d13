package io.growth4j.features.aggregate;

/**
 * One walk over {@link Runs} whose result several aggregations share: mean and variance of one column, say. It keeps its
 * arrays from call to call, so that nothing is allocated per row.
 */
public abstract class Pass {
    /** For subclasses. */
    protected Pass() {}

    /**
     * Walks over the runs and keeps the result.
     *
     * @param runs the events, row by row
     */
    public abstract void run(Runs runs);
}
