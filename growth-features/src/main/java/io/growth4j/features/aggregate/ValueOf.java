package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema.ColumnType;
import java.util.Set;

/**
 * The value of a column in the first or last event that has one.
 *
 * @param column the column's name
 * @param end which end of the history
 */
record ValueOf(String column, End end) implements Foldable, Fold {
    @Override
    public Algebra algebra() {
        return Algebra.MONOID;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LONG, Kind.DOUBLE, Kind.CATEGORY);
    }

    @Override
    public Set<String> columns() {
        return Set.of(column);
    }

    @Override
    public void compute(Runs runs, Output out) {
        Columns.require(runs, column, out.kind());
        switch (out.kind()) {
            case LONG, INSTANT -> longs(runs, runs.longs(column), out.longs());
            case DOUBLE -> doubles(runs, runs.doubles(column), out.doubles());
            case CATEGORY -> {
                codes(runs, runs.codes(column), out.codes());
                out.dictionary(runs.dictionary(column));
            }
        }
    }

    private void longs(Runs runs, long[] values, long[] out) {
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out[row] = Absent.LONG;
            for (int i = first(runs, row); isIn(runs, row, i) && out[row] == Absent.LONG; i += step()) {
                out[row] = values[i];
            }
        }
    }

    private void doubles(Runs runs, double[] values, double[] out) {
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out[row] = Double.NaN;
            for (int i = first(runs, row); isIn(runs, row, i) && Double.isNaN(out[row]); i += step()) {
                out[row] = values[i];
            }
        }
    }

    private void codes(Runs runs, int[] values, int[] out) {
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out[row] = Absent.CODE;
            for (int i = first(runs, row); isIn(runs, row, i) && out[row] == Absent.CODE; i += step()) {
                out[row] = values[i];
            }
        }
    }

    @Override
    public Fold fold() {
        return this;
    }

    /** Whether there is a value, and its bits. */
    @Override
    public int width() {
        return 2;
    }

    @Override
    public void add(Runs runs, States states) {
        Output latest = new Output(Kind.of(runs.type(column))).ensure(runs.rows());
        compute(runs, latest);
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            boolean isWanted = end == End.LAST || cells[2 * row] == 0;
            if (isWanted && latest.isPresent(row)) {
                cells[2 * row] = 1;
                cells[2 * row + 1] = latest.bits(row);
            }
        }
    }

    @Override
    public void recode(States states, int row, Recoding codes) {
        long[] cells = states.cells();
        if (cells[2 * row] == 1 && codes.type(column) == ColumnType.TEXT) {
            cells[2 * row + 1] = codes.code(column, (int) cells[2 * row + 1]);
        }
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        Columns.require(runs, column, out.kind());
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            boolean isPresent = cells[2 * row] == 1;
            long bits = cells[2 * row + 1];
            switch (out.kind()) {
                case LONG, INSTANT -> out.longs()[row] = isPresent ? bits : Absent.LONG;
                case DOUBLE -> out.doubles()[row] = isPresent ? Double.longBitsToDouble(bits) : Double.NaN;
                case CATEGORY -> out.codes()[row] = isPresent ? (int) bits : Absent.CODE;
            }
        }
        if (out.kind() == Kind.CATEGORY) {
            out.dictionary(runs.dictionary(column));
        }
    }

    private int first(Runs runs, int row) {
        return end == End.FIRST ? runs.starts()[row] : runs.ends()[row] - 1;
    }

    private static boolean isIn(Runs runs, int row, int entry) {
        return entry >= runs.starts()[row] && entry < runs.ends()[row];
    }

    private int step() {
        return end == End.FIRST ? 1 : -1;
    }
}
