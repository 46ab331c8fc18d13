package io.growth4j.features.analytics;

import io.growth4j.definition.Granularity;
import java.time.Instant;
import java.util.Arrays;

/** One count of retention: walks over the events of each user once, on plain arrays. */
final class RetentionCount {
    private static final long DAY_MILLIS = 86_400_000L;

    private final Retention question;
    private final UserHistories histories;
    private final long asOf;
    private final Periods periods;
    private final boolean[] starts;
    private final boolean[] returns;
    private final boolean rolling;
    private final boolean unbounded;
    private final long rollingMillis;
    private final RetentionCells cells;

    /** The cohorts of the current user and, for each, the first start event in it. */
    private final int[] cohorts;

    private final long[] startMillis;
    private final int maxAge;
    private int cohortsOfUser;

    /** The periods in which the current user returned, ascending. */
    private int[] returned = new int[64];

    private int returnedSize;

    RetentionCount(Retention question, UserHistories histories, long asOf) {
        this.question = question;
        this.histories = histories;
        this.asOf = asOf;
        this.periods = Periods.between(
                question.calendar(), question.granularity(), question.from(), Instant.ofEpochMilli(asOf));
        this.starts = question.starting().mask(histories.types());
        this.returns = question.returning().mask(histories.types());
        this.rolling = question.days() == DayDefinition.ROLLING_24H;
        this.unbounded = question.kind() == ReturnKind.ON_OR_AFTER;
        this.rollingMillis = question.granularity() == Granularity.WEEK ? 7 * DAY_MILLIS : DAY_MILLIS;
        this.cells = new RetentionCells(question);
        this.maxAge = question.maxAge();
        this.cohorts = new int[question.cohortCount()];
        this.startMillis = new long[question.cohortCount()];
    }

    RetentionMatrix run() {
        if (periods.count() > 0) {
            for (int user = 0; user < histories.users().size(); user++) {
                count(histories.start(user), histories.end(user, asOf));
            }
        }
        return new RetentionMatrix(question, asOf, periods, cells.sizes, cells.counts);
    }

    private void count(int from, int to) {
        findCohorts(from, to);
        if (cohortsOfUser == 0) {
            return;
        }
        if (!rolling) {
            findReturns(from, to);
        }
        for (int i = 0; i < cohortsOfUser; i++) {
            if (rolling) {
                countRolling(cohorts[i], startMillis[i], from, to);
            } else {
                cells.add(cohorts[i], returned, returnedSize);
            }
        }
    }

    private void findCohorts(int from, int to) {
        cohortsOfUser = 0;
        boolean everySeen = question.cohorts() == CohortKind.RECURRING;
        boolean beforeCounts = question.cohorts() == CohortKind.FIRST_EVER;
        int last = -1;
        for (int i = from; i < to; i++) {
            long packed = histories.packed(i);
            if (!starts[UserHistories.type(packed)]) {
                continue;
            }
            int position = periods.of(UserHistories.millis(packed));
            if (position >= cohorts.length || (position < 0 && beforeCounts)) {
                return;
            }
            if (position > last) {
                cohorts[cohortsOfUser] = position;
                startMillis[cohortsOfUser++] = UserHistories.millis(packed);
                last = position;
                if (!everySeen) {
                    return;
                }
            }
        }
    }

    private void findReturns(int from, int to) {
        returnedSize = 0;
        int position = -1;
        int occurrences = 0;
        long end = periods.start(0);
        long tooLate = unbounded ? Long.MAX_VALUE : periods.start(cohorts[cohortsOfUser - 1] + maxAge + 1);
        for (int i = from; i < to; i++) {
            long packed = histories.packed(i);
            long millis = UserHistories.millis(packed);
            if (millis >= tooLate) {
                return;
            }
            if (!returns[UserHistories.type(packed)]) {
                continue;
            }
            if (millis >= end) {
                position = periods.of(millis);
                end = periods.start(position + 1);
                occurrences = 0;
            }
            if (position >= 0 && ++occurrences == question.minOccurrences()) {
                addReturn(position);
            }
        }
    }

    private void addReturn(int position) {
        if (returnedSize == returned.length) {
            returned = Arrays.copyOf(returned, returnedSize * 2);
        }
        returned[returnedSize++] = position;
    }

    private void countRolling(int cohort, long start, int from, int to) {
        cells.start(cohort);
        long age = -1;
        long lastReturn = -1;
        int occurrences = 0;
        for (int i = from; i < to; i++) {
            long packed = histories.packed(i);
            long since = UserHistories.millis(packed) - start;
            if (since < 0 || !returns[UserHistories.type(packed)]) {
                continue;
            }
            occurrences = since / rollingMillis == age ? occurrences + 1 : 1;
            age = since / rollingMillis;
            if (occurrences == question.minOccurrences() && age > 0) {
                lastReturn = age;
                if (!unbounded) {
                    cells.returned(cohort, age);
                }
            }
        }
        if (unbounded) {
            cells.reached(cohort, lastReturn);
        }
    }
}
