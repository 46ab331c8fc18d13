package io.growth4j.features.aggregate;

import java.util.Arrays;

/**
 * The distinct active days of each row, and its runs of consecutive days.
 *
 * <p>Whether an event is of the day before it is a coin's toss, so the walk has no branch to guess: a step of 0 or 1 days
 * adds itself to the streak, any other starts a new one.
 */
final class DayPass extends Pass {
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
        int streak = 0;
        int last = 0;
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int from = starts[row];
            if (row > 0 && from == starts[row - 1]) {
                from = ends[row - 1];
            } else {
                active = 0;
                best = 0;
                streak = 0;
                last = Integer.MIN_VALUE;
            }
            for (int i = from; i < ends[row]; i++) {
                int step = days[i] - last;
                active += (step | -step) >>> 31;
                int goesOn = ((step >>> 1) - 1) >> 31; // all bits for a step of 0 or 1, none for others
                streak = 1 + (streak + step - 1 & goesOn);
                best = Math.max(best, streak);
                last = days[i];
            }
            activeDays[row] = active;
            longest[row] = best;
            current[row] = streak;
            lastDay[row] = last;
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
