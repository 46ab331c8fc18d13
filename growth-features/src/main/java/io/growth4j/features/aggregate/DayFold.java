package io.growth4j.features.aggregate;

/** Active days, the longest and the current run of consecutive ones, and the last one: a cell each. */
record DayFold() implements Fold {
    static final int ACTIVE = 0;
    static final int LONGEST = 1;
    static final int CURRENT = 2;
    static final int LAST = 3;
    static final int WIDTH = 4;

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public void start(long[] cells, int at) {
        cells[at + LAST] = Integer.MIN_VALUE;
    }

    @Override
    public void add(Runs runs, States states) {
        int[] days = runs.days();
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int at = row * WIDTH;
            for (int i = starts[row]; i < ends[row]; i++) {
                long day = days[i];
                if (day > cells[at + LAST]) {
                    cells[at + ACTIVE]++;
                    cells[at + CURRENT] = day == cells[at + LAST] + 1 ? cells[at + CURRENT] + 1 : 1;
                    cells[at + LONGEST] = Math.max(cells[at + LONGEST], cells[at + CURRENT]);
                    cells[at + LAST] = day;
                }
            }
        }
    }
}
