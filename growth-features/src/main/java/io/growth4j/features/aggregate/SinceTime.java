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
        long millis = unit.toMillis();
        long[] instants = runs.instants();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            write(out, row, instants[row], EndTimes.time(states, row, end), millis);
        }
    }

    @Override
    public void compute(Runs runs, Output out) {
        long millis = unit.toMillis();
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        long[] times = runs.times();
        long[] instants = runs.instants();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            boolean isEmpty = starts[row] == ends[row];
            long time = isEmpty ? Absent.LONG : times[end == End.FIRST ? starts[row] : ends[row] - 1];
            write(out, row, instants[row], time, millis);
        }
    }

    private static void write(Output out, int row, long instant, long time, long millis) {
        boolean isKnown = time != Absent.LONG;
        if (out.kind() == Kind.LONG) {
            out.longs()[row] = isKnown ? whole(instant - time, millis) : Absent.LONG;
        } else {
            out.doubles()[row] = isKnown ? (double) (instant - time) / millis : Double.NaN;
        }
    }

    /** Whole units; a division by 1 takes as long as any other. */
    private static long whole(long elapsed, long millis) {
        return millis == 1 ? elapsed : elapsed / millis;
    }
}
