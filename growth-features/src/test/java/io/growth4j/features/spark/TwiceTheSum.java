package io.growth4j.features.spark;

import io.growth4j.event.Absent;
import io.growth4j.features.aggregate.Aggregation;
import io.growth4j.features.aggregate.Algebra;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.aggregate.Output;
import io.growth4j.features.aggregate.Runs;
import java.util.Set;

/** An aggregation of somebody's own. */
record TwiceTheSum(String column) implements Aggregation {
    @Override
    public Algebra algebra() {
        return Algebra.MONOID;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LONG);
    }

    @Override
    public Set<String> columns() {
        return Set.of(column);
    }

    @Override
    public void compute(Runs runs, Output out) {
        long[] values = runs.longs(column);
        for (int row = 0; row < runs.rows(); row++) {
            long sum = 0;
            for (int i = runs.starts()[row]; i < runs.ends()[row]; i++) {
                sum += values[i] == Absent.LONG ? 0 : 2 * values[i];
            }
            out.longs()[row] = sum;
        }
    }
}
