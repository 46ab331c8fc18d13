package io.growth4j.features.internal.kernel;

/**
 * Cuts blocks from few large arrays. Large arrays are not moved by a collector that copies, and all blocks cut from one
 * share the cache line of its length.
 */
final class Arena {
    private static final int FIRST = 1 << 14;
    private static final int LAST = 1 << 21;

    private long[] data = {};
    private int next;

    Block cut(int events, TupleLayout layout) {
        int longs = events * layout.width();
        if (next + longs > data.length) {
            data = new long[Math.max(longs, Math.min(LAST, Math.max(FIRST, 2 * data.length)))];
            next = 0;
        }
        Block block = new Block(data, next, layout);
        next += longs;
        return block;
    }
}
