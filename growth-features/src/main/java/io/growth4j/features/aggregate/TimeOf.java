package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import java.util.Set;

/**
 * When the first or last event happened; none without an event.
 *
 * @param end which end of the history
 */
record TimeOf(End end) implements Foldable {
    @Override
    public Algebra algebra() {
        return Algebra.MONOID;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.INSTANT);
    }

    @Override
    public Fold fold() {
        return new EndTimes();
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out.longs()[row] = EndTimes.time(states, row, end);
        }
    }

    @Override
    public void compute(Runs runs, Output out) {
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        long[] times = runs.times();
        long[] instants = out.longs();
        int rows = runs.rows();
        for (int row = 0; row < rows; row++) {
            int entry = end == End.FIRST ? starts[row] : ends[row] - 1;
            instants[row] = starts[row] < ends[row] ? times[entry] : Absent.LONG;
        }
    }
}
