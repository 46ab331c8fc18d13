package io.growth4j.features.aggregate;

import java.util.Arrays;

/**
 * The distinct active days of each row, and its runs of consecutive days.
 *
 * <p>Whether an event is of the day before it is a coin's toss, so the walk has no branch to guess: as days ascend, the first
 * day of a streak is the latest of the days that do not follow the day before. A clock that is set back over midnight stays
 * on the day that it had reached.
 */
final class DayPass extends Pass {
    /** Added so that no day is below 0: by the wall clock, 1970 starts on the last day of 1969 in places. */
    private static final int DAYS_BEFORE_1970 = 1;

    private static final int LONG_AGO = Integer.MIN_VALUE / 2;

    int[] activeDays = {};
    int[] longest = {};
    int[] current = {};
    int[] lastDay = {};

    static DayPass of(Runs runs) {
        return runs.pass(DayPass.class, DayPass::new);
    }

    @Override
    public void run(Runs runs) {
        ensure(runs.rows());
        int[] days = runs.days();
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        int active = 0;
        int best = 0;
        int first = 0;
        int last = 0;
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int from = starts[row];
            if (row > 0 && from == starts[row - 1]) {
                from = ends[row - 1];
            } else {
                active = 0;
                best = 0;
                first = 0;
                last = LONG_AGO;
            }
            for (int i = from; i < ends[row]; i++) {
                int day = Math.max(last, days[i] + DAYS_BEFORE_1970);
                int step = day - last;
                active += -step >>> 31;
                int startsHere = (1 - step) >> 31; // all bits after a step of more than one day
                first = Math.max(first, day & startsHere);
                best = Math.max(best, day - first + 1);
                last = day;
            }
            activeDays[row] = active;
            longest[row] = best;
            current[row] = last - first + 1;
            lastDay[row] = last - DAYS_BEFORE_1970;
        }
    }

    private void ensure(int rows) {
        if (activeDays.length < rows) {
            int capacity = rows + (rows >> 2);
            activeDays = new int[capacity];
            longest = Arrays.copyOf(longest, capacity);
            current = Arrays.copyOf(current, capacity);
            lastDay = Arrays.copyOf(lastDay, capacity);
        }
    }
}
