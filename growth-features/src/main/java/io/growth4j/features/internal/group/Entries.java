package io.growth4j.features.internal.group;

import java.util.Arrays;

/** Some entries of {@link RecentEvents}. */
public final class Entries {
    int[] values = new int[64];
    int size;

    /** Takes all out. */
    public void clear() {
        size = 0;
    }

    /** Makes room for some entries. */
    void ensure(int count) {
        values = values.length < count ? new int[count + (count >> 2)] : values;
    }

    /** Takes up an entry. */
    public void add(int entry) {
        values = size == values.length ? Arrays.copyOf(values, 2 * size) : values;
        values[size++] = entry;
    }
}
