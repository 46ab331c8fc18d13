package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import java.util.Arrays;
import java.util.Set;

/** The median number of days between consecutive active days; the mean of the middle two where their number is even. */
record MedianDayGap() implements Foldable, Fold {
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

    @Override
    public Fold fold() {
        return this;
    }

    /** The last active day; the list holds the gaps and how often each came, ascending. */
    @Override
    public int width() {
        return 1;
    }

    @Override
    public void start(long[] cells, int at) {
        cells[at] = Absent.LONG;
    }

    @Override
    public void add(Runs runs, States states) {
        int[] days = runs.days();
        long[] cells = states.cells();
        Tally gaps = new Tally();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            gaps.clear();
            for (int i = runs.starts()[row]; i < runs.ends()[row]; i++) {
                if (cells[row] != Absent.LONG && days[i] > cells[row]) {
                    gaps.add((int) (days[i] - cells[row]));
                }
                cells[row] = days[i];
            }
            states.list(row, gaps.mergedInto(states.list(row)));
        }
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            long[] gaps = states.list(row);
            long total = Tally.total(gaps);
            out.doubles()[row] = total == 0
                    ? Double.NaN
                    : (Tally.valueAt(gaps, (total - 1) / 2) + Tally.valueAt(gaps, total / 2)) / 2.0;
        }
    }
}
