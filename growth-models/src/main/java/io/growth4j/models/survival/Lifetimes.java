package io.growth4j.models.survival;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How long each customer was observed, and whether the lifetime ended then or only the observation did (right
 * censoring). Any one unit of time. Immutable as long as nobody changes the arrays it was made of; thread-safe.
 */
public final class Lifetimes {
    private final double[] durations;
    private final boolean[] ended;

    private Lifetimes(double[] durations, boolean[] ended) {
        this.durations = durations;
        this.ended = ended;
    }

    /**
     * Lifetimes from columns.
     *
     * @param durations how long each was observed; lent for good
     * @param ended whether the lifetime ended then; false if it was still going on; lent for good
     * @return the lifetimes
     * @throws IllegalArgumentException if there is none, or a duration is negative or not a number; the message names
     *     the row, from 0
     */
    public static Lifetimes of(double[] durations, boolean[] ended) {
        if (durations.length == 0 || durations.length != ended.length) {
            throw new IllegalArgumentException(
                    durations.length + " durations and " + ended.length + " ends: needs equally many, at least one");
        }
        for (int row = 0; row < durations.length; row++) {
            if (!(durations[row] >= 0 && durations[row] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "row " + row + ": duration " + durations[row] + " must be a number from 0 up");
            }
        }
        return new Lifetimes(durations, ended);
    }

    /**
     * Some of the lifetimes.
     *
     * @param wanted which rows to keep
     * @return new lifetimes, copied
     */
    public Lifetimes where(IntPredicate wanted) {
        int[] rows = IntStream.range(0, size()).filter(wanted).toArray();
        boolean[] some = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            some[i] = ended[rows[i]];
        }
        return of(Arrays.stream(rows).mapToDouble(row -> durations[row]).toArray(), some);
    }

    /**
     * How many lifetimes there are.
     *
     * @return the number of rows
     */
    public int size() {
        return durations.length;
    }

    /**
     * How long one was observed.
     *
     * @param row the row
     * @return its duration
     */
    public double duration(int row) {
        return durations[row];
    }

    /**
     * Whether one ended.
     *
     * @param row the row
     * @return false if it was still going on when last seen
     */
    public boolean ended(int row) {
        return ended[row];
    }

    /** Rows by falling duration. */
    int[] byFallingDuration() {
        int[] rows = IntStream.range(0, size()).toArray();
        RowSort.descending(rows, durations);
        return rows;
    }
}
