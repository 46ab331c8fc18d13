package io.growth4j.features.analytics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Some events as plain arrays, lent until the next: users of one kind, times, codes of types, amounts where known. */
final class EventRows {
    long[] users = {};
    long[] times = {};
    int[] types = {};
    long @Nullable [] amounts;
    int size;

    void clear(boolean hasAmounts) {
        size = 0;
        amounts = hasAmounts ? new long[users.length] : null;
    }

    void append(long user, long millis, int type, long amount) {
        if (size == users.length) {
            int capacity = Math.max(16, 2 * size);
            users = Arrays.copyOf(users, capacity);
            times = Arrays.copyOf(times, capacity);
            types = Arrays.copyOf(types, capacity);
            amounts = amounts == null ? null : Arrays.copyOf(amounts, capacity);
        }
        users[size] = user;
        times[size] = millis;
        types[size] = type;
        if (amounts != null) {
            amounts[size] = amount;
        }
        size++;
    }
}
