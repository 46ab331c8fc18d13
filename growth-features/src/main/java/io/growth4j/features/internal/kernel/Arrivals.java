package io.growth4j.features.internal.kernel;

/**
 * The times of a partition's events in the order in which they came. Where they ascend, as in most logs, the events of a
 * window are the last to have come, and where time never stands still, no user's events need to be sorted: both are known
 * here by one walk, before users are told apart.
 */
final class Arrivals {
    /** Time words, see {@link TupleLayout}. */
    private long[] words = {};

    private int events;
    private boolean ascends;
    private boolean advances;

    /** Lends the array that the next events' time words go to. */
    long[] room(int size) {
        words = words.length < size ? new long[size + (size >> 2)] : words;
        return words;
    }

    /** Takes up the time words of some events. */
    void take(int count) {
        events = count;
        long[] words = this.words;
        long falls = 0;
        long stops = 0;
        long before = -1;
        for (int event = 0; event < count; event++) {
            long time = words[event] >>> TupleLayout.SPARE_BITS;
            long step = time - before;
            falls |= step;
            stops |= step - 1;
            before = time;
        }
        ascends = falls >= 0;
        advances = stops >= 0;
    }

    /** Nothing is known of the events. */
    void forget() {
        ascends = false;
        advances = false;
    }

    /** Whether no event is earlier than the one before. */
    boolean ascend() {
        return ascends;
    }

    /** Whether every event is later than the one before. */
    boolean advance() {
        return advances;
    }

    /** The first event at or after an instant, if they ascend; their number if there is none. */
    int firstFrom(long instant) {
        int low = 0;
        int high = events;
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
