package io.growth4j.features.internal.state;

import java.util.Arrays;

/**
 * Numbers ids 0, 1, 2, … in the order in which they are met: an open-addressing table, at most half full, in which an id
 * and its number stand side by side, so that finding one takes one cache line.
 */
final class LongNumbers {
    /** Fibonacci hashing (Knuth, TAOCP 3, 6.4): 2^64 over the golden ratio. */
    private static final long PHI = 0x9E3779B97F4A7C15L;

    /** Pairs of an id and its number plus one; zero for a free place. */
    private long[] table = new long[2 * 1024];

    private int shift = Long.SIZE - 10;
    private long[] ids = new long[512];
    private int size;

    /** The number of an id, a new one if it was not met. */
    int number(long id) {
        int at = place(id);
        return table[at + 1] == 0 ? add(id, at) : (int) table[at + 1] - 1;
    }

    /**
     * The numbers of some ids that stand where they would stand alone, −1 for others. There is no branch that would wait for
     * one of them, so that the memory looks for all at a time.
     */
    void find(long[] all, int stride, int count, int[] found) {
        long[] table = this.table;
        for (int i = 0; i < count; i++) {
            long id = all[i * stride];
            int at = 2 * (int) ((id * PHI) >>> shift);
            long difference = table[at] ^ id;
            int isSame = (int) ((difference | -difference) >>> 63) - 1; // all bits, or none
            found[i] = ((int) table[at + 1] & isSame) - 1;
        }
    }

    /** The number of an id, or −1 if it was not met. */
    int find(long id) {
        return (int) table[place(id) + 1] - 1;
    }

    private int place(long id) {
        long[] table = this.table;
        int at = 2 * (int) ((id * PHI) >>> shift);
        while (table[at + 1] != 0 && table[at] != id) {
            at = (at + 2) & (table.length - 1);
        }
        return at;
    }

    private int add(long id, int at) {
        ids = size == ids.length ? Arrays.copyOf(ids, 2 * size) : ids;
        ids[size] = id;
        table[at] = id;
        table[at + 1] = ++size;
        if (4 * size > table.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        table = new long[2 * table.length];
        shift--;
        for (int number = 0; number < size; number++) {
            int at = place(ids[number]);
            table[at] = ids[number];
            table[at + 1] = number + 1L;
        }
    }

    int size() {
        return size;
    }

    /** The ids by number; longer than what is used. */
    long[] ids() {
        return ids;
    }
}
