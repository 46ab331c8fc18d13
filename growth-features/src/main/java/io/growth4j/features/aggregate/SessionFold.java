package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;

/**
 * Sessions, which end where no event follows within a gap: their number, their time, and when the last event happened.
 *
 * @param gapMillis the longest pause within a session
 */
record SessionFold(long gapMillis) implements Fold {
    static final int SESSIONS = 0;
    static final int DURATION = 1;
    static final int LAST = 2;
    static final int WIDTH = 3;

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public void start(long[] cells, int at) {
        cells[at + LAST] = Absent.LONG;
    }

    @Override
    public void add(Runs runs, States states) {
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        long[] times = runs.times();
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int at = row * WIDTH;
            for (int i = starts[row]; i < ends[row]; i++) {
                long last = cells[at + LAST];
                if (last == Absent.LONG || times[i] - last > gapMillis) {
                    cells[at + SESSIONS]++;
                } else {
                    cells[at + DURATION] += times[i] - last;
                }
                cells[at + LAST] = times[i];
            }
        }
    }
}
