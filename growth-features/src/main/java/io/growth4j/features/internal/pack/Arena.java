package io.growth4j.features.internal.pack;

/**
 * Cuts blocks from few large arrays, which a collector that copies does not move. Sizes are such that an array with its
 * header fills whole regions of the G1 collector. Not thread-safe.
 */
final class Arena {
    private static final int HEADER = 2;
    private static final int FIRST = 1 << 14;
    /** Longs of the largest arrays, 16 MB with the header. */
    static final int LAST = (1 << 21) - HEADER;

    private long[] data = {};
    private int next;

    /** A block of zeros. */
    Block cut(int longs) {
        if (next + longs > data.length) {
            data = new long[Math.max(longs, Math.min(LAST, Math.max(FIRST - HEADER, 2 * data.length + HEADER)))];
            next = 0;
        }
        Block block = new Block(data, next);
        next += longs;
        return block;
    }
}
