package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import org.jspecify.annotations.Nullable;

/** A column of results, one value per row. Keeps its array from use to use. Not thread-safe. */
public final class Output {
    private static final long[] NO_LONGS = {};
    private static final double[] NO_DOUBLES = {};
    private static final int[] NO_CODES = {};

    private final Kind kind;
    private long[] longs = NO_LONGS;
    private double[] doubles = NO_DOUBLES;
    private int[] codes = NO_CODES;
    private @Nullable Dictionary dictionary;

    /**
     * An empty column.
     *
     * @param kind how its values are stored
     */
    public Output(Kind kind) {
        this.kind = kind;
    }

    /**
     * Makes room; what was written before may be lost.
     *
     * @param rows how many rows will be written
     * @return this column
     */
    public Output ensure(int rows) {
        int capacity = rows + (rows >> 2);
        switch (kind) {
            case LONG, INSTANT -> longs = longs.length < rows ? new long[capacity] : longs;
            case DOUBLE -> doubles = doubles.length < rows ? new double[capacity] : doubles;
            case CATEGORY -> codes = codes.length < rows ? new int[capacity] : codes;
        }
        return this;
    }

    /**
     * How the values are stored.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The values of a {@link Kind#LONG} or {@link Kind#INSTANT} column.
     *
     * @return by row; {@code Absent.LONG} for none
     */
    public long[] longs() {
        return longs;
    }

    /**
     * The values of a {@link Kind#DOUBLE} column.
     *
     * @return by row; NaN for none
     */
    public double[] doubles() {
        return doubles;
    }

    /**
     * The codes of a {@link Kind#CATEGORY} column.
     *
     * @return by row, of {@link #dictionary()}; {@code Absent.CODE} for none
     */
    public int[] codes() {
        return codes;
    }

    /** Whether a row has a value. */
    boolean isPresent(int row) {
        return switch (kind) {
            case LONG, INSTANT -> longs[row] != Absent.LONG;
            case DOUBLE -> !Double.isNaN(doubles[row]);
            case CATEGORY -> codes[row] != Absent.CODE;
        };
    }

    /** The value of a row as 64 bits. */
    long bits(int row) {
        return switch (kind) {
            case LONG, INSTANT -> longs[row];
            case DOUBLE -> Double.doubleToRawLongBits(doubles[row]);
            case CATEGORY -> codes[row];
        };
    }

    /**
     * The values, whatever their kind.
     *
     * @return {@code long[]}, {@code double[]} or {@code int[]}, by row
     */
    public Object values() {
        return switch (kind) {
            case LONG, INSTANT -> longs;
            case DOUBLE -> doubles;
            case CATEGORY -> codes;
        };
    }

    /**
     * Says whose codes are written.
     *
     * @param dictionary the texts behind the codes
     */
    public void dictionary(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /**
     * The texts behind the codes.
     *
     * @return the dictionary, or null if none was named
     */
    public @Nullable Dictionary dictionary() {
        return dictionary;
    }
}
