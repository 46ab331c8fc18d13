package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;

/** Count, sum, smallest and largest of a column of whole numbers, by row; absent values do not count. */
final class WholeStats extends Pass {
    private record Key(String column) {}

    private final String column;
    int[] counts = {};
    long[] sums = {};
    long[] minima = {};
    long[] maxima = {};

    private WholeStats(String column) {
        this.column = column;
    }

    static WholeStats of(Runs runs, String column) {
        return runs.pass(new Key(column), () -> new WholeStats(column));
    }

    @Override
    public void run(Runs runs) {
        ensure(runs.rows());
        long[] values = runs.longs(column);
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        int count = 0;
        long sum = 0;
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int from = starts[row];
            if (row > 0 && from == starts[row - 1]) {
                from = ends[row - 1];
            } else {
                count = 0;
                sum = 0;
                min = Long.MAX_VALUE;
                max = Long.MIN_VALUE;
            }
            for (int i = from; i < ends[row]; i++) {
                long value = values[i];
                if (value != Absent.LONG) {
                    count++;
                    sum += value;
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
            }
            counts[row] = count;
            sums[row] = sum;
            minima[row] = count == 0 ? Absent.LONG : min;
            maxima[row] = count == 0 ? Absent.LONG : max;
        }
    }

    private void ensure(int rows) {
        if (counts.length < rows) {
            int capacity = rows + (rows >> 2);
            counts = new int[capacity];
            sums = new long[capacity];
            minima = new long[capacity];
            maxima = new long[capacity];
        }
    }
}
