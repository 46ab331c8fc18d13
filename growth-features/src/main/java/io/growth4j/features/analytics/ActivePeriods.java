package io.growth4j.features.analytics;

/** The periods in which one user after the other was active, ascending; reads into one array, lent until the next read. */
final class ActivePeriods {
    private final UserHistories histories;
    private final boolean[] active;
    private final Periods periods;
    private final int[] positions;

    ActivePeriods(UserHistories histories, EventSelection active, Periods periods) {
        this.histories = histories;
        this.active = active.mask(histories.types());
        this.periods = periods;
        this.positions = new int[periods.count()];
    }

    /** Reads a user's periods inside the calendar; returns how many there are. */
    int read(int user, long asOf) {
        int count = 0;
        long next = periods.start(0);
        int end = histories.end(user, asOf);
        for (int i = histories.start(user); i < end; i++) {
            long packed = histories.packed(i);
            long millis = UserHistories.millis(packed);
            if (millis < next || !active[UserHistories.type(packed)]) {
                continue;
            }
            int position = periods.of(millis);
            if (position == periods.count()) {
                break;
            }
            positions[count++] = position;
            next = periods.start(position + 1);
        }
        return count;
    }

    int[] positions() {
        return positions;
    }

    int position(int i) {
        return positions[i];
    }
}
