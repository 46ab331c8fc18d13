package io.growth4j.features.analytics;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.EventType;
import java.time.Instant;

/**
 * The question of growth accounting: where do the active users of each period come from, and where do they go?
 *
 * <p>With A the users active in a period and B those active in the one before: retained users are in both, churned in B
 * only; of the others in A, those who are new count as new and the rest as resurrected. Then {@code |A| = new + retained +
 * resurrected} and {@code |A| − |B| = new + resurrected − churned}, exactly (Social Capital 2015; PostHog's lifecycle).
 *
 * @param calendar zone and start of the week
 * @param granularity the length of a period
 * @param active what makes a user active
 * @param newDefinition when a user is new
 * @param profile the events that make a profile, for {@link NewDefinition#PROFILE_CREATED}
 * @param from an instant in the first period
 * @param periodCount how many consecutive periods, at least 1
 */
public record GrowthAccounting(
        PeriodCalendar calendar,
        Granularity granularity,
        EventSelection active,
        NewDefinition newDefinition,
        EventSelection profile,
        Instant from,
        int periodCount)
        implements HistoryQuestion<GrowthAccounts> {
    public GrowthAccounting {
        if (periodCount < 1) {
            throw new IllegalArgumentException("periodCount " + periodCount + " is below 1");
        }
    }

    /**
     * The question with new users by their first selected event.
     *
     * @param calendar zone and start of the week
     * @param granularity the length of a period
     * @param active what makes a user active
     * @param from an instant in the first period
     * @param periodCount how many consecutive periods
     * @return the definition
     */
    public static GrowthAccounting of(
            PeriodCalendar calendar, Granularity granularity, EventSelection active, Instant from, int periodCount) {
        return new GrowthAccounting(
                calendar,
                granularity,
                active,
                NewDefinition.FIRST_SELECTED_EVENT,
                EventSelection.of(EventType.REGISTER),
                from,
                periodCount);
    }

    /**
     * The same question with users new by another definition.
     *
     * @param newDefinition when a user is new
     * @return the definition
     */
    public GrowthAccounting withNew(NewDefinition newDefinition) {
        return new GrowthAccounting(calendar, granularity, active, newDefinition, profile, from, periodCount);
    }

    /**
     * Answers the question from histories.
     *
     * @param histories the events
     * @param asOf only events before this instant count
     * @return the accounts; O(events)
     */
    @Override
    public GrowthAccounts compute(UserHistories histories, Instant asOf) {
        return GrowthCount.of(this, histories, asOf);
    }

    @Override
    public Tally<GrowthAccounts> tally(Instant end) {
        boolean isCompact = 2L * periodCount < ActivityCounting.MOST_BITS;
        return new Tally<>(
                this,
                isCompact ? GrowthCounting.of(this) : new HistoryCounting<>(this::compute, active.or(makesNew())),
                end);
    }

    /** The periods asked for, after the one before them. */
    Periods periods() {
        long first = calendar.index(granularity, from.toEpochMilli());
        return Periods.of(calendar, granularity, first - 1, periodCount + 1);
    }

    /** The events of which the first one makes a user new. */
    EventSelection makesNew() {
        return switch (newDefinition) {
            case FIRST_SELECTED_EVENT, FIRST_IN_RANGE -> active;
            case FIRST_EVENT_EVER -> EventSelection.any();
            case PROFILE_CREATED -> profile;
        };
    }
}
