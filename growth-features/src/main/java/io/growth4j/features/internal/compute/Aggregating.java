package io.growth4j.features.internal.compute;

import io.growth4j.features.aggregate.Output;
import io.growth4j.features.definition.Expression.Aggregate;

/** How the values of an aggregate are computed. */
@FunctionalInterface
public interface Aggregating {
    /** Computes an aggregate for every row. */
    void compute(Aggregate aggregate, Output out);
}
