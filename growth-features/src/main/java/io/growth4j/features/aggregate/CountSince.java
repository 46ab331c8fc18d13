package io.growth4j.features.aggregate;

import io.growth4j.features.filter.EventFilter;
import java.util.Set;

/**
 * How many events there are after the last event of another kind; all of them if there never was one.
 *
 * @param since which event starts the count
 */
record CountSince(EventFilter since) implements Foldable, Fold {
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
    public Fold fold() {
        return this;
    }

    /** The events since the last mark. */
    @Override
    public int width() {
        return 1;
    }

    @Override
    public void add(Runs runs, States states) {
        Runs marks = runs.all().where(since);
        long[] times = runs.times();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            boolean isMarked = marks.starts()[row] < marks.ends()[row];
            long last = isMarked ? marks.times()[marks.ends()[row] - 1] : Long.MIN_VALUE;
            int entry = runs.ends()[row];
            while (entry > runs.starts()[row] && times[entry - 1] > last) {
                entry--;
            }
            long before = isMarked ? 0 : states.cells()[row];
            states.cells()[row] = before + runs.ends()[row] - entry;
        }
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        System.arraycopy(states.cells(), 0, out.longs(), 0, runs.rows());
    }
}
