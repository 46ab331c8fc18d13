package io.growth4j.features.internal.ipc;

/** Arrays into which the slices of a column are copied one after the other, so that they stay in the caches. */
final class Scratch {
    private long[] longs = {};
    private int[] ints = {};
    private byte[] bytes = {};

    long[] longs(int length) {
        longs = longs.length < length ? new long[length] : longs;
        return longs;
    }

    int[] ints(int length) {
        ints = ints.length < length ? new int[length] : ints;
        return ints;
    }

    byte[] bytes(int length) {
        bytes = bytes.length < length ? new byte[length] : bytes;
        return bytes;
    }
}
