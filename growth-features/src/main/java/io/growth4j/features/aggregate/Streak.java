package io.growth4j.features.aggregate;

import java.util.Set;

/**
 * Consecutive calendar days with events: the longest such streak, or the one that lasts until the row's instant.
 *
 * @param current whether the streak up to now is meant, not the longest
 */
record Streak(boolean current) implements Aggregation {
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
        DayPass days = DayPass.of(runs);
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out.longs()[row] = current ? current(runs, days, row) : days.longest[row];
        }
    }

    /** A streak still lasts if its last day is that of the last millisecond before the instant, or the day before. */
    private static long current(Runs runs, DayPass days, int row) {
        boolean isEmpty = days.activeDays[row] == 0;
        long today = runs.calendar().day(runs.instants()[row] - 1);
        return isEmpty || days.lastDay[row] < today - 1 ? 0 : days.current[row];
    }
}
