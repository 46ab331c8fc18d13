package io.growth4j.features.internal.pack;

import java.util.Arrays;

/**
 * A stretch of the log dealt to partitions: word by word, each word's values side by side by partition, within a partition
 * in the order of the log.
 *
 * <p>A stretch is dealt by itself, so several threads may deal several stretches.
 */
final class Chunk {
    private final TupleLayout layout;
    private final int events;
    private final long[] data;
    private final int start;
    /** Where the events of each partition end. */
    private final int[] ends;

    /** Of each column that lies aside: the values, the places of their events, and where those of each partition end. */
    private final long[][] aside;

    private final int[][] asideEvents;
    private final int[][] asideEnds;

    /**
     * Words of zeros, to be filled.
     *
     * @param ends where the events of each partition end
     * @param columns how many columns there are
     */
    Chunk(TupleLayout layout, int[] ends, int columns, Arena arena) {
        this.layout = layout;
        this.events = ends[ends.length - 1];
        Block room = arena.cut(events * layout.width());
        this.data = room.data;
        this.start = room.start;
        this.ends = ends;
        this.aside = new long[columns][0];
        this.asideEvents = new int[columns][0];
        this.asideEnds = new int[columns][];
        Arrays.fill(asideEnds, new int[ends.length]);
    }

    /** The array that holds the words, from {@link #start(int)} on. */
    long[] data() {
        return data;
    }

    /** Where the values of a word start. */
    int start(int word) {
        return start + word * events;
    }

    int[] ends() {
        return ends;
    }

    /** Says which values of a column lie aside, the places of their events, and where those of each partition end. */
    void aside(int column, long[] values, int[] events, int[] valueEnds) {
        aside[column] = values;
        asideEvents[column] = events;
        asideEnds[column] = valueEnds;
    }

    /** A copy of the partitions below one, in another arena and layout. */
    Chunk copy(int partitions, TupleLayout layout, Arena arena) {
        int kept = ends[partitions - 1];
        Chunk copy = new Chunk(layout, cap(ends, kept), aside.length, arena);
        layout.repack(this.layout, data, start, events, copy.data, copy.start, kept);
        for (int column = 0; column < aside.length; column++) {
            int values = asideEnds[column][partitions - 1];
            copy.aside[column] = Arrays.copyOf(aside[column], values);
            copy.asideEvents[column] = Arrays.copyOf(asideEvents[column], values);
            copy.asideEnds[column] = cap(asideEnds[column], values);
        }
        return copy;
    }

    private static int[] cap(int[] ends, int most) {
        return Arrays.stream(ends).map(end -> Math.min(end, most)).toArray();
    }

    TupleLayout layout() {
        return layout;
    }

    int events() {
        return events;
    }

    long bytes() {
        long values = Arrays.stream(aside).mapToLong(column -> column.length).sum();
        return Long.BYTES * (long) events * layout.width() + (Long.BYTES + Integer.BYTES) * values;
    }

    /** How many events a partition has. */
    int count(int partition) {
        return ends[partition] - start(ends, partition);
    }

    /** Copies a word of those events; returns where the copy ends. */
    int copy(int word, int partition, long[] target, int at) {
        int count = count(partition);
        System.arraycopy(data, start(word) + start(ends, partition), target, at, count);
        return at + count;
    }

    /**
     * Puts the values of a partition in a column that lies aside where their events are.
     *
     * @param at how many events come before those of this stretch
     * @param places by event: its place in the column
     */
    void putAside(int column, int partition, int at, int[] places, Object target) {
        int shift = at - start(ends, partition);
        int first = start(asideEnds[column], partition);
        int end = asideEnds[column][partition];
        if (target instanceof long[] numbers) {
            for (int i = first; i < end; i++) {
                numbers[places[asideEvents[column][i] + shift]] = aside[column][i];
            }
        } else if (target instanceof double[] numbers) {
            for (int i = first; i < end; i++) {
                numbers[places[asideEvents[column][i] + shift]] = Double.longBitsToDouble(aside[column][i]);
            }
        }
    }

    private static int start(int[] ends, int partition) {
        return partition == 0 ? 0 : ends[partition - 1];
    }
}
