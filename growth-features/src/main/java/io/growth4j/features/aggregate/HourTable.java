package io.growth4j.features.aggregate;

import java.util.Arrays;

/** How many events of each row fall into each hour of the day: one walk for all features that ask about hours. */
final class HourTable extends Pass {
    static final int HOURS = 24;

    private final int[] hourOfWeekHour = new int[7 * HOURS];
    private int[] table = {};

    private HourTable() {
        Arrays.setAll(hourOfWeekHour, weekHour -> weekHour % HOURS);
    }

    static HourTable of(Runs runs) {
        return runs.pass(HourTable.class, HourTable::new);
    }

    @Override
    public void run(Runs runs) {
        int rows = runs.rows();
        table = table.length < rows * HOURS ? new int[(rows + (rows >> 2)) * HOURS] : table;
        Arrays.fill(table, 0, rows * HOURS, 0);
        int[] weekHours = runs.weekHours();
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        for (int row = 0; row < rows; row++) {
            int base = row * HOURS;
            int from = starts[row];
            if (row > 0 && from == starts[row - 1]) {
                System.arraycopy(table, base - HOURS, table, base, HOURS);
                from = ends[row - 1];
            }
            for (int i = from; i < ends[row]; i++) {
                table[base + hourOfWeekHour[weekHours[i]]]++;
            }
        }
    }

    /** The number of a row's events from one hour to before another. */
    int count(int row, int from, int to) {
        int count = 0;
        for (int cell = row * HOURS + from; cell < row * HOURS + to; cell++) {
            count += table[cell];
        }
        return count;
    }
}
