package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;

/**
 * The milliseconds between neighbouring events: their number, sum, sum of squares (two cells: 128 bits) and maximum, and
 * the time of the last event. All are whole numbers, so that no order of adding changes a bit of what follows from them.
 */
record GapFold() implements Fold {
    static final int GAPS = 0;
    static final int SUM = 1;
    static final int SQUARES_HIGH = 2;
    static final int SQUARES_LOW = 3;
    static final int MAX = 4;
    static final int LAST = 5;
    static final int WIDTH = 6;

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
                if (cells[at + LAST] != Absent.LONG) {
                    add(cells, at, times[i] - cells[at + LAST]);
                }
                cells[at + LAST] = times[i];
            }
        }
    }

    private static void add(long[] cells, int at, long gap) {
        cells[at + GAPS]++;
        cells[at + SUM] += gap;
        cells[at + MAX] = Math.max(cells[at + MAX], gap);
        long low = cells[at + SQUARES_LOW] + gap * gap;
        long carry = Long.compareUnsigned(low, gap * gap) < 0 ? 1 : 0;
        cells[at + SQUARES_LOW] = low;
        cells[at + SQUARES_HIGH] += Math.multiplyHigh(gap, gap) + carry;
    }

    /**
     * The population standard deviation, √(n Σg² − (Σg)²) / n: the difference is exact, in 128 bits.
     *
     * @param n how many gaps, at least 1
     */
    static double deviation(long n, long sum, long squaresHigh, long squaresLow) {
        long low = n * squaresLow;
        long high = n * squaresHigh + Math.multiplyHigh(n, squaresLow) + (squaresLow < 0 ? n : 0);
        long squareLow = sum * sum;
        long borrow = Long.compareUnsigned(low, squareLow) < 0 ? 1 : 0;
        long differenceHigh = high - Math.multiplyHigh(sum, sum) - borrow;
        double difference = differenceHigh * 0x1p64 + unsigned(low - squareLow);
        return Math.sqrt(difference) / n;
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : value + 0x1p64;
    }
}
