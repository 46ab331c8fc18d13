package io.growth4j.features.analytics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row of bits for each user who has one set: grows with users, not with events.
 *
 * <p>Users are dealt to shards by a hash, and what is to be set waits in a short queue per shard; so the rows that a full
 * queue touches lie in the second-level cache, whatever the order of the events. A shard is an open-addressing table with
 * linear probing whose entries hold user and row side by side; bit 0 of a row says that the entry is taken. A user costs
 * 8 bytes and 8 per 63 bits, by 1.3 to 2.7 for the room that a growing table keeps free; the queues take 1.3 MB.
 */
final class UserBits {
    private static final int SHARD_BITS = 8;
    private static final int SHARDS = 1 << SHARD_BITS;
    private static final int QUEUE_BITS = 9;
    private static final int QUEUE = 1 << QUEUE_BITS;
    private static final int FIRST_CAPACITY_BITS = 3;

    /** Fibonacci hashing (Knuth, TAOCP 3, 6.4): 2^64 over the golden ratio. */
    private static final long PHI = 0x9E3779B97F4A7C15L;

    private final int stride;
    private final long[][] tables = new long[SHARDS][];
    private final int[] capacityBits = new int[SHARDS];
    private final int[] sizes = new int[SHARDS];
    private final int[] waiting = new int[SHARDS];
    private long[] waitingUsers = {};
    private char[] waitingBits = {};

    /** Sees the row of a user: its words start at a position of an array. */
    interface Visitor {
        void see(long user, long[] words, int at);
    }

    /** Rows of so many bits, at most 65,000. */
    UserBits(int bits) {
        this.stride = 2 + bits / Long.SIZE;
        Arrays.fill(capacityBits, FIRST_CAPACITY_BITS);
    }

    void set(long user, int bit) {
        if (waitingUsers.length == 0) {
            open();
        }
        int shard = (int) (user * PHI >>> Long.SIZE - SHARD_BITS);
        int size = waiting[shard];
        int at = (shard << QUEUE_BITS) + size;
        waitingUsers[at] = user;
        waitingBits[at] = (char) (bit + 1);
        waiting[shard] = size + 1;
        if (size == QUEUE - 1) {
            drain(shard);
        }
    }

    private void open() {
        waitingUsers = new long[SHARDS * QUEUE];
        waitingBits = new char[SHARDS * QUEUE];
        Arrays.setAll(tables, shard -> new long[stride << FIRST_CAPACITY_BITS]);
    }

    private void drain(int shard) {
        int from = shard << QUEUE_BITS;
        int to = from + waiting[shard];
        for (int i = from; i < to; i++) {
            int bit = waitingBits[i];
            int row = row(shard, waitingUsers[i]);
            tables[shard][row + (bit >> 6)] |= 1L << bit;
        }
        waiting[shard] = 0;
    }

    /** Where the row of a user starts, a new one if there is none. */
    private int row(int shard, long user) {
        long[] table = tables[shard];
        int entry = find(table, capacityBits[shard], user);
        if (table[entry + 1] != 0) {
            return entry + 1;
        }
        if (4 * (sizes[shard] + 1) > 3 << capacityBits[shard]) {
            table = grow(shard);
            entry = find(table, capacityBits[shard], user);
        }
        sizes[shard]++;
        table[entry] = user;
        table[entry + 1] = 1;
        return entry + 1;
    }

    private int find(long[] table, int bits, long user) {
        int entry = stride * (int) (user * PHI << SHARD_BITS >>> Long.SIZE - bits);
        while (table[entry + 1] != 0 && table[entry] != user) {
            entry += stride;
            entry = entry == table.length ? 0 : entry;
        }
        return entry;
    }

    private long[] grow(int shard) {
        long[] old = tables[shard];
        long[] table = new long[2 * old.length];
        capacityBits[shard]++;
        for (int entry = 0; entry < old.length; entry += stride) {
            if (old[entry + 1] != 0) {
                System.arraycopy(old, entry, table, find(table, capacityBits[shard], old[entry]), stride);
            }
        }
        tables[shard] = table;
        return table;
    }

    /** Shows the rows of all users, in no particular order. */
    void forEach(Visitor visitor) {
        for (int shard = 0; shard < SHARDS; shard++) {
            long @Nullable [] table = tables[shard];
            if (table != null) {
                drain(shard);
                show(tables[shard], visitor);
            }
        }
    }

    private void show(long[] table, Visitor visitor) {
        for (int entry = 0; entry < table.length; entry += stride) {
            if (table[entry + 1] != 0) {
                visitor.see(table[entry], table, entry + 1);
            }
        }
    }

    /** Sets for a user all bits of a row of another with the same number of bits. */
    void setAll(long user, long[] words, int at) {
        if (waitingUsers.length == 0) {
            open();
        }
        int shard = (int) (user * PHI >>> Long.SIZE - SHARD_BITS);
        int row = row(shard, user);
        for (int word = 0; word < stride - 1; word++) {
            tables[shard][row + word] |= words[at + word];
        }
    }
}
