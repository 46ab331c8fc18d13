package io.growth4j.features.internal.kernel;

import java.util.Arrays;

/**
 * Numbers the users of a partition 0, 1, 2, … in the order in which they are met, and counts their events: an
 * open-addressing table that is at most a quarter full.
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
    private int[] counts = new int[512];
    private int[] order = {};
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
        Arrays.fill(counts, 0, size, 0);
        size = 0;
    }

    /** Numbers the users of some events, and counts each user's events. */
    void number(long[] eventUsers, int events, int[] numbers) {
        int[] table = this.table;
        long[] users = this.users;
        int[] counts = this.counts;
        int shift = Long.SIZE - tableBits;
        for (int event = 0; event < events; event++) {
            long user = eventUsers[event];
            int slot = (int) (((user * PHI) << partitionBits) >>> shift);
            int number = table[slot];
            while (number >= 0 && users[number] != user) {
                slot = (slot + 1) & (table.length - 1);
                number = table[slot];
            }
            if (number < 0) {
                number = add(user, slot);
                table = this.table;
                users = this.users;
                counts = this.counts;
                shift = Long.SIZE - tableBits;
            }
            counts[number]++;
            numbers[event] = number;
        }
    }

    /**
     * Users' numbers in the order of their hashes, which does not depend on the order in which they were met. The table
     * stands in this order but for users who found their slot taken.
     */
    int[] byHash() {
        if (order.length < size + 1) {
            order = new int[2 * size + 1];
        }
        if (size < 2) {
            return order;
        }
        int next = 0;
        for (int number : table) {
            order[next] = number;
            next += number >= 0 ? 1 : 0;
        }
        for (int i = 1; i < size; i++) {
            int number = order[i];
            long hash = hash(number);
            int at = i;
            while (at > 0 && hash(order[at - 1]) > hash) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = number;
        }
        return order;
    }

    /** Ordered as unsigned. */
    private long hash(int number) {
        return users[number] * PHI + Long.MIN_VALUE;
    }

    private int home(long user) {
        return (int) (((user * PHI) << partitionBits) >>> (Long.SIZE - tableBits));
    }

    private int add(long user, int at) {
        int number = size++;
        if (number == users.length) {
            users = Arrays.copyOf(users, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
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

    /** By number. */
    long[] users() {
        return users;
    }

    /** How many events each user has, by number. */
    int[] counts() {
        return counts;
    }
}
