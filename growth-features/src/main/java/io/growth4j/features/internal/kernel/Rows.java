package io.growth4j.features.internal.kernel;

import java.util.Arrays;

/**
 * Which part of which user's events each row of the result looks at. Rows of one user lie side by side by ascending
 * instant.
 */
final class Rows {
    int count;
    int[] users = new int[512];
    int[] starts = new int[512];
    int[] ends = new int[512];
    long[] instants = new long[512];

    /** One row per user and instant before which the user has an event; cost is linear in events and rows. */
    void at(GroupedEvents events, long[] ascending) {
        count = 0;
        long[] times = events.times();
        int[] runs = events.starts();
        for (int user = 0; user < events.users(); user++) {
            int end = runs[user];
            for (long instant : ascending) {
                end = cut(times, end, runs[user + 1], instant);
                if (end > runs[user]) {
                    add(user, runs[user], end, instant);
                }
            }
        }
    }

    /** The rows of another, each at a later instant. */
    void later(GroupedEvents events, Rows rows, long millis) {
        count = 0;
        for (int row = 0; row < rows.count; row++) {
            int user = rows.users[row];
            long instant = rows.instants[row] + millis;
            int end = cut(events.times(), rows.ends[row], events.starts()[user + 1], instant);
            add(user, rows.starts[row], end, instant);
        }
    }

    private static int cut(long[] times, int from, int to, long instant) {
        if (to > from && times[to - 1] < instant) {
            return to;
        }
        int end = from;
        while (end < to && times[end] < instant) {
            end++;
        }
        return end;
    }

    private void add(int user, int start, int end, long instant) {
        if (count == users.length) {
            users = Arrays.copyOf(users, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            instants = Arrays.copyOf(instants, 2 * count);
        }
        users[count] = user;
        starts[count] = start;
        ends[count] = end;
        instants[count++] = instant;
    }
}
