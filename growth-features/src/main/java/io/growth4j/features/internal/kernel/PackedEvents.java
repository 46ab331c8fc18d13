package io.growth4j.features.internal.kernel;

import java.util.Arrays;

/** Some events of the log as words, column by column, in the order in which they were read: what is dealt in one go. */
final class PackedEvents {
    final TupleLayout layout;
    final long[][] words;
    /** Room for the events' places. */
    final int[] places;
    /** Of each column that lies aside: the events that have a value, and the values. */
    final int[][] asideEvents;

    final long[][] asideValues;
    final int[] asideCounts;
    int count;

    PackedEvents(TupleLayout layout, boolean[] sparse, int capacity) {
        this.layout = layout;
        this.words = new long[layout.width()][capacity];
        this.places = new int[capacity];
        this.asideEvents = new int[sparse.length][];
        this.asideValues = new long[sparse.length][];
        this.asideCounts = new int[sparse.length];
        for (int column = 0; column < sparse.length; column++) {
            asideEvents[column] = new int[sparse[column] ? capacity : 0];
            asideValues[column] = new long[sparse[column] ? capacity : 0];
        }
    }

    int capacity() {
        return words[0].length;
    }

    /** What the events take once they are dealt. */
    long bytes() {
        return Long.BYTES
                * ((long) count * layout.width() + Arrays.stream(asideCounts).sum());
    }

    void clear() {
        count = 0;
        Arrays.fill(asideCounts, 0);
    }
}
