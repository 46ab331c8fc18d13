package io.growth4j.features.aggregate;

/**
 * Mean, population standard deviation and maximum of the milliseconds between neighbouring events, by row; NaN and −1 with
 * fewer than two events.
 *
 * <p>The gaps of a row add up to the time from its first to its last event; their squares are added in 128 bits, so the
 * deviation is exact up to its last rounding: the upper half of each, and both quarters of the lower, so that nothing is
 * carried on the way.
 */
final class GapPass extends Pass {
    private static final long LOWER_HALF = 0xFFFF_FFFFL;

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
        long squaresMiddle = 0;
        long squaresLow = 0;
        long max = 0;
        long before = times[first];
        for (int i = first + 1; i <= last; i++) {
            long time = times[i];
            long gap = time - before;
            long square = gap * gap;
            squaresHigh += Math.multiplyHigh(gap, gap);
            squaresMiddle += square >>> Integer.SIZE;
            squaresLow += square & LOWER_HALF;
            max = Math.max(max, gap);
            before = time;
        }
        long sum = times[last] - times[first];
        means[row] = (double) sum / gaps;
        squaresMiddle += squaresLow >>> Integer.SIZE;
        deviations[row] = GapFold.deviation(
                gaps,
                sum,
                squaresHigh + (squaresMiddle >>> Integer.SIZE),
                (squaresMiddle << Integer.SIZE) | (squaresLow & LOWER_HALF));
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
