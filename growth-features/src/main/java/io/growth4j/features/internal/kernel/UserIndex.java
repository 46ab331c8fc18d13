package io.growth4j.features.internal.kernel;

import java.util.Arrays;

/**
 * Numbers the users of a partition 0, 1, 2, … in the order in which they are met: an open-addressing table that is at
 * most a quarter full.
 *
 * <p>The partition takes the top bits of the hash, the table the bits below, so that users of one partition spread.
 */
final class UserIndex {
    /** Fibonacci hashing (Knuth, TAOCP 3, 6.4): 2^64 over the golden ratio. */
    private static final long PHI = 0x9E3779B97F4A7C15L;

    private final int partitionBits;
    private int[] table = new int[2048];
    private int tableBits = 11;
    private long[] users = new long[512];
    private int size;

    UserIndex(int partitionBits) {
        this.partitionBits = partitionBits;
        Arrays.fill(table, -1);
    }

    static int partition(long user, int bits) {
        return (int) (((user * PHI) >>> 32) >>> (32 - bits));
    }

    void clear() {
        Arrays.fill(table, -1);
        size = 0;
    }

    /** The number of a user, a new one if it was not met. */
    int number(long user) {
        int mask = table.length - 1;
        int at = home(user);
        while (true) {
            int number = table[at];
            if (number < 0) {
                return add(user, at);
            }
            if (users[number] == user) {
                return number;
            }
            at = (at + 1) & mask;
        }
    }

    /** Takes it that the users are 0, 1, 2, … and known by their numbers. */
    void number(int count) {
        if (users.length < count) {
            users = new long[count + (count >> 2)];
        }
        for (int number = 0; number < count; number++) {
            users[number] = number;
        }
        size = count;
    }

    private int home(long user) {
        return (int) (((user * PHI) << partitionBits) >>> (Long.SIZE - tableBits));
    }

    private int add(long user, int at) {
        int number = size++;
        if (number == users.length) {
            users = Arrays.copyOf(users, 2 * size);
        }
        users[number] = user;
        table[at] = number;
        if (4 * size > table.length) {
            grow();
        }
        return number;
    }

    private void grow() {
        tableBits++;
        table = new int[2 * table.length];
        Arrays.fill(table, -1);
        int mask = table.length - 1;
        for (int number = 0; number < size; number++) {
            int at = home(users[number]);
            while (table[at] >= 0) {
                at = (at + 1) & mask;
            }
            table[at] = number;
        }
    }

    int size() {
        return size;
    }

    long[] users() {
        return users;
    }
}
