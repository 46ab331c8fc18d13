package io.growth4j.features.internal.pack;

/** A stretch of a large array, zero at first. */
final class Block {
    final long[] data;
    final int start;

    Block(long[] data, int start) {
        this.data = data;
        this.start = start;
    }
}
