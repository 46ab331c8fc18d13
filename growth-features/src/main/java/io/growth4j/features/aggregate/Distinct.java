package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema.ColumnType;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * How many different values a column of texts or whole numbers has, exactly; absent values do not count.
 *
 * @param column the column's name
 */
record Distinct(String column) implements Foldable, MergeableFold {
    @Override
    public Algebra algebra() {
        return Algebra.HOLISTIC;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LONG);
    }

    @Override
    public Set<String> columns() {
        return Set.of(column);
    }

    @Override
    public void compute(Runs runs, Output out) {
        int[] counts = counts(runs);
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out.longs()[row] = counts[row];
        }
    }

    @Override
    public Fold fold() {
        return this;
    }

    /** The values lie in the list, ascending. */
    @Override
    public int width() {
        return 0;
    }

    @Override
    public void add(Runs runs, States states) {
        boolean isText = runs.type(column) == ColumnType.TEXT;
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int from = runs.starts()[row];
            int to = runs.ends()[row];
            if (from < to) {
                LongStream met = isText
                        ? Arrays.stream(runs.codes(column), from, to)
                                .filter(code -> code != Absent.CODE)
                                .asLongStream()
                        : Arrays.stream(runs.longs(column), from, to).filter(value -> value != Absent.LONG);
                LongStream known = Arrays.stream(states.list(row));
                states.list(
                        row, LongStream.concat(known, met).sorted().distinct().toArray());
            }
        }
    }

    @Override
    public void recode(States states, int row, Recoding codes) {
        if (codes.type(column) == ColumnType.TEXT) {
            states.list(
                    row,
                    Arrays.stream(states.list(row))
                            .map(code -> codes.code(column, (int) code))
                            .sorted()
                            .toArray());
        }
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out.longs()[row] = states.list(row).length;
        }
    }

    private int[] counts(Runs runs) {
        if (runs.type(column) != ColumnType.TEXT) {
            return DistinctPass.of(runs, column).counts;
        }
        CategoryPass counted = CategoryPass.known(runs, column);
        if (counted != null) {
            return counted.distinct;
        }
        boolean isSmall = runs.dictionary(column).size() <= CodeSetPass.MAX_TEXTS;
        return isSmall ? CodeSetPass.of(runs, column).counts : CategoryPass.of(runs, column).distinct;
    }

    @Override
    public void merge(States states, int row, States other, int otherRow, Recoding columns) {
        LongStream both = LongStream.concat(Arrays.stream(states.list(row)), Arrays.stream(other.list(otherRow)));
        states.list(row, both.sorted().distinct().toArray());
    }
}
