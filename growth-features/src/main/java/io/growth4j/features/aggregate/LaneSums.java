package io.growth4j.features.aggregate;

import java.util.Arrays;

/**
 * Running sums that answer up to eight yes-or-no questions about entries in one walk: each question has a lane, one byte of
 * a long, and an entry adds a one in the lane of each question that it meets. The difference of two sums then holds, lane
 * by lane, how many entries between them met which question, for any row and window: exactly, as long as no more than 255
 * entries lie between, so that longer stretches are taken in parts.
 */
public final class LaneSums {
    /** How many questions there are at most. */
    public static final int LANES = 8;

    private static final int MOST = 255;

    private long[] sums = new long[1];

    /** Nothing was added yet. */
    public LaneSums() {}

    /**
     * Adds up what entries contribute.
     *
     * @param contributions by kind: a one in the lane of each question that an entry of the kind meets
     * @param kinds the kind of each entry
     * @param shift added to each kind
     * @param entries how many entries there are
     */
    public void add(long[] contributions, int[] kinds, int shift, int entries) {
        if (sums.length <= entries) {
            sums = new long[entries + (entries >> 2) + 1];
        }
        long[] sums = this.sums;
        long sum = 0;
        for (int i = 0; i < entries; i++) {
            sums[i] = sum;
            sum += contributions[kinds[i] + shift];
        }
        sums[entries] = sum;
    }

    /**
     * How many entries of each row met a question.
     *
     * @param runs whose rows; every entry of theirs was added
     * @param lane the question's lane
     * @param counts takes one number per row, added to what is there
     */
    public void count(Runs runs, int lane, int[] counts) {
        int shift = Byte.SIZE * lane;
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int from = starts[row];
            int to = ends[row];
            if (to - from <= MOST) {
                counts[row] += (int) ((sums[to] - sums[from]) >>> shift) & MOST;
            } else {
                counts[row] += count(from, to, shift);
            }
        }
    }

    private int count(int from, int to, int shift) {
        int count = 0;
        for (int at = from; at < to; at += MOST) {
            count += (int) ((sums[Math.min(to, at + MOST)] - sums[at]) >>> shift) & MOST;
        }
        return count;
    }

    /**
     * How many entries the rows of some runs reach over.
     *
     * @param runs the runs
     * @return the end of the row that ends last
     */
    public static int entries(Runs runs) {
        int[] ends = runs.ends();
        int last = 0;
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            last = Math.max(last, ends[row]);
        }
        return last;
    }

    /**
     * The ones of one lane.
     *
     * @param lane the lane
     * @return what an entry contributes that meets its question
     */
    public static long one(int lane) {
        return 1L << (Byte.SIZE * lane);
    }

    /** Makes sure that an array has room for some rows, all 0. */
    static int[] zeros(int[] counts, int rows) {
        if (counts.length < rows) {
            return new int[rows + (rows >> 2)];
        }
        Arrays.fill(counts, 0, rows, 0);
        return counts;
    }
}
