package io.growth4j.features.internal.group;

import io.growth4j.features.internal.pack.TupleLayout;

/**
 * The times of a part's events in the order in which they came, partition by partition. Where they ascend, as in most logs,
 * the events of a window are the last of their partition, and where time never stands still, no user's events need to be
 * sorted: both are known here by one walk, before users are told apart.
 */
final class Arrivals {
    /** Time words, see {@link TupleLayout}. */
    private long[] words = {};

    /** Where the events of each partition end. */
    private int[] ends = {};

    private boolean ascends;
    private boolean advances;

    /** Lends the array that the next events' time words go to. */
    long[] room(int size) {
        words = words.length < size ? new long[size + (size >> 2)] : words;
        return words;
    }

    /**
     * Takes up the time words of some events.
     *
     * @param ends where the events of each partition end
     */
    void take(int[] ends) {
        this.ends = ends;
        advances = stepAtLeast(1);
        ascends = advances || stepAtLeast(0);
    }

    /** Whether, within each partition, every event comes so many milliseconds after the one before. */
    private boolean stepAtLeast(int millis) {
        int start = 0;
        for (int end : ends) {
            if (!stepAtLeast(millis, start, end)) {
                return false;
            }
            start = end;
        }
        return true;
    }

    private boolean stepAtLeast(int millis, int start, int end) {
        long[] words = this.words;
        for (int event = start + 1; event < end; event++) {
            if (words[event] >>> TupleLayout.SPARE_BITS < (words[event - 1] >>> TupleLayout.SPARE_BITS) + millis) {
                return false;
            }
        }
        return true;
    }

    /** Nothing is known of the events. */
    void forget() {
        ascends = false;
        advances = false;
    }

    /** Whether no event is earlier than the one before, in each partition. */
    boolean ascend() {
        return ascends;
    }

    /** Whether every event is later than the one before, in each partition. */
    boolean advance() {
        return advances;
    }

    /** Where the events of each partition end. */
    int[] ends() {
        return ends;
    }

    /** The first event of each partition at or after an instant, if they ascend; its end if there is none. */
    int[] firstFrom(long instant) {
        int[] first = new int[ends.length];
        for (int partition = 0; partition < ends.length; partition++) {
            first[partition] = firstFrom(instant, partition == 0 ? 0 : ends[partition - 1], ends[partition]);
        }
        return first;
    }

    private int firstFrom(long instant, int start, int end) {
        int low = start;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words[middle] >>> TupleLayout.SPARE_BITS < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
