package io.growth4j.features.aggregate;

/**
 * Mean, population standard deviation and maximum of the milliseconds between neighbouring events, by row; NaN and −1 with
 * fewer than two events.
 *
 * <p>The gaps of a row add up to the time from its first to its last event; their squares are added in 128 bits, so the
 * deviation is exact up to its last rounding.
 */
final class GapPass extends Pass {
    double[] means = {};
    double[] deviations = {};
    long[] maxima = {};

    static GapPass of(Runs runs) {
        return runs.pass(GapPass.class, GapPass::new);
    }

    @Override
    public void run(Runs runs) {
        ensure(runs.rows());
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        long[] times = runs.times();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int first = starts[row];
            int last = ends[row] - 1;
            if (last <= first) {
                means[row] = Double.NaN;
                deviations[row] = Double.NaN;
                maxima[row] = -1;
            } else {
                walk(times, first, last, row);
            }
        }
    }

    private void walk(long[] times, int first, int last, int row) {
        int gaps = last - first;
        long squaresHigh = 0;
        long squaresLow = 0;
        long max = 0;
        long before = times[first];
        for (int i = first + 1; i <= last; i++) {
            long time = times[i];
            long gap = time - before;
            long square = gap * gap;
            long low = squaresLow + square;
            long carry = ((square & squaresLow) | ((square | squaresLow) & ~low))
                    >>> 63; // a comparison would be a coin's toss
            squaresHigh += Math.multiplyHigh(gap, gap) + carry;
            squaresLow = low;
            max = Math.max(max, gap);
            before = time;
        }
        long sum = times[last] - times[first];
        means[row] = (double) sum / gaps;
        deviations[row] = GapFold.deviation(gaps, sum, squaresHigh, squaresLow);
        maxima[row] = max;
    }

    private void ensure(int rows) {
        if (means.length < rows) {
            int capacity = rows + (rows >> 2);
            means = new double[capacity];
            deviations = new double[capacity];
            maxima = new long[capacity];
        }
    }
}
