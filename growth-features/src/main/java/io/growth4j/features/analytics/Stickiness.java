package io.growth4j.features.analytics;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * The question of stickiness: on how many of the periods of a window was each user active? Over 28 days this is the
 * power-user curve L28 (Andreessen Horowitz 2018), over 7 days L7.
 *
 * @param calendar zone and start of the week
 * @param granularity the length of a period
 * @param active what makes a user active
 * @param from an instant in the first period
 * @param periodCount how many consecutive periods the window has, at least 1
 */
public record Stickiness(
        PeriodCalendar calendar, Granularity granularity, EventSelection active, Instant from, int periodCount)
        implements HistoryQuestion<StickinessCurve> {
    public Stickiness {
        if (periodCount < 1) {
            throw new IllegalArgumentException("periodCount " + periodCount + " is below 1");
        }
    }

    /**
     * The power-user curve over the last 28 full days.
     *
     * @param calendar the zone
     * @param active what makes a user active
     * @param asOf the end: the window holds the 28 days before the day of this instant
     * @return the question
     */
    public static Stickiness l28(PeriodCalendar calendar, EventSelection active, Instant asOf) {
        ZonedDateTime today = asOf.atZone(calendar.zone());
        Instant from =
                today.toLocalDate().minusDays(28).atStartOfDay(calendar.zone()).toInstant();
        return new Stickiness(calendar, Granularity.DAY, active, from, 28);
    }

    /**
     * Answers the question from histories.
     *
     * @param histories the events
     * @param asOf only events before this instant count
     * @return the curve; O(events)
     */
    @Override
    public StickinessCurve compute(UserHistories histories, Instant asOf) {
        Periods periods = periods();
        ActivePeriods activePeriods = new ActivePeriods(histories, active, periods);
        StickinessCount count = new StickinessCount(this, periods);
        for (int user = 0; user < histories.users().size(); user++) {
            int size = activePeriods.read(user, asOf.toEpochMilli());
            count.add(activePeriods.positions(), size);
        }
        return count.curve(asOf);
    }

    @Override
    public Tally<StickinessCurve> tally(Instant end) {
        boolean isCompact = periodCount < ActivityCounting.MOST_BITS;
        return new Tally<>(
                this, isCompact ? StickinessCounting.of(this) : new HistoryCounting<>(this::compute, active), end);
    }

    Periods periods() {
        return Periods.from(calendar, granularity, from, periodCount);
    }
}
