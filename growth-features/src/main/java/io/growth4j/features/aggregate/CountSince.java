package io.growth4j.features.aggregate;

import io.growth4j.features.filter.EventFilter;
import java.util.Set;

/**
 * How many events there are after the last event of another kind; all of them if there never was one.
 *
 * @param since which event starts the count
 */
record CountSince(EventFilter since) implements Aggregation {
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
        return since.columns();
    }

    @Override
    public void compute(Runs runs, Output out) {
        Runs marks = runs.all().where(since);
        long[] times = runs.times();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            boolean isMarked = marks.starts()[row] < marks.ends()[row];
            long last = isMarked ? marks.times()[marks.ends()[row] - 1] : Long.MIN_VALUE;
            int entry = runs.ends()[row];
            while (entry > runs.starts()[row] && times[entry - 1] > last) {
                entry--;
            }
            out.longs()[row] = (long) runs.ends()[row] - entry;
        }
    }
}
