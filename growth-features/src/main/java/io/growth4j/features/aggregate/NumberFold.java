package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema.ColumnType;

/**
 * Count, sum, smallest and largest of a column of numbers: a cell each, as whole numbers or as bits of real ones. Real
 * numbers are added in time order.
 *
 * @param column the column's name
 */
record NumberFold(String column) implements MergeableFold {
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

    @Override
    public void merge(States states, int row, States other, int otherRow, Recoding columns) {
        long[] cells = states.cells();
        int at = row * WIDTH;
        int from = otherRow * WIDTH;
        if (cells[at + COUNT] == 0) {
            System.arraycopy(other.cells(), from, cells, at, WIDTH);
        } else if (other.cells()[from + COUNT] > 0) {
            boolean isWhole = columns.type(column) == ColumnType.LONG;
            cells[at + COUNT] += other.cells()[from + COUNT];
            for (int cell = SUM; cell <= MAX; cell++) {
                long more = other.cells()[from + cell];
                cells[at + cell] = isWhole ? whole(cell, cells[at + cell], more) : real(cell, cells[at + cell], more);
            }
        }
    }

    private static long whole(int cell, long one, long other) {
        return switch (cell) {
            case MIN -> Math.min(one, other);
            case MAX -> Math.max(one, other);
            default -> one + other;
        };
    }

    private static long real(int cell, long one, long other) {
        double first = Double.longBitsToDouble(one);
        double second = Double.longBitsToDouble(other);
        return Double.doubleToRawLongBits(
                switch (cell) {
                    case MIN -> Math.min(first, second);
                    case MAX -> Math.max(first, second);
                    default -> first + second;
                });
    }
}
