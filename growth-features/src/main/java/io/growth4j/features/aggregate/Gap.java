package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import java.util.Set;

/**
 * The milliseconds between neighbouring events: their mean, population standard deviation or maximum.
 *
 * @param statistic what is taken of the values
 */
record Gap(Statistic statistic) implements Foldable {
    /** What is taken of the gaps. */
    enum Statistic {
        MEAN,
        DEVIATION,
        MAX
    }

    @Override
    public Algebra algebra() {
        return Algebra.MONOID;
    }

    @Override
    public Set<Kind> kinds() {
        return statistic == Statistic.MAX ? Set.of(Kind.LONG) : Set.of(Kind.DOUBLE);
    }

    @Override
    public Fold fold() {
        return new GapFold();
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            write(out, row, states.cells(), row * GapFold.WIDTH);
        }
    }

    private void write(Output out, int row, long[] cells, int at) {
        long gaps = cells[at + GapFold.GAPS];
        long sum = cells[at + GapFold.SUM];
        switch (statistic) {
            case MAX -> out.longs()[row] = gaps == 0 ? Absent.LONG : cells[at + GapFold.MAX];
            case MEAN -> out.doubles()[row] = (double) sum / gaps;
            case DEVIATION ->
                out.doubles()[row] = gaps == 0
                        ? Double.NaN
                        : GapFold.deviation(
                                gaps, sum, cells[at + GapFold.SQUARES_HIGH], cells[at + GapFold.SQUARES_LOW]);
        }
    }

    @Override
    public void compute(Runs runs, Output out) {
        GapPass gaps = GapPass.of(runs);
        if (statistic == Statistic.MAX) {
            for (int row = 0, rows = runs.rows(); row < rows; row++) {
                out.longs()[row] = gaps.maxima[row] < 0 ? Absent.LONG : gaps.maxima[row];
            }
        } else {
            double[] values = statistic == Statistic.MEAN ? gaps.means : gaps.deviations;
            System.arraycopy(values, 0, out.doubles(), 0, runs.rows());
        }
    }
}
