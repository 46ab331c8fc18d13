package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import java.util.Set;

/**
 * The hour of the day, by the wall clock in the zone of the analysis, of the first or last event; none without an event.
 *
 * @param end which end of the history
 */
record HourOf(End end) implements Foldable, Fold {
    @Override
    public Algebra algebra() {
        return Algebra.MONOID;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LONG);
    }

    @Override
    public void compute(Runs runs, Output out) {
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out.longs()[row] = hour(runs, row, end);
        }
    }

    private static long hour(Runs runs, int row, End end) {
        int from = runs.starts()[row];
        int to = runs.ends()[row];
        return from == to ? Absent.LONG : runs.weekHours()[end == End.FIRST ? from : to - 1] % WallClock.DAY_HOURS;
    }

    @Override
    public Fold fold() {
        return this;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void start(long[] cells, int at) {
        cells[at] = Absent.LONG;
    }

    @Override
    public void add(Runs runs, States states) {
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            boolean isNew = end == End.LAST || cells[row] == Absent.LONG;
            if (isNew && runs.starts()[row] < runs.ends()[row]) {
                cells[row] = hour(runs, row, end);
            }
        }
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        System.arraycopy(states.cells(), 0, out.longs(), 0, runs.rows());
    }
}
