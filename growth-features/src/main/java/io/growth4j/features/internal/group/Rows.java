package io.growth4j.features.internal.group;

import io.growth4j.features.window.Window;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Which part of which user's events each row of the result looks at. Rows of one user lie side by side by ascending
 * instant.
 */
public final class Rows {
    private int count;
    private int[] users = new int[512];
    private int[] starts = new int[512];
    private int[] ends = new int[512];
    private long[] instants = new long[512];
    /** Whether all rows are of one instant, and each looks at its user's events where they lie. */
    private boolean areAlike;

    private int[] byUser = {};

    /** One row per user and instant before which an event of the user is known; cost is linear in users and instants. */
    public void at(GroupedEvents events, long[] ascending) {
        count = 0;
        areAlike = ascending.length == 1;
        for (int user = 0; user < events.users(); user++) {
            int end = events.starts()[user];
            for (long instant : ascending) {
                end = cut(events.times(), end, events.starts()[user + 1], instant);
                add(events, user, end, instant);
                if (starts[count - 1] == ends[count - 1]) {
                    count--;
                }
            }
        }
    }

    /** The rows of another, each at a later instant. */
    public void later(GroupedEvents events, Rows rows, long millis) {
        count = 0;
        areAlike = rows.areAlike;
        for (int row = 0; row < rows.count; row++) {
            int user = rows.users[row];
            long instant = rows.instants[row] + millis;
            int end = cut(events.times(), events.starts()[user], events.starts()[user + 1], instant);
            add(events, user, end, instant);
        }
    }

    /** One row for the only user, also where no event is known. */
    public void single(GroupedEvents events, long instant) {
        count = 0;
        int end = cut(events.times(), 0, events.events(), instant);
        add(events, 0, end, instant);
    }

    /** One row per user with its events up to the first that was not known before an instant. */
    public void before(GroupedEvents events, long known) {
        count = 0;
        for (int user = 0; user < events.users(); user++) {
            int start = events.starts()[user];
            add(user, start, events.firstKnownLater(start, events.starts()[user + 1], known), known);
        }
    }

    /** One row per user that has a past, or of whom an event before an instant is known. */
    public void at(GroupedEvents events, BitSet hasPast, long instant) {
        count = 0;
        for (int user = 0; user < events.users(); user++) {
            int start = events.starts()[user];
            add(events, user, cut(events.times(), start, events.starts()[user + 1], instant), instant);
            if (starts[count - 1] == ends[count - 1] && !hasPast.get(user)) {
                count--;
            }
        }
    }

    /**
     * Where, among the events of each row, those of a window start, if all users' can be told at once.
     *
     * @param target takes a place for each row
     * @return whether they could
     */
    public boolean startsFrom(GroupedEvents events, Window window, int[] target) {
        if (!areAlike || count == 0) {
            return false;
        }
        boolean isEveryUser = count == events.users();
        byUser = isEveryUser || byUser.length >= events.users() ? byUser : new int[events.users() * 5 / 4];
        if (!events.startsFrom(window.startMillis(instants[0]), isEveryUser ? target : byUser)) {
            return false;
        }
        for (int row = 0; row < count && !isEveryUser; row++) {
            target[row] = byUser[users[row]];
        }
        return true;
    }

    /** How many rows there are; the arrays below hold as many, or more. */
    public int count() {
        return count;
    }

    public int[] users() {
        return users;
    }

    /** Where the events that each row looks at start. */
    public int[] starts() {
        return starts;
    }

    public int[] ends() {
        return ends;
    }

    public long[] instants() {
        return instants;
    }

    private static int cut(long[] times, int from, int to, long instant) {
        if (to > from && times[to - 1] < instant) {
            return to;
        }
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void add(GroupedEvents events, int user, int end, long instant) {
        int start = events.starts()[user];
        boolean isLate = events.firstKnownLater(start, end, instant) < end;
        areAlike &= !isLate;
        int from = isLate ? events.copyKnown(start, end, instant) : start;
        add(user, from, isLate ? events.events() : end, instant);
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
