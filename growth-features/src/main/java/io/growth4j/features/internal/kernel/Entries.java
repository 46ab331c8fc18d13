package io.growth4j.features.internal.kernel;

import java.util.Arrays;

/** Some entries of {@link RecentEvents}. */
final class Entries {
    int[] values = new int[64];
    int size;

    void clear() {
        size = 0;
    }

    void add(int entry) {
        values = size == values.length ? Arrays.copyOf(values, 2 * size) : values;
        values[size++] = entry;
    }
}
