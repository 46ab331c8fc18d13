package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;

/**
 * Exact distinct counts of a column of whole numbers, by row.
 *
 * <p>One open-addressing table serves all rows: a row uses as much of it as its events need, and an entry counts
 * only if it bears the row's stamp, so that nothing is cleared between rows and small rows stay within few cache lines.
 */
final class DistinctPass extends Pass {
    private static final long PHI = 0x9E3779B97F4A7C15L;
    /** Up to this a row's share of the table stays within the first-level cache at eight places an event. */
    private static final int FEW = 256;

    private record Key(String column) {}

    private final String column;
    int[] counts = {};
    private long[] table = {};
    private int[] stamps = {};
    private int stamp;

    private DistinctPass(String column) {
        this.column = column;
    }

    static DistinctPass of(Runs runs, String column) {
        return runs.pass(new Key(column), () -> new DistinctPass(column));
    }

    @Override
    public void run(Runs runs) {
        Columns.require(runs, column, Kind.LONG);
        int rows = runs.rows();
        counts = counts.length < rows ? new int[rows + (rows >> 2)] : counts;
        long[] values = runs.longs(column);
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        int shift = 0;
        for (int row = 0; row < rows; row++) {
            boolean continues = row > 0 && starts[row] == starts[row - 1];
            if (!continues) {
                shift = prepare(lastEnd(starts, ends, row, rows) - starts[row]);
            }
            int before = continues ? counts[row - 1] : 0;
            counts[row] = before + add(values, continues ? ends[row - 1] : starts[row], ends[row], shift);
        }
    }

    /** Where the last of the rows ends that continue this one. */
    private static int lastEnd(int[] starts, int[] ends, int row, int rows) {
        int last = row;
        while (last + 1 < rows && starts[last + 1] == starts[row]) {
            last++;
        }
        return ends[last];
    }

    private int prepare(int events) {
        int room = events > FEW ? 4 * events : 8 * events;
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(2, room - 1));
        if (table.length < 1 << bits) {
            table = new long[1 << bits];
            stamps = new int[1 << bits];
            stamp = 0;
        }
        stamp++;
        return Long.SIZE - bits;
    }

    private int add(long[] values, int from, int to, int shift) {
        long[] table = this.table;
        int[] stamps = this.stamps;
        int stamp = this.stamp;
        int mask = (1 << (Long.SIZE - shift)) - 1;
        int added = 0;
        for (int i = from; i < to; i++) {
            long value = values[i];
            if (value == Absent.LONG) {
                continue;
            }
            int at = (int) ((value * PHI) >>> shift);
            while (stamps[at] == stamp && table[at] != value) {
                at = (at + 1) & mask;
            }
            added += stamps[at] == stamp ? 0 : 1;
            stamps[at] = stamp;
            table[at] = value;
        }
        return added;
    }
}
