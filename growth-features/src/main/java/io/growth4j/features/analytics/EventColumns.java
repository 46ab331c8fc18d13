package io.growth4j.features.analytics;

import java.util.ArrayList;
import java.util.List;

/** Events in the order of their arrival, in chunks, so that growing never copies them. */
final class EventColumns {
    private static final int CHUNK = 1 << 16;

    private final boolean withAmounts;
    private final List<Chunk> chunks = new ArrayList<>();
    private Chunk last = new Chunk(0, false);
    private int size;

    EventColumns(boolean withAmounts) {
        this.withAmounts = withAmounts;
    }

    /** Some consecutive events; {@code packed} holds time and type. */
    static final class Chunk {
        final int[] user;
        final long[] packed;
        final long[] amount;
        int size;

        private Chunk(int capacity, boolean withAmounts) {
            user = new int[capacity];
            packed = new long[capacity];
            amount = new long[withAmounts ? capacity : 0];
        }
    }

    int size() {
        return size;
    }

    List<Chunk> chunks() {
        return chunks;
    }

    void add(int user, long packed, long amount) {
        Chunk chunk = room();
        chunk.user[chunk.size] = user;
        chunk.packed[chunk.size] = packed;
        if (withAmounts) {
            chunk.amount[chunk.size] = amount;
        }
        chunk.size++;
        size = Math.addExact(size, 1);
    }

    void addAll(int[] user, long[] packed, int count) {
        for (int from = 0; from < count; ) {
            Chunk chunk = room();
            int taken = Math.min(count - from, chunk.user.length - chunk.size);
            System.arraycopy(user, from, chunk.user, chunk.size, taken);
            System.arraycopy(packed, from, chunk.packed, chunk.size, taken);
            chunk.size += taken;
            from += taken;
        }
        size = Math.addExact(size, count);
    }

    private Chunk room() {
        if (last.size == last.user.length) {
            last = new Chunk(CHUNK, withAmounts);
            chunks.add(last);
        }
        return last;
    }

    /** Where each user's events start when they stand together; one entry more than users. */
    int[] offsets(int users) {
        int[] offsets = new int[users + 1];
        for (Chunk chunk : chunks) {
            for (int i = 0; i < chunk.size; i++) {
                offsets[chunk.user[i] + 1]++;
            }
        }
        for (int user = 0; user < users; user++) {
            offsets[user + 1] += offsets[user];
        }
        return offsets;
    }
}
