package io.growth4j.features.internal.group;

import io.growth4j.features.internal.pack.ColumnPlan;

/**
 * An event as a row of longs side by side: the user, the time, and a long for each column, which is the number, the bits of
 * a real one, or the code of a text.
 */
public final class EventRow {
    /** Where a row has its user. */
    public static final int USER = 0;
    /** Where a row has its time. */
    public static final int TIME = 1;
    /** Where the columns start. */
    public static final int COLUMNS = 2;

    private EventRow() {}

    /** How many longs a row of a plan has. */
    public static int width(ColumnPlan plan) {
        return COLUMNS + plan.columns().size();
    }

    /** Reads a word from a column: {@code long[]}, {@code double[]} or {@code int[]}. */
    public static long word(Object column, int at) {
        if (column instanceof long[] values) {
            return values[at];
        }
        return column instanceof double[] values ? Double.doubleToRawLongBits(values[at]) : ((int[]) column)[at];
    }

    /** Writes a word into a column. */
    static void put(Object column, int at, long word) {
        if (column instanceof long[] values) {
            values[at] = word;
        } else if (column instanceof double[] values) {
            values[at] = Double.longBitsToDouble(word);
        } else {
            ((int[]) column)[at] = (int) word;
        }
    }
}
