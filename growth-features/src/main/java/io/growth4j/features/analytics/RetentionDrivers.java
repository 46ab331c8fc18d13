package io.growth4j.features.analytics;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import java.time.Instant;

/**
 * The question of what goes with retention: which types of event, done in a user's first period, go with a return at an
 * age? Association only: whoever does more comes back more, whatever it is.
 *
 * @param calendar zone and start of the week
 * @param granularity the length of a period
 * @param starting the events that put a user into a cohort, by the first one ever
 * @param returning the return events
 * @param age the age of the return, at least 1
 * @param from an instant in the first cohort's period
 * @param cohortCount how many consecutive cohorts; those whose age is not over are left out
 */
public record RetentionDrivers(
        PeriodCalendar calendar,
        Granularity granularity,
        EventSelection starting,
        EventSelection returning,
        int age,
        Instant from,
        int cohortCount)
        implements HistoryQuestion<DriverRanking> {
    public RetentionDrivers {
        if (age < 1 || cohortCount < 1) {
            throw new IllegalArgumentException(
                    "age " + age + " and cohortCount " + cohortCount + " must both be at least 1");
        }
    }

    /**
     * Answers the question from histories.
     *
     * @param histories the events
     * @param asOf only events before this instant count
     * @return the drivers; O(events + users · types)
     */
    @Override
    public DriverRanking compute(UserHistories histories, Instant asOf) {
        return new DriverCount(this, histories, asOf.toEpochMilli()).run();
    }

    @Override
    public Tally<DriverRanking> tally(Instant end) {
        return new Tally<>(this, new HistoryCounting<>(this::compute, EventSelection.any()), end);
    }
}
