package io.growth4j.features.aggregate;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.Absent;
import java.util.Set;

/**
 * The first event in the nth distinct calendar period after the period of the first event.
 *
 * @param period the length of a period
 * @param periods how many periods
 */
record RetainedAt(Granularity period, int periods) implements Foldable, Fold {
    private static final int RETURNS = 0;
    private static final int PERIOD_END = 1;
    private static final int REACHED = 2;
    private static final int WIDTH = 3;

    @Override
    public Algebra algebra() {
        return Algebra.HOLISTIC;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.INSTANT);
    }

    @Override
    public Fold fold() {
        return this;
    }

    /** The periods of return so far, the end of the last one, and when they reached their number. */
    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public void start(long[] cells, int at) {
        cells[at + RETURNS] = -1;
        cells[at + PERIOD_END] = Long.MIN_VALUE;
        cells[at + REACHED] = Absent.LONG;
    }

    @Override
    public void add(Runs runs, States states) {
        PeriodCalendar calendar = runs.calendar();
        long[] times = runs.times();
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int at = row * WIDTH;
            for (int i = starts[row]; i < ends[row] && cells[at + RETURNS] < periods; i++) {
                if (times[i] >= cells[at + PERIOD_END]) {
                    cells[at + PERIOD_END] = calendar.start(period, calendar.index(period, times[i]) + 1);
                    if (++cells[at + RETURNS] == periods) {
                        cells[at + REACHED] = times[i];
                    }
                }
            }
        }
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out.longs()[row] = states.cells()[row * WIDTH + REACHED];
        }
    }
}
