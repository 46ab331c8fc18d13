package io.growth4j.features.analytics;

/**
 * Each user's cohort and last active period, as long as periods follow each other, and how many users were active at each
 * age. Periods count from 1, or from 0 for all that is before the range, where that matters.
 */
final class CohortRows extends UserRows {
    private static final int LAST_SHIFT = 32;

    private final Periods periods;
    private final PeriodCursor cursor;
    private final int firstPeriod;
    private final int cohortCount;
    private final int width;

    /** By cohort and age; the first and the last cohort and the last age are those that are not asked for. */
    private final int[] counts;

    private int period;
    private int latestPeriod;
    private boolean isOrdered = true;

    CohortRows(Retention question, Periods periods) {
        super(1);
        this.periods = periods;
        this.cursor = new PeriodCursor(periods);
        this.firstPeriod = 1 + RetentionCounting.low(question);
        this.cohortCount = question.cohortCount();
        this.width = question.maxAge() + 2;
        this.counts = new int[Math.multiplyExact(cohortCount + 2, width)];
    }

    /** Whether no period came after a later one. */
    boolean isOrdered() {
        return isOrdered;
    }

    void add(EventRows rows, boolean[] kept) {
        makeRoom();
        long[] times = rows.times;
        long[] users = rows.users;
        int[] types = rows.types;
        int size = rows.size;
        for (int row = 0; row < size; row++) {
            if (!cursor.holds(times[row])) {
                moveTo(times[row]);
            }
            if (period >= firstPeriod && kept[types[row]]) {
                set(users[row], period);
            }
        }
    }

    private void moveTo(long millis) {
        int position = cursor.moveTo(millis);
        period = position == periods.count() ? -1 : position + 1;
        isOrdered &= period < firstPeriod || period >= latestPeriod;
        latestPeriod = Math.max(latestPeriod, period);
    }

    /** Without branches, for whether a user was active already is hard to guess. */
    @Override
    void put(long[] words, int at, int now) {
        long word = words[at];
        int cohort = word == 1 ? now : (int) word >>> 1;
        int isNew = (int) (word >>> LAST_SHIFT) <= now ? 1 : 0;
        words[at] = (now + 1L) << LAST_SHIFT | (long) cohort << 1 | 1;
        counts[Math.min(cohort, cohortCount + 1) * width + Math.min(now - cohort, width - 1)] += isNew;
    }

    /** Adds all users of the cohorts asked for. */
    void addTo(RetentionCells cells) {
        drainAll();
        for (int cohort = 0; cohort < cohortCount; cohort++) {
            cells.addActive(cohort, counts, (cohort + 1) * width);
        }
    }
}
