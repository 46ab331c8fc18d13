package io.growth4j.features.internal.kernel;

/**
 * The users whose hash falls into some of two to the power of some bits partitions.
 *
 * @param bits how many bits of the hash number the partitions
 * @param from the first partition
 * @param to the partition after the last
 */
record UserRange(int bits, int from, int to) {
    int partitions() {
        return to - from;
    }

    boolean isWhole() {
        return partitions() == 1 << bits;
    }

    /** Moves the users in range, and the rows they are of, to the front; returns how many there are. */
    int keep(long[] users, int at, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int partition = UserIndex.partition(users[at + i], bits);
            users[at + kept] = users[at + i];
            rows[kept] = rows[i];
            kept += partition >= from && partition < to ? 1 : 0;
        }
        return kept;
    }
}
