package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema.ColumnType;
import java.util.Set;

/**
 * Sum, mean, minimum or maximum of a column of numbers. An empty sum is 0; the others have no value without one.
 *
 * @param column the column's name
 * @param statistic what is taken of the values
 */
record Summary(String column, Statistic statistic) implements Foldable {
    /** What is taken of the values. */
    enum Statistic {
        SUM,
        MEAN,
        MIN,
        MAX
    }

    @Override
    public Algebra algebra() {
        return statistic == Statistic.SUM || statistic == Statistic.MEAN ? Algebra.GROUP : Algebra.MONOID;
    }

    @Override
    public Set<Kind> kinds() {
        return statistic == Statistic.MEAN ? Set.of(Kind.DOUBLE) : Set.of(Kind.LONG, Kind.DOUBLE);
    }

    @Override
    public Set<String> columns() {
        return Set.of(column);
    }

    @Override
    public void compute(Runs runs, Output out) {
        if (statistic == Statistic.MEAN) {
            mean(runs, out.doubles());
        } else if (out.kind() == Kind.LONG) {
            Columns.require(runs, column, Kind.LONG);
            System.arraycopy(whole(WholeStats.of(runs, column)), 0, out.longs(), 0, runs.rows());
        } else {
            Columns.require(runs, column, Kind.DOUBLE);
            System.arraycopy(real(RealStats.of(runs, column)), 0, out.doubles(), 0, runs.rows());
        }
    }

    @Override
    public Fold fold() {
        return new NumberFold(column);
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        boolean isReal = runs.type(column) == ColumnType.DOUBLE;
        if (statistic != Statistic.MEAN) {
            Columns.require(runs, column, out.kind());
        }
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int at = row * NumberFold.WIDTH;
            long count = cells[at + NumberFold.COUNT];
            long bits = cells[at + cell()];
            boolean isKnown = count > 0 || statistic == Statistic.SUM;
            if (statistic == Statistic.MEAN) {
                double sum = isReal ? Double.longBitsToDouble(bits) : bits;
                out.doubles()[row] = isKnown ? sum / count : Double.NaN;
            } else if (isReal) {
                out.doubles()[row] = isKnown ? Double.longBitsToDouble(bits) : Double.NaN;
            } else {
                out.longs()[row] = isKnown ? bits : Absent.LONG;
            }
        }
    }

    private int cell() {
        return switch (statistic) {
            case SUM, MEAN -> NumberFold.SUM;
            case MIN -> NumberFold.MIN;
            case MAX -> NumberFold.MAX;
        };
    }

    private long[] whole(WholeStats stats) {
        return switch (statistic) {
            case MIN -> stats.minima;
            case MAX -> stats.maxima;
            default -> stats.sums;
        };
    }

    private double[] real(RealStats stats) {
        return switch (statistic) {
            case MIN -> stats.minima;
            case MAX -> stats.maxima;
            default -> stats.sums;
        };
    }

    private void mean(Runs runs, double[] means) {
        if (runs.type(column) == ColumnType.LONG) {
            WholeStats stats = WholeStats.of(runs, column);
            for (int row = 0, rows = runs.rows(); row < rows; row++) {
                means[row] = stats.counts[row] == 0 ? Double.NaN : (double) stats.sums[row] / stats.counts[row];
            }
        } else {
            Columns.require(runs, column, Kind.DOUBLE);
            RealStats stats = RealStats.of(runs, column);
            for (int row = 0, rows = runs.rows(); row < rows; row++) {
                means[row] = stats.counts[row] == 0 ? Double.NaN : stats.sums[row] / stats.counts[row];
            }
        }
    }
}
