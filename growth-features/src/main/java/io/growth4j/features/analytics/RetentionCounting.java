package io.growth4j.features.analytics;

import java.time.Instant;

/**
 * Counts retention in calendar periods from bits: the periods of the cohorts and of all ages, one before them, where a
 * start means that a later one is not the first ever, and one after them if returns have no bound.
 */
final class RetentionCounting extends ActivityCounting<RetentionMatrix> {
    private final Retention question;
    private final Channel starts;
    private final Channel returns;

    private RetentionCounting(Retention question, Periods periods, Channel starts, Channel returns) {
        super(periods, returns, starts);
        this.question = question;
        this.starts = starts;
        this.returns = returns;
    }

    /** Whether bits are enough to answer a question, and few enough. */
    static boolean suits(Retention question) {
        return question.days() == DayDefinition.CALENDAR
                && question.minOccurrences() == 1
                && 2L * question.cohortCount() + question.maxAge() <= MOST_BITS;
    }

    /** The periods of the cohorts and of all ages. */
    static Periods periods(Retention question) {
        int count = question.cohortCount() + question.maxAge();
        return Periods.from(question.calendar(), question.granularity(), question.from(), count);
    }

    /** The first position that matters: −1 for all that is before the range. */
    static int low(Retention question) {
        return question.cohorts() == CohortKind.FIRST_EVER ? -1 : 0;
    }

    static RetentionCounting of(Retention question) {
        Periods periods = periods(question);
        int count = periods.count();
        int high = question.kind() == ReturnKind.ON_OR_AFTER ? count : count - 1;
        int low = low(question);
        if (question.starting().equals(question.returning())) {
            Channel both = new Channel(question.starting(), low, high, 0);
            return new RetentionCounting(question, periods, both, both);
        }
        Channel returns = new Channel(question.returning(), 0, high, 0);
        Channel starts = new Channel(question.starting(), low, question.cohortCount() - 1, returns.endBit());
        return new RetentionCounting(question, periods, starts, returns);
    }

    @Override
    public RetentionMatrix answer(EventReader reader, Instant asOf) {
        RetentionCells cells = new RetentionCells(question);
        int maxAge = question.maxAge();
        int[] returned = new int[periods.count() + 1];
        if (question.cohorts() == CohortKind.RECURRING) {
            int[] started = new int[periods.count() + 1];
            forEachUser((user, words, at) -> {
                int size = returns.read(words, at, 0, returned);
                int cohorts = starts.read(words, at, 0, started);
                for (int i = 0; i < cohorts && started[i] < question.cohortCount(); i++) {
                    cells.add(started[i], returned, size);
                }
            });
        } else {
            forEachUser((user, words, at) -> {
                int cohort = starts.first(words, at, -1);
                if (cohort < 0 || cohort >= question.cohortCount()) {
                    return;
                }
                if (cells.isPlain()) {
                    cells.start(cohort);
                    returns.count(words, at, cohort + 1, cohort + maxAge, cells.counts[cohort]);
                } else {
                    cells.add(cohort, returned, returns.read(words, at, 0, returned));
                }
            });
        }
        return new RetentionMatrix(question, asOf.toEpochMilli(), periods, cells.sizes, cells.counts);
    }
}
