package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import java.util.Set;

/**
 * The milliseconds between neighbouring events: their mean, population standard deviation or maximum.
 *
 * @param statistic what is taken of the values
 */
record Gap(Statistic statistic) implements Aggregation {
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
