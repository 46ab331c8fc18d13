package io.growth4j.features.internal.pack;

/**
 * The users whose hash falls into some of two to the power of some bits partitions.
 *
 * @param bits how many bits of the hash number the partitions
 * @param from the first partition
 * @param to the partition after the last
 */
public record UserRange(int bits, int from, int to) {
    public int partitions() {
        return to - from;
    }

    boolean isWhole() {
        return partitions() == 1 << bits;
    }
}
