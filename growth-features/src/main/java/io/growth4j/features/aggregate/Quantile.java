package io.growth4j.features.aggregate;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * A quantile of a column of numbers, exact, type 7 (Hyndman and Fan 1996).
 *
 * @param column the column's name
 * @param q the quantile, 0 to 1
 */
record Quantile(String column, double q) implements Foldable, MergeableFold {
    Quantile {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("quantile " + q + " of '" + column + "' is not within 0 and 1");
        }
    }

    @Override
    public Algebra algebra() {
        return Algebra.HOLISTIC;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.DOUBLE);
    }

    @Override
    public Set<String> columns() {
        return Set.of(column);
    }

    @Override
    public void compute(Runs runs, Output out) {
        Numbers numbers = new Numbers();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            numbers.collect(runs, column, row);
            out.doubles()[row] = numbers.quantile(q);
        }
    }

    @Override
    public Fold fold() {
        return this;
    }

    /** All values lie in the list, as bits. */
    @Override
    public int width() {
        return 0;
    }

    @Override
    public void add(Runs runs, States states) {
        Numbers numbers = new Numbers();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            numbers.collect(runs, column, row);
            if (numbers.count > 0) {
                long[] before = states.list(row);
                long[] after = Arrays.copyOf(before, before.length + numbers.count);
                for (int i = 0; i < numbers.count; i++) {
                    after[before.length + i] = Double.doubleToRawLongBits(numbers.values[i]);
                }
                states.list(row, after);
            }
        }
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        Numbers numbers = new Numbers();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            numbers.values = Arrays.stream(states.list(row))
                    .mapToDouble(Double::longBitsToDouble)
                    .toArray();
            numbers.count = numbers.values.length;
            out.doubles()[row] = numbers.quantile(q);
        }
    }

    @Override
    public void merge(States states, int row, States other, int otherRow, Recoding columns) {
        states.list(
                row,
                LongStream.concat(Arrays.stream(states.list(row)), Arrays.stream(other.list(otherRow)))
                        .toArray());
    }
}
