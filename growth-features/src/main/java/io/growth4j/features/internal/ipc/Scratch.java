package io.growth4j.features.internal.ipc;

import org.jspecify.annotations.Nullable;

/** Arrays into which the slices of a column are copied one after the other, so that they stay in the caches. */
final class Scratch {
    private long @Nullable [] room;
    private long[] longs = {};
    private double[] doubles = {};
    private int[] ints = {};
    private byte[] bytes = {};
    private byte[] bits = {};

    /** Lends the array where the next slice's numbers of 64 bits shall stand in the end, so that they are not copied there. */
    Scratch lend(long @Nullable [] room) {
        this.room = room;
        return this;
    }

    long[] longs(int length) {
        if (room != null && room.length >= length) {
            return room;
        }
        longs = longs.length < length ? new long[length] : longs;
        return longs;
    }

    double[] doubles(int length) {
        doubles = doubles.length < length ? new double[length] : doubles;
        return doubles;
    }

    int[] ints(int length) {
        ints = ints.length < length ? new int[length] : ints;
        return ints;
    }

    byte[] bytes(int length) {
        bytes = bytes.length < length ? new byte[length] : bytes;
        return bytes;
    }

    byte[] bits(int length) {
        bits = bits.length < length ? new byte[length] : bits;
        return bits;
    }
}
