package io.growth4j.features.internal.kernel;

import java.util.Arrays;

/**
 * A stretch of the log dealt to partitions: word by word, each word's values side by side by partition, within a partition
 * in the order of the log.
 *
 * <p>Dealing is a counting sort by the top bits of the user's hash: one walk counts, one finds every event's place, and one
 * for each word puts it there, so that no walk writes to more places at once than there are partitions. A stretch is dealt
 * by itself, so several threads may deal several stretches. What is dealt to many partitions is also dealt to fewer, since
 * neighbours lie side by side.
 */
final class Chunk {
    private final TupleLayout layout;
    private final int events;
    private final long[] data;
    private final int start;
    /** Where the events of each partition end. */
    private final int[] ends;

    private final long[][] aside;
    private final int[][] asideEnds;

    private Chunk(TupleLayout layout, int[] ends, int columns, Arena arena) {
        this.layout = layout;
        this.events = ends[ends.length - 1];
        Block room = arena.cut(events, layout);
        this.data = room.data;
        this.start = room.start;
        this.ends = ends;
        this.aside = new long[columns][];
        this.asideEnds = new int[columns][];
    }

    /** Deals events to two to the power of some bits partitions. */
    static Chunk deal(PackedEvents packed, int bits, Arena arena) {
        int[] places = packed.places;
        int[] ends = places(packed.words[0], packed.count, bits, places);
        Chunk chunk = new Chunk(packed.layout, ends, packed.asideCounts.length, arena);
        for (int word = 0; word < packed.layout.width(); word++) {
            scatter(packed.words[word], places, packed.count, chunk.data, chunk.start(word));
        }
        for (int column = 0; column < packed.asideCounts.length; column++) {
            chunk.dealAside(packed, column, bits);
        }
        return chunk;
    }

    /** Finds where each event goes; returns where each partition ends. */
    private static int[] places(long[] users, int count, int bits, int[] places) {
        int[] next = new int[1 << bits];
        for (int i = 0; i < count; i++) {
            next[UserIndex.partition(users[i], bits)]++;
        }
        int start = 0;
        for (int partition = 0; partition < next.length; partition++) {
            int own = next[partition];
            next[partition] = start;
            start += own;
        }
        for (int i = 0; i < count; i++) {
            places[i] = next[UserIndex.partition(users[i], bits)]++;
        }
        return next;
    }

    private static void scatter(long[] values, int[] places, int count, long[] target, int start) {
        for (int i = 0; i < count; i++) {
            target[start + places[i]] = values[i];
        }
    }

    private void dealAside(PackedEvents packed, int column, int bits) {
        int count = packed.asideCounts[column];
        int[] rows = packed.asideEvents[column];
        long[] users = new long[count];
        for (int i = 0; i < count; i++) {
            users[i] = packed.words[0][rows[i]];
        }
        asideEnds[column] = places(users, count, bits, rows);
        aside[column] = new long[count];
        scatter(packed.asideValues[column], rows, count, aside[column], 0);
    }

    private int start(int word) {
        return start + word * events;
    }

    /** A copy of the partitions below one, in another arena and layout. */
    Chunk copy(int partitions, TupleLayout layout, Arena arena) {
        int kept = count(0, partitions);
        Chunk copy = new Chunk(layout, cap(ends, kept), aside.length, arena);
        layout.repack(this.layout, data, start, events, copy.data, copy.start, kept);
        for (int column = 0; column < aside.length; column++) {
            int values = asideCount(column, 0, partitions);
            copy.aside[column] = Arrays.copyOf(aside[column], values);
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
        return Long.BYTES * ((long) events * layout.width() + values);
    }

    /** How many events neighbouring partitions have. */
    int count(int from, int to) {
        return ends[to - 1] - start(ends, from);
    }

    /** Copies a word of those events; returns where the copy ends. */
    int copy(int word, int from, int to, long[] target, int at) {
        int count = count(from, to);
        System.arraycopy(data, start(word) + start(ends, from), target, at, count);
        return at + count;
    }

    /** How many values neighbouring partitions have in a column that lies aside. */
    int asideCount(int column, int from, int to) {
        return asideEnds[column][to - 1] - start(asideEnds[column], from);
    }

    /** Copies those values; returns where the copy ends. */
    int copyAside(int column, int from, int to, long[] target, int at) {
        int count = asideCount(column, from, to);
        System.arraycopy(aside[column], start(asideEnds[column], from), target, at, count);
        return at + count;
    }

    private static int start(int[] ends, int partition) {
        return partition == 0 ? 0 : ends[partition - 1];
    }
}
