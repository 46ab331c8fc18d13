package io.growth4j.features.analytics;

import java.util.Arrays;

/** The periods in which one user after the other was active, ascending; reads into one array, lent until the next read. */
final class ActiveDays {
    private final UserHistories histories;
    private final boolean[] active;
    private final Periods days;
    private int[] positions = new int[64];

    ActiveDays(UserHistories histories, EventSelection active, Periods days) {
        this.histories = histories;
        this.active = active.mask(histories.types());
        this.days = days;
    }

    /** Reads a user's periods inside the calendar; returns how many there are. */
    int read(int user, long asOf) {
        int count = 0;
        long next = days.start(0);
        int end = histories.end(user, asOf);
        for (int i = histories.start(user); i < end; i++) {
            long packed = histories.packed(i);
            long millis = UserHistories.millis(packed);
            if (millis < next || !active[UserHistories.type(packed)]) {
                continue;
            }
            int position = days.of(millis);
            if (position == days.count()) {
                break;
            }
            if (count == positions.length) {
                positions = Arrays.copyOf(positions, count * 2);
            }
            positions[count++] = position;
            next = days.start(position + 1);
        }
        return count;
    }

    int day(int i) {
        return positions[i];
    }
}
