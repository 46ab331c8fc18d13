package io.growth4j.features.aggregate;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * How often each of some small whole numbers came, as a list for {@link States}: ascending entries of the number above 32
 * bits and how often it came below.
 */
final class Tally {
    private int[] added = new int[64];
    private int size;

    void clear() {
        size = 0;
    }

    /** Adds one of a number, 0 or more. */
    void add(int value) {
        added = size == added.length ? Arrays.copyOf(added, 2 * size) : added;
        added[size++] = value;
    }

    /** The list with what was added; the same list if that is nothing. */
    long[] mergedInto(long[] list) {
        if (size == 0) {
            return list;
        }
        Arrays.sort(added, 0, size);
        long[] merged = new long[list.length + size];
        int count = 0;
        int from = 0;
        for (int i = 0; i < size; i++) {
            while (from < list.length && value(list[from]) < added[i]) {
                merged[count++] = list[from++];
            }
            if (from < list.length && value(list[from]) == added[i]) {
                merged[count++] = list[from++] + 1;
            } else if (count > 0 && value(merged[count - 1]) == added[i]) {
                merged[count - 1]++;
            } else {
                merged[count++] = ((long) added[i] << Integer.SIZE) + 1;
            }
        }
        while (from < list.length) {
            merged[count++] = list[from++];
        }
        return count == merged.length ? merged : Arrays.copyOf(merged, count);
    }

    /** The list with other numbers, no two of which become equal. */
    static long[] mapped(long[] list, IntUnaryOperator map) {
        long[] mapped = new long[list.length];
        for (int i = 0; i < list.length; i++) {
            mapped[i] = ((long) map.applyAsInt(value(list[i])) << Integer.SIZE) + count(list[i]);
        }
        Arrays.sort(mapped);
        return mapped;
    }

    /** What came in either of two lists. */
    static long[] sum(long[] one, long[] other) {
        long[] sum = new long[one.length + other.length];
        int count = 0;
        int from = 0;
        for (long entry : one) {
            while (from < other.length && value(other[from]) < value(entry)) {
                sum[count++] = other[from++];
            }
            boolean isInBoth = from < other.length && value(other[from]) == value(entry);
            sum[count++] = isInBoth ? entry + count(other[from++]) : entry;
        }
        System.arraycopy(other, from, sum, count, other.length - from);
        return Arrays.copyOf(sum, count + other.length - from);
    }

    static int value(long entry) {
        return (int) (entry >>> Integer.SIZE);
    }

    static int count(long entry) {
        return (int) entry;
    }

    static long total(long[] list) {
        long total = 0;
        for (long entry : list) {
            total += count(entry);
        }
        return total;
    }

    /** The number at a place, from 0, of all that came, in ascending order. */
    static int valueAt(long[] list, long place) {
        int entry = 0;
        for (long before = count(list[0]); before <= place; before += count(list[entry])) {
            entry++;
        }
        return value(list[entry]);
    }
}
