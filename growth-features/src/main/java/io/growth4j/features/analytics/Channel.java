package io.growth4j.features.analytics;

/** Bits of a row that say in which of some periods a user did something selected: one per position, low to high. */
final class Channel {
    static final int NONE = Integer.MAX_VALUE;

    final EventSelection selection;
    private final int low;
    private final int high;
    private final int firstBit;

    Channel(EventSelection selection, int low, int high, int firstBit) {
        this.selection = selection;
        this.low = low;
        this.high = high;
        this.firstBit = firstBit;
    }

    /** The bit after the last. */
    int endBit() {
        return firstBit + high - low + 1;
    }

    /** The bit of a position, −1 if it is not kept. */
    int bit(int position) {
        return position < low || position > high ? -1 : firstBit + position - low;
    }

    /** Where a position stands in a row, whose own first bit comes before all. */
    private int startBit(int position) {
        return firstBit + 1 + Math.max(0, position - low);
    }

    /** The first position of a row at or after a lowest one, or {@link #NONE}. */
    int first(long[] words, int at, int lowest) {
        int from = startBit(lowest);
        int to = endBit();
        int base = firstBit + 1 - low;
        for (int word = from >> 6; word <= to >> 6; word++) {
            long bits = masked(words[at + word], word, from, to);
            if (bits != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(bits) - base;
            }
        }
        return NONE;
    }

    /** Writes the positions of a row at or after a lowest one, ascending; returns how many there are. */
    int read(long[] words, int at, int lowest, int[] positions) {
        int from = startBit(lowest);
        int to = endBit();
        int base = firstBit + 1 - low;
        int count = 0;
        for (int word = from >> 6; word <= to >> 6; word++) {
            for (long bits = masked(words[at + word], word, from, to); bits != 0; bits &= bits - 1) {
                positions[count++] = (word << 6) + Long.numberOfTrailingZeros(bits) - base;
            }
        }
        return count;
    }

    /** Adds 1 for each position of a row between two, at its distance from the first. */
    void count(long[] words, int at, int lowest, int highest, long[] counts) {
        int from = startBit(lowest);
        int to = Math.min(endBit(), startBit(highest));
        for (int word = from >> 6; word <= to >> 6; word++) {
            int base = (word << 6) - from;
            for (long bits = masked(words[at + word], word, from, to); bits != 0; bits &= bits - 1) {
                counts[base + Long.numberOfTrailingZeros(bits)]++;
            }
        }
    }

    private static long masked(long bits, int word, int from, int to) {
        long kept = word == from >> 6 ? bits & (-1L << from) : bits;
        return word == to >> 6 ? kept & (-1L >>> (63 - (to & 63))) : kept;
    }
}
