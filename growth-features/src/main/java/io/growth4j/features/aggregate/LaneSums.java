package io.growth4j.features.aggregate;

import java.util.Arrays;

/**
 * Answers up to eight yes-or-no questions about the entries of each row in one walk: each question has a lane, one byte of a
 * long, and an entry adds a one in the lane of each question that it meets to a running sum. The difference of two sums
 * holds, lane by lane, how many entries between them met which question: exactly, as long as no more than 255 entries lie
 * between, so that longer rows are taken in parts. Not thread-safe.
 */
public final class LaneSums {
    /** How many questions there are at most. */
    public static final int LANES = 8;

    private static final int MOST = 255;
    /** The lower seven bits of each byte. */
    private static final long LOWER = 0x7F7F_7F7F_7F7F_7F7FL;

    /** By code + 1: nothing for an absent code, a one in the code's lane for others. */
    private static final long[] BY_CODE = new long[LANES + 1];

    static {
        Arrays.setAll(BY_CODE, code -> code == 0 ? 0 : one(code - 1));
    }

    private long[] sums = new long[1];
    private int rows;
    /** By row: the difference of the sums at its ends, 0 for long rows. */
    private long[] answers = {};
    /** Rows of more than {@value #MOST} entries, and where they start and end. */
    private int[] longRows = {};

    private int[] longStarts = {};
    private int[] longEnds = {};
    private int longCount;

    /** Nothing was added yet. */
    public LaneSums() {}

    /**
     * Takes up rows and what their entries contribute; all answers are about the rows that were taken up last.
     *
     * @param runs the rows
     * @param contributions by kind: a one in the lane of each question that an entry of the kind meets
     * @param kinds the kind of each entry
     * @param shift added to each kind
     */
    public void take(Runs runs, long[] contributions, int[] kinds, int shift) {
        rows = runs.rows();
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        add(contributions, kinds, shift, lastEnd(ends));
        answers = answers.length < rows ? new long[rows + (rows >> 2)] : answers;
        longCount = 0;
        for (int row = 0; row < rows; row++) {
            boolean isLong = ends[row] - starts[row] > MOST;
            answers[row] = isLong ? 0 : sums[ends[row]] - sums[starts[row]];
            if (isLong) {
                note(row, starts[row], ends[row]);
            }
        }
    }

    /**
     * Takes up rows and a column of texts: which text an entry has, each a question of its own.
     *
     * @param runs the rows
     * @param codes the code of each entry, below {@value #LANES}; an absent one meets none
     */
    public void take(Runs runs, int[] codes) {
        take(runs, BY_CODE, codes, 1);
    }

    private int lastEnd(int[] ends) {
        int last = 0;
        for (int row = 0; row < rows; row++) {
            last = Math.max(last, ends[row]);
        }
        return last;
    }

    private void add(long[] contributions, int[] kinds, int shift, int entries) {
        sums = sums.length <= entries ? new long[entries + (entries >> 2) + 1] : sums;
        long[] sums = this.sums;
        long sum = 0;
        for (int i = 0; i < entries; i++) {
            sums[i] = sum;
            sum += contributions[kinds[i] + shift];
        }
        sums[entries] = sum;
    }

    private void note(int row, int start, int end) {
        if (longCount == longRows.length) {
            int capacity = 2 * longCount + 16;
            longRows = Arrays.copyOf(longRows, capacity);
            longStarts = Arrays.copyOf(longStarts, capacity);
            longEnds = Arrays.copyOf(longEnds, capacity);
        }
        longRows[longCount] = row;
        longStarts[longCount] = start;
        longEnds[longCount++] = end;
    }

    /**
     * How many entries of each row met a question.
     *
     * @param lane the question's lane
     * @param counts takes one number per row, added to what is there
     */
    public void count(int lane, int[] counts) {
        int shift = Byte.SIZE * lane;
        for (int row = 0; row < rows; row++) {
            counts[row] += (int) (answers[row] >>> shift) & MOST;
        }
        for (int i = 0; i < longCount; i++) {
            counts[longRows[i]] += count(longStarts[i], longEnds[i], shift);
        }
    }

    /**
     * How many questions are met by an entry of each row.
     *
     * @param counts takes one number per row
     */
    public void countMet(int[] counts) {
        for (int row = 0; row < rows; row++) {
            counts[row] = met(answers[row]);
        }
        for (int i = 0; i < longCount; i++) {
            long met = 0;
            for (int at = longStarts[i]; at < longEnds[i]; at += MOST) {
                met |= sums[Math.min(longEnds[i], at + MOST)] - sums[at];
            }
            counts[longRows[i]] = met(met);
        }
    }

    /** How many bytes are not zero: adding 127 to their lower seven bits carries into the eighth. */
    private static int met(long answers) {
        return Long.bitCount((((answers & LOWER) + LOWER) | answers) & ~LOWER);
    }

    private int count(int from, int to, int shift) {
        int count = 0;
        for (int at = from; at < to; at += MOST) {
            count += (int) ((sums[Math.min(to, at + MOST)] - sums[at]) >>> shift) & MOST;
        }
        return count;
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
}
