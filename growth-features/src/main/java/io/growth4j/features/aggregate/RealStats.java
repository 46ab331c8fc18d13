package io.growth4j.features.aggregate;

/** Count, sum, smallest and largest of a column of real numbers, by row; NaN does not count. Sums go in time order. */
final class RealStats extends Pass {
    private record Key(String column) {}

    private final String column;
    int[] counts = {};
    double[] sums = {};
    double[] minima = {};
    double[] maxima = {};

    private RealStats(String column) {
        this.column = column;
    }

    static RealStats of(Runs runs, String column) {
        return runs.pass(new Key(column), () -> new RealStats(column));
    }

    @Override
    public void run(Runs runs) {
        ensure(runs.rows());
        double[] values = runs.doubles(column);
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        int count = 0;
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int from = starts[row];
            if (row > 0 && from == starts[row - 1]) {
                from = ends[row - 1];
            } else {
                count = 0;
                sum = 0;
                min = Double.POSITIVE_INFINITY;
                max = Double.NEGATIVE_INFINITY;
            }
            for (int i = from; i < ends[row]; i++) {
                double value = values[i];
                if (!Double.isNaN(value)) {
                    count++;
                    sum += value;
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
            }
            counts[row] = count;
            sums[row] = sum;
            minima[row] = count == 0 ? Double.NaN : min;
            maxima[row] = count == 0 ? Double.NaN : max;
        }
    }

    private void ensure(int rows) {
        if (counts.length < rows) {
            int capacity = rows + (rows >> 2);
            counts = new int[capacity];
            sums = new double[capacity];
            minima = new double[capacity];
            maxima = new double[capacity];
        }
    }
}
