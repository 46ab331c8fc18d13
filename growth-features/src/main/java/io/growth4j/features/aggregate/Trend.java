package io.growth4j.features.aggregate;

import io.growth4j.features.window.Window;
import java.time.Duration;
import java.util.Set;

/**
 * The least-squares slope of the number of events per period over the last periods before the row's instant, oldest
 * first: events per period, per period. Periods run back from the instant; empty ones count 0.
 *
 * @param length the length of a period
 * @param periods how many periods
 */
record Trend(Duration length, int periods) implements Aggregation {
    Trend {
        if (length.toMillis() < 1 || periods < 2) {
            throw new IllegalArgumentException(
                    periods + " periods of " + length + ": a trend needs 2 or more of at least a millisecond");
        }
    }

    @Override
    public Algebra algebra() {
        return Algebra.GROUP;
    }

    @Override
    public Window reach() {
        return Window.last(length.multipliedBy(periods));
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.DOUBLE);
    }

    /** Σ(x − x̄)y / Σ(x − x̄)² with x = 0 … n − 1; all sums are whole numbers of halves, so exact. */
    @Override
    public void compute(Runs runs, Output out) {
        long millis = length.toMillis();
        double middle = (periods - 1) / 2.0;
        double squares = periods * ((double) periods * periods - 1) / 12;
        long[] times = runs.times();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            long instant = runs.instants()[row];
            double sum = 0;
            for (int i = runs.ends()[row] - 1; i >= runs.starts()[row]; i--) {
                long back = (instant - 1 - times[i]) / millis;
                if (back >= periods) {
                    break;
                }
                sum += periods - 1 - back - middle;
            }
            out.doubles()[row] = sum / squares;
        }
    }
}
