package io.growth4j.features.internal.kernel;

/** Some packed events of one partition, in the order in which they were read: a slice of an array. */
final class Block {
    final long[] data;
    final TupleLayout layout;
    final int start;
    /** The end of the slice in use; while the store writes into the block, the store knows better. */
    int end;

    Block(long[] data, int start, TupleLayout layout) {
        this.data = data;
        this.start = start;
        this.end = start;
        this.layout = layout;
    }

    int events() {
        return (end - start) / layout.width();
    }
}
