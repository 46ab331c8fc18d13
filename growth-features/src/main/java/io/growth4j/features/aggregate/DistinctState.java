package io.growth4j.features.aggregate;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of many values to tell how many different ones there were.
 *
 * <p>Few are kept as they are: a set of hashes of 64 bits. From {@code 2^precision / 8} different ones on, when that set
 * would be as large as a sketch, they go into an UltraLogLog (Ertl 2024) of {@code 2^precision} bytes. Which of the two it
 * is, and every bit of it, depends on the set of values alone: not on their order, nor on how states were merged.
 */
final class DistinctState {
    private static final int FIRST_TABLE = 16;

    private final int precision;
    /** Open addressing, at most half full; 0 is free. */
    private long[] table = new long[FIRST_TABLE];

    private int mask = FIRST_TABLE - 1;
    private int size;
    private @Nullable UltraLogLog sketch;

    DistinctState(int precision) {
        this.precision = precision;
    }

    /** The longs of a full state: a sketch has as many. */
    private int limit() {
        return 1 << (precision - 3);
    }

    void clear() {
        Arrays.fill(table, 0, mask + 1, 0);
        mask = FIRST_TABLE - 1;
        size = 0;
        sketch = null;
    }

    /** Takes a value by its hash. */
    void add(long hash) {
        // One in 2^64 hashes is 0, which marks a free place: it counts as if it were 1.
        long key = hash == 0 ? 1 : hash;
        if (sketch != null) {
            sketch.add(key);
            return;
        }
        int at = find(key);
        if (table[at] == 0) {
            table[at] = key;
            size++;
            if (size == limit()) {
                toSketch();
            } else if (2 * size > mask) {
                grow();
            }
        }
    }

    /** Where a key is, or a free place for it. */
    private int find(long key) {
        int at = (int) key & mask;
        while (table[at] != 0 && table[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] keys = keys();
        Arrays.fill(table, 0, mask + 1, 0);
        mask = 2 * mask + 1;
        table = table.length > mask ? table : new long[mask + 1];
        for (long key : keys) {
            table[find(key)] = key;
        }
    }

    private void toSketch() {
        UltraLogLog full = UltraLogLog.create(precision);
        for (long key : keys()) {
            full.add(key);
        }
        sketch = full;
    }

    private long[] keys() {
        long[] keys = new long[size];
        int count = 0;
        for (int at = 0; at <= mask; at++) {
            if (table[at] != 0) {
                keys[count++] = table[at];
            }
        }
        return keys;
    }

    /** Takes all that another state of the same precision took. */
    void add(DistinctState other) {
        if (other.sketch == null) {
            for (long key : other.keys()) {
                add(key);
            }
        } else {
            if (sketch == null) {
                toSketch();
            }
            if (sketch != null) {
                sketch.add(other.sketch);
            }
        }
    }

    /** How many different values there were: exact for few, else an estimate. */
    long count() {
        return sketch == null ? size : Math.round(sketch.getDistinctCountEstimate());
    }

    /** The state as numbers: its hashes in order, or the bytes of a sketch, of which there are more. */
    long[] toLongs() {
        if (sketch == null) {
            long[] keys = keys();
            Arrays.sort(keys);
            return keys;
        }
        long[] words = new long[limit()];
        ByteBuffer.wrap(sketch.getState()).asLongBuffer().get(words);
        return words;
    }

    /** Goes on from what {@link #toLongs} gave. */
    void load(long[] words) {
        clear();
        if (words.length == limit()) {
            ByteBuffer bytes = ByteBuffer.allocate(1 << precision);
            bytes.asLongBuffer().put(words);
            sketch = UltraLogLog.wrap(bytes.array());
        } else {
            for (long word : words) {
                add(word);
            }
        }
    }
}
