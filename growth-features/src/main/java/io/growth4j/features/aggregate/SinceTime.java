package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import java.time.Duration;
import java.util.Set;

/**
 * Elapsed time from the first or last event to the row's instant: LONG in whole units, rounded down, DOUBLE exact.
 *
 * @param end which end of the history
 * @param unit the unit of the result
 */
record SinceTime(End end, Duration unit) implements Foldable {
    SinceTime {
        if (unit.toMillis() < 1) {
            throw new IllegalArgumentException("unit " + unit + " is shorter than a millisecond");
        }
    }

    @Override
    public Algebra algebra() {
        return Algebra.MONOID;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LONG, Kind.DOUBLE);
    }

    @Override
    public Fold fold() {
        return new EndTimes();
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        long[] instants = runs.instants();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            write(out, row, instants[row], EndTimes.time(states, row, end));
        }
    }

    @Override
    public void compute(Runs runs, Output out) {
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        long[] times = runs.times();
        long[] instants = runs.instants();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            boolean isEmpty = starts[row] == ends[row];
            long time = isEmpty ? Absent.LONG : times[end == End.FIRST ? starts[row] : ends[row] - 1];
            write(out, row, instants[row], time);
        }
    }

    private void write(Output out, int row, long instant, long time) {
        long millis = unit.toMillis();
        boolean isKnown = time != Absent.LONG;
        if (out.kind() == Kind.LONG) {
            out.longs()[row] = isKnown ? (instant - time) / millis : Absent.LONG;
        } else {
            out.doubles()[row] = isKnown ? (double) (instant - time) / millis : Double.NaN;
        }
    }
}
