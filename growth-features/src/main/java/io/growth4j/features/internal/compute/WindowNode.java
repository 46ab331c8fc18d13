package io.growth4j.features.internal.compute;

import io.growth4j.features.window.Window;

/**
 * The last events of other runs: the same columns, later starts. Rows without events lie behind all entries, so that no
 * other row starts where they do: a row with the start of the one before continues it.
 */
final class WindowNode extends Node {
    private final Node parent;
    private final Window window;
    private int[] starts = {};
    private int[] ends = {};
    private int[] counts = {};

    WindowNode(Node parent, Window window) {
        this.parent = parent;
        this.window = window;
    }

    @Override
    void update() {
        int rows = rows();
        if (starts.length < rows) {
            starts = new int[rows + (rows >> 2)];
            ends = new int[starts.length];
        }
        if (parent instanceof FilterNode filter) {
            filter.starts(window, starts);
        } else if (!(parent instanceof RootNode root) || !root.startsFrom(window, starts)) {
            search(rows);
        }
        int behind = entries();
        int[] to = parent.ends();
        moveEmpty(starts, to, ends, behind, rows);
    }

    /** Moves rows without events behind all entries: whether one has some is a coin's toss, and no branch depends on it. */
    private static void moveEmpty(int[] starts, int[] to, int[] ends, int behind, int rows) {
        for (int row = 0; row < rows; row++) {
            int start = starts[row];
            int end = to[row];
            int isEmpty = (end - start - 1) >> 31; // all bits or none
            starts[row] = start + ((behind - start) & isEmpty);
            ends[row] = end + ((behind - end) & isEmpty);
        }
    }

    private void search(int rows) {
        int[] from = parent.starts();
        int[] to = parent.ends();
        long[] instants = instants();
        long[] times = parent.times();
        long instant = Long.MIN_VALUE;
        long start = Long.MIN_VALUE;
        for (int row = 0; row < rows; row++) {
            if (instants[row] != instant) {
                instant = instants[row];
                start = window.startMillis(instant);
            }
            starts[row] = firstFrom(times, from[row], to[row], start);
        }
    }

    /** The first entry at or after an instant: steps back in doubling strides from the end, then halves. */
    private static int firstFrom(long[] times, int from, int to, long instant) {
        if (to == from || times[to - 1] < instant) {
            return to;
        }
        if (times[from] >= instant) {
            return from;
        }
        int high = to;
        int step = 1;
        while (high - step >= from && times[high - step] >= instant) {
            high -= step;
            step <<= 1;
        }
        int low = Math.max(from, high - step);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    RootNode root() {
        return parent.root();
    }

    @Override
    int entries() {
        return parent.entries();
    }

    @Override
    public int[] starts() {
        return starts;
    }

    @Override
    public int[] ends() {
        return ends;
    }

    @Override
    public int[] counts() {
        int size = rows();
        counts = counts.length < size ? new int[size + (size >> 2)] : counts;
        for (int row = 0; row < size; row++) {
            counts[row] = ends[row] - starts[row];
        }
        return counts;
    }

    @Override
    public long[] times() {
        return parent.times();
    }

    @Override
    public int[] days() {
        return parent.days();
    }

    @Override
    public int[] weekHours() {
        return parent.weekHours();
    }

    @Override
    public long[] longs(String column) {
        return parent.longs(column);
    }

    @Override
    public double[] doubles(String column) {
        return parent.doubles(column);
    }

    @Override
    public int[] codes(String column) {
        return parent.codes(column);
    }
}
