package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema.ColumnType;

/**
 * Count, sum, smallest and largest of a column of numbers: a cell each, as whole numbers or as bits of real ones. Real
 * numbers are added in time order.
 *
 * @param column the column's name
 */
record NumberFold(String column) implements Fold {
    static final int COUNT = 0;
    static final int SUM = 1;
    static final int MIN = 2;
    static final int MAX = 3;
    static final int WIDTH = 4;

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public void add(Runs runs, States states) {
        if (runs.type(column) == ColumnType.LONG) {
            addWhole(runs, states.cells());
        } else {
            Columns.require(runs, column, Kind.DOUBLE);
            addReal(runs, states.cells());
        }
    }

    private void addWhole(Runs runs, long[] cells) {
        long[] values = runs.longs(column);
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int at = row * WIDTH;
            for (int i = starts[row]; i < ends[row]; i++) {
                long value = values[i];
                if (value != Absent.LONG) {
                    boolean isFirst = cells[at + COUNT]++ == 0;
                    cells[at + SUM] += value;
                    cells[at + MIN] = isFirst ? value : Math.min(cells[at + MIN], value);
                    cells[at + MAX] = isFirst ? value : Math.max(cells[at + MAX], value);
                }
            }
        }
    }

    private void addReal(Runs runs, long[] cells) {
        double[] values = runs.doubles(column);
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int at = row * WIDTH;
            for (int i = starts[row]; i < ends[row]; i++) {
                double value = values[i];
                if (!Double.isNaN(value)) {
                    boolean isFirst = cells[at + COUNT]++ == 0;
                    put(cells, at + SUM, real(cells, at + SUM) + value);
                    put(cells, at + MIN, isFirst ? value : Math.min(real(cells, at + MIN), value));
                    put(cells, at + MAX, isFirst ? value : Math.max(real(cells, at + MAX), value));
                }
            }
        }
    }

    private static double real(long[] cells, int cell) {
        return Double.longBitsToDouble(cells[cell]);
    }

    private static void put(long[] cells, int cell, double value) {
        cells[cell] = Double.doubleToRawLongBits(value);
    }
}
