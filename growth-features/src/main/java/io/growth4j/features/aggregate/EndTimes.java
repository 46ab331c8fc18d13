package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;

/** When the first and the last event happened: a cell each. */
record EndTimes() implements MergeableFold {
    @Override
    public int width() {
        return 2;
    }

    @Override
    public void start(long[] cells, int at) {
        cells[at] = Absent.LONG;
        cells[at + 1] = Absent.LONG;
    }

    @Override
    public void add(Runs runs, States states) {
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        long[] times = runs.times();
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            if (starts[row] < ends[row]) {
                int at = 2 * row;
                cells[at] = cells[at] == Absent.LONG ? times[starts[row]] : cells[at];
                cells[at + 1] = times[ends[row] - 1];
            }
        }
    }

    /** The time at one end of a row's history. */
    static long time(States states, int row, End end) {
        return states.cells()[2 * row + (end == End.FIRST ? 0 : 1)];
    }

    @Override
    public void merge(States states, int row, States other, int otherRow, Recoding columns) {
        long[] cells = states.cells();
        long first = other.cells()[2 * otherRow];
        if (first != Absent.LONG) {
            cells[2 * row] = cells[2 * row] == Absent.LONG ? first : Math.min(cells[2 * row], first);
            cells[2 * row + 1] = Math.max(cells[2 * row + 1], other.cells()[2 * otherRow + 1]);
        }
    }
}
