package io.growth4j.features.aggregate;

import java.util.Set;

/**
 * Consecutive calendar days with events: the longest such streak, or the one that lasts until the row's instant.
 *
 * @param current whether the streak up to now is meant, not the longest
 */
record Streak(boolean current) implements Foldable {
    @Override
    public Algebra algebra() {
        return Algebra.MONOID;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LONG);
    }

    @Override
    public Fold fold() {
        return new DayFold();
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int at = row * DayFold.WIDTH;
            out.longs()[row] = current
                    ? stillLasting(runs, row, cells[at + DayFold.LAST], cells[at + DayFold.CURRENT])
                    : cells[at + DayFold.LONGEST];
        }
    }

    @Override
    public void compute(Runs runs, Output out) {
        DayPass days = DayPass.of(runs);
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out.longs()[row] =
                    current ? stillLasting(runs, row, days.lastDay[row], days.current[row]) : days.longest[row];
        }
    }

    /** A streak still lasts if its last day is that of the last millisecond before the instant, or the day before. */
    private static long stillLasting(Runs runs, int row, long lastDay, long streak) {
        long today = runs.calendar().day(runs.instants()[row] - 1);
        return lastDay < today - 1 ? 0 : streak;
    }
}
