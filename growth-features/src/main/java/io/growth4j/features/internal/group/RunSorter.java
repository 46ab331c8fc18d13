package io.growth4j.features.internal.group;

import io.growth4j.event.Dictionary;
import org.jspecify.annotations.Nullable;

/**
 * Puts the runs of users into time order, and events of equal time into an order that their content alone decides: by
 * their columns, in the order of the columns' names. So the order in which events arrive never changes a result.
 *
 * <p>A run that is already in strict order costs one comparison per event, without a branch. Others go through a merge sort of their
 * positions, after which every column is permuted.
 */
final class RunSorter {
    private int[] breaks = {};
    private int[] order = {};
    private int[] scratch = {};
    private long[] longScratch = {};

    void sort(GroupedEvents events) {
        int found = findBreaks(events.times(), events.events());
        int[] starts = events.starts();
        int user = 0;
        for (int i = 0; i < found; i++) {
            int at = breaks[i];
            while (starts[user + 1] <= at) {
                user++;
            }
            if (at > starts[user]) {
                sortRun(events, starts[user], starts[user + 1]);
                while (i + 1 < found && breaks[i + 1] < starts[user + 1]) {
                    i++;
                }
            }
        }
    }

    /** Where time does not advance: at about half of the users' starts, and inside runs that are to be sorted. */
    private int findBreaks(long[] times, int count) {
        if (breaks.length < count) {
            breaks = new int[count + (count >> 2)];
        }
        int[] breaks = this.breaks;
        int found = 0;
        for (int i = 1; i < count; i++) {
            breaks[found] = i;
            found += times[i] <= times[i - 1] ? 1 : 0;
        }
        return found;
    }

    private void sortRun(GroupedEvents events, int start, int end) {
        int size = end - start;
        if (order.length < size) {
            order = new int[size];
            scratch = new int[size];
            longScratch = new long[size];
        }
        for (int i = 0; i < size; i++) {
            order[i] = start + i;
        }
        mergeSort(events, 0, size);
        permute(events.times(), start, size);
        for (Object column : events.columns()) {
            permuteColumn(column, start, size);
        }
    }

    private void mergeSort(GroupedEvents events, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(events, from, middle);
        mergeSort(events, middle, to);
        if (compare(events, order[middle - 1], order[middle]) <= 0) {
            return;
        }
        System.arraycopy(order, from, scratch, from, middle - from);
        int left = from;
        int right = middle;
        for (int i = from; left < middle; i++) {
            if (right < to && compare(events, order[right], scratch[left]) < 0) {
                order[i] = order[right++];
            } else {
                order[i] = scratch[left++];
            }
        }
    }

    private static int compare(GroupedEvents events, int a, int b) {
        int byTime = Long.compare(events.times()[a], events.times()[b]);
        Object[] columns = events.columns();
        for (int column = 0; byTime == 0 && column < columns.length; column++) {
            byTime = compareValues(columns[column], events.dictionary(column), a, b);
        }
        return byTime;
    }

    private static int compareValues(Object column, @Nullable Dictionary texts, int a, int b) {
        if (column instanceof long[] values) {
            return Long.compare(values[a], values[b]);
        }
        if (column instanceof double[] values) {
            return Double.compare(values[a], values[b]);
        }
        int[] codes = (int[]) column;
        if (texts == null || codes[a] < 0 || codes[b] < 0 || codes[a] == codes[b]) {
            return Integer.compare(codes[a], codes[b]);
        }
        return texts.text(codes[a]).compareTo(texts.text(codes[b]));
    }

    private void permuteColumn(Object column, int start, int size) {
        if (column instanceof long[] values) {
            permute(values, start, size);
        } else if (column instanceof double[] values) {
            for (int i = 0; i < size; i++) {
                longScratch[i] = Double.doubleToRawLongBits(values[order[i]]);
            }
            for (int i = 0; i < size; i++) {
                values[start + i] = Double.longBitsToDouble(longScratch[i]);
            }
        } else {
            int[] codes = (int[]) column;
            for (int i = 0; i < size; i++) {
                scratch[i] = codes[order[i]];
            }
            System.arraycopy(scratch, 0, codes, start, size);
        }
    }

    private void permute(long[] values, int start, int size) {
        for (int i = 0; i < size; i++) {
            longScratch[i] = values[order[i]];
        }
        System.arraycopy(longScratch, 0, values, start, size);
    }
}
