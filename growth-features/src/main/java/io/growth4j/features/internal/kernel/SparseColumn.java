package io.growth4j.features.internal.kernel;

import java.util.Arrays;

/** The values of a column that few events have, by partition, in the order of the events. */
final class SparseColumn {
    private static final int FIRST = 64;

    private final long[][] values;
    private final int[] counts;

    SparseColumn(int partitions) {
        this.values = new long[partitions][];
        this.counts = new int[partitions];
        Arrays.fill(values, new long[0]);
    }

    void add(int partition, long bits) {
        int count = counts[partition];
        if (count == values[partition].length) {
            values[partition] = Arrays.copyOf(values[partition], Math.max(FIRST, 2 * count));
        }
        values[partition][count] = bits;
        counts[partition] = count + 1;
    }

    /** Hands a partition's values over. */
    long[] take(int partition) {
        long[] taken = values[partition];
        values[partition] = new long[0];
        return taken;
    }
}
