package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema.ColumnType;
import java.util.Arrays;

/** The present values of one row of a column of numbers, as doubles. */
final class Numbers {
    double[] values = new double[64];
    int count;

    /** Collects the values of a row, in time order. */
    void collect(Runs runs, String column, int row) {
        int from = runs.starts()[row];
        int to = runs.ends()[row];
        if (values.length < to - from) {
            values = new double[2 * (to - from)];
        }
        count = 0;
        if (runs.type(column) == ColumnType.LONG) {
            long[] numbers = runs.longs(column);
            for (int i = from; i < to; i++) {
                if (numbers[i] != Absent.LONG) {
                    values[count++] = numbers[i];
                }
            }
        } else {
            Columns.require(runs, column, Kind.DOUBLE);
            double[] numbers = runs.doubles(column);
            for (int i = from; i < to; i++) {
                if (!Double.isNaN(numbers[i])) {
                    values[count++] = numbers[i];
                }
            }
        }
    }

    /** The type-7 quantile (Hyndman and Fan 1996): linear between the order statistics around 1 + (n − 1)q. Sorts. */
    double quantile(double q) {
        if (count == 0) {
            return Double.NaN;
        }
        Arrays.sort(values, 0, count);
        double position = (count - 1) * q;
        int below = (int) position;
        int above = Math.min(below + 1, count - 1);
        return values[below] + (position - below) * (values[above] - values[below]);
    }
}
