package io.growth4j.stat;

/**
 * Rows in the order of a score, without boxing: a stable radix sort of the scores' bits (least significant digit first;
 * Knuth, The Art of Computer Programming 3, 5.2.5). O(rows), six passes.
 */
public final class Ordering {
    private static final int DIGIT_BITS = 11;
    private static final int BINS = 1 << DIGIT_BITS;

    private Ordering() {}

    /**
     * The rows from the highest score to the lowest.
     *
     * @param scores one per row, no NaN; 0.0 and −0.0 are equal
     * @return row numbers; rows of equal scores keep their order
     * @throws IllegalArgumentException if a score is NaN
     */
    public static int[] descending(double[] scores) {
        int n = scores.length;
        long[] keys = new long[n];
        int[] rows = new int[n];
        for (int row = 0; row < n; row++) {
            if (Double.isNaN(scores[row])) {
                throw new IllegalArgumentException("row " + row + ": score NaN has no place in an order");
            }
            keys[row] = falling(scores[row]);
            rows[row] = row;
        }
        long[] otherKeys = new long[n];
        int[] otherRows = new int[n];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
            if (pass(keys, rows, otherKeys, otherRows, shift)) {
                long[] spareKeys = keys;
                int[] spareRows = rows;
                keys = otherKeys;
                rows = otherRows;
                otherKeys = spareKeys;
                otherRows = spareRows;
            }
        }
        return rows;
    }

    /** Bits that rise, as unsigned numbers, while the score falls. */
    private static long falling(double score) {
        long bits = Double.doubleToRawLongBits(score + 0.0);
        return bits >= 0 ? ~bits ^ Long.MIN_VALUE : bits;
    }

    private static boolean pass(long[] keys, int[] rows, long[] toKeys, int[] toRows, int shift) {
        int[] starts = new int[BINS];
        for (long key : keys) {
            starts[(int) (key >>> shift) & (BINS - 1)]++;
        }
        int from = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int count = starts[bin];
            if (count == keys.length) {
                return false;
            }
            starts[bin] = from;
            from += count;
        }
        for (int i = 0; i < keys.length; i++) {
            int place = starts[(int) (keys[i] >>> shift) & (BINS - 1)]++;
            toKeys[place] = keys[i];
            toRows[place] = rows[i];
        }
        return true;
    }
}
