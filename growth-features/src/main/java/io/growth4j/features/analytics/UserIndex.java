package io.growth4j.features.analytics;

import java.util.Arrays;

/**
 * Numbers the users of a shard 0, 1, 2, … as they come: an open-addressing table with linear probing, at most half full
 * and small enough for the second-level cache.
 */
final class UserIndex {
    /** Fibonacci hashing (Knuth, TAOCP 3, 6.4): 2^64 over the golden ratio. */
    private static final long PHI = 0x9E3779B97F4A7C15L;

    private int[] table = new int[1024];
    private long[] users = new long[512];
    private int size;

    UserIndex() {
        Arrays.fill(table, -1);
    }

    /** The shard of a user: the top bits of the hash, which the table does not use. */
    static int shard(long user, int bits) {
        return (int) ((user * PHI) >>> (Long.SIZE - bits));
    }

    void clear() {
        Arrays.fill(table, -1);
        size = 0;
    }

    int size() {
        return size;
    }

    long user(int number) {
        return users[number];
    }

    int number(long user) {
        int mask = table.length - 1;
        int slot = home(user, mask);
        while (table[slot] >= 0) {
            if (users[table[slot]] == user) {
                return table[slot];
            }
            slot = (slot + 1) & mask;
        }
        return add(user, slot);
    }

    private static int home(long user, int mask) {
        return (int) ((user * PHI) >>> 20) & mask;
    }

    private int add(long user, int slot) {
        int number = size++;
        if (number == users.length) {
            users = Arrays.copyOf(users, 2 * number);
        }
        users[number] = user;
        table[slot] = number;
        if (2 * size > table.length) {
            grow();
        }
        return number;
    }

    private void grow() {
        table = new int[2 * table.length];
        Arrays.fill(table, -1);
        int mask = table.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = home(users[number], mask);
            while (table[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = number;
        }
    }
}
