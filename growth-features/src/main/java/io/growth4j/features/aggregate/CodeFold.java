package io.growth4j.features.aggregate;

/**
 * How often each text of a column came: its list is a {@link Tally} of codes.
 *
 * @param column the column's name
 */
record CodeFold(String column) implements MergeableFold {
    @Override
    public int width() {
        return 0;
    }

    @Override
    public void add(Runs runs, States states) {
        Columns.require(runs, column, Kind.CATEGORY);
        int[] codes = runs.codes(column);
        Tally tally = new Tally();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            tally.clear();
            for (int i = runs.starts()[row]; i < runs.ends()[row]; i++) {
                if (codes[i] >= 0) {
                    tally.add(codes[i]);
                }
            }
            states.list(row, tally.mergedInto(states.list(row)));
        }
    }

    @Override
    public void recode(States states, int row, Recoding codes) {
        states.list(row, Tally.mapped(states.list(row), code -> codes.code(column, code)));
    }

    @Override
    public void merge(States states, int row, States other, int otherRow, Recoding columns) {
        states.list(row, Tally.sum(states.list(row), other.list(otherRow)));
    }
}
