package io.growth4j.features.aggregate;

import io.growth4j.features.window.Window;
import java.time.Duration;
import java.util.Set;

/**
 * How many of the last periods before the row's instant hold an event; the first is {@code [asOf − length, asOf)}.
 *
 * @param length the length of a period
 * @param periods how many periods
 */
record ActivePeriods(Duration length, int periods) implements Aggregation {
    ActivePeriods {
        if (length.toMillis() < 1 || periods < 1 || periods > Long.SIZE) {
            throw new IllegalArgumentException(
                    periods + " periods of " + length + ": needs 1 to 64 periods of at least a millisecond");
        }
    }

    @Override
    public Algebra algebra() {
        return Algebra.HOLISTIC;
    }

    @Override
    public Window reach() {
        return Window.last(length.multipliedBy(periods));
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LONG);
    }

    @Override
    public void compute(Runs runs, Output out) {
        long millis = length.toMillis();
        long[] times = runs.times();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            long instant = runs.instants()[row];
            long seen = 0;
            for (int i = runs.ends()[row] - 1; i >= runs.starts()[row]; i--) {
                long period = (instant - 1 - times[i]) / millis;
                if (period >= periods) {
                    break;
                }
                seen |= 1L << period;
            }
            out.longs()[row] = Long.bitCount(seen);
        }
    }
}
