package io.growth4j.features.internal.kernel;

/** Some packed events of one partition, in the order in which they were read. */
final class Block {
    final long[] data;
    final TupleLayout layout;
    /** Longs in use; while the store writes into the block, the store knows better. */
    int used;

    Block(int events, TupleLayout layout) {
        this.data = new long[events * layout.width()];
        this.layout = layout;
    }

    int events() {
        return used / layout.width();
    }
}
