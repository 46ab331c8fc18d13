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
record SinceTime(End end, Duration unit) implements Aggregation {
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
    public void compute(Runs runs, Output out) {
        long millis = unit.toMillis();
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        long[] times = runs.times();
        long[] instants = runs.instants();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            boolean isEmpty = starts[row] == ends[row];
            long elapsed = isEmpty ? 0 : instants[row] - times[end == End.FIRST ? starts[row] : ends[row] - 1];
            if (out.kind() == Kind.LONG) {
                out.longs()[row] = isEmpty ? Absent.LONG : elapsed / millis;
            } else {
                out.doubles()[row] = isEmpty ? Double.NaN : (double) elapsed / millis;
            }
        }
    }
}
