package io.growth4j.features.aggregate;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Events at some hours of some days of the week, by the wall clock in the zone of the analysis: LONG their number, DOUBLE
 * their share of all events.
 *
 * @param days which days count
 * @param from the first hour
 * @param to the hour after the last
 */
record WallClock(Set<DayOfWeek> days, int from, int to) implements Foldable, MergeableFold {
    static final int DAY_HOURS = 24;
    static final int WEEK_HOURS = 7 * DAY_HOURS;

    WallClock {
        days = Collections.unmodifiableSet(new TreeSet<>(days));
        if (from < 0 || from >= to || to > DAY_HOURS) {
            throw new IllegalArgumentException("hours [" + from + ", " + to + ") are not within a day of 24");
        }
    }

    @Override
    public Algebra algebra() {
        return Algebra.GROUP;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LONG, Kind.DOUBLE);
    }

    @Override
    public void compute(Runs runs, Output out) {
        int[] counts = ClockPass.counts(runs, this);
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            write(out, row, counts[row]);
        }
        if (out.kind() == Kind.DOUBLE) {
            divide(out.doubles(), runs.counts(), runs.rows());
        }
    }

    @Override
    public Fold fold() {
        return this;
    }

    /** Events at these hours, and all events. */
    @Override
    public int width() {
        return 2;
    }

    @Override
    public void add(Runs runs, States states) {
        int[] counts = ClockPass.counts(runs, this);
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            cells[2 * row] += counts[row];
            cells[2 * row + 1] += ends[row] - starts[row];
        }
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            if (out.kind() == Kind.LONG) {
                out.longs()[row] = cells[2 * row];
            } else {
                out.doubles()[row] = (double) cells[2 * row] / cells[2 * row + 1];
            }
        }
    }

    private static void write(Output out, int row, int count) {
        if (out.kind() == Kind.LONG) {
            out.longs()[row] = count;
        } else {
            out.doubles()[row] = count;
        }
    }

    /** Zero of zero events is no number. */
    private static void divide(double[] counts, int[] events, int rows) {
        for (int row = 0; row < rows; row++) {
            counts[row] /= events[row];
        }
    }

    /** By hour of the week: 1 where it counts. */
    byte[] table() {
        byte[] counts = new byte[WEEK_HOURS];
        for (DayOfWeek day : days) {
            for (int hour = from; hour < to; hour++) {
                counts[DAY_HOURS * day.ordinal() + hour] = 1;
            }
        }
        return counts;
    }

    @Override
    public void merge(States states, int row, States other, int otherRow, Recoding columns) {
        states.sum(other, otherRow, row);
    }
}
