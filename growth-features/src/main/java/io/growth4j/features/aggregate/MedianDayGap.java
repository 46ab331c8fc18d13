package io.growth4j.features.aggregate;

import java.util.Arrays;
import java.util.Set;

/** The median number of days between consecutive active days; the mean of the middle two where their number is even. */
record MedianDayGap() implements Aggregation {
    @Override
    public Algebra algebra() {
        return Algebra.HOLISTIC;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.DOUBLE);
    }

    @Override
    public void compute(Runs runs, Output out) {
        int[] days = runs.days();
        int[] gaps = new int[64];
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int count = 0;
            for (int i = runs.starts()[row] + 1; i < runs.ends()[row]; i++) {
                int gap = days[i] - days[i - 1];
                if (gap > 0) {
                    gaps = count == gaps.length ? Arrays.copyOf(gaps, 2 * count) : gaps;
                    gaps[count++] = gap;
                }
            }
            out.doubles()[row] = median(gaps, count);
        }
    }

    private static double median(int[] values, int count) {
        if (count == 0) {
            return Double.NaN;
        }
        Arrays.sort(values, 0, count);
        return (values[(count - 1) / 2] + values[count / 2]) / 2.0;
    }
}
