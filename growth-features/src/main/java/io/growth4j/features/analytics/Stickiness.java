package io.growth4j.features.analytics;

import io.growth4j.definition.Definition;
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
        implements Definition {
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
     * Answers the question.
     *
     * @param histories the events
     * @param asOf only events before this instant count
     * @return the curve; O(events)
     */
    public StickinessCurve compute(UserHistories histories, Instant asOf) {
        Periods periods = Periods.from(calendar, granularity, from, periodCount);
        boolean[] mask = active.mask(histories.types());
        long[] users = new long[periodCount + 1];
        long[] actives = new long[periodCount];
        for (int user = 0; user < histories.users().size(); user++) {
            int end = histories.end(user, asOf.toEpochMilli());
            users[count(histories, histories.start(user), end, periods, mask, actives)]++;
        }
        return new StickinessCurve(
                this, asOf, periods.isComplete(periodCount - 1, asOf.toEpochMilli()), users, actives);
    }

    /** Adds a user to each period with a selected event; returns how many there are. */
    static int count(UserHistories histories, int from, int to, Periods periods, boolean[] mask, long[] actives) {
        int count = 0;
        long next = periods.start(0);
        for (int i = from; i < to; i++) {
            long packed = histories.packed(i);
            if (UserHistories.millis(packed) < next || !mask[UserHistories.type(packed)]) {
                continue;
            }
            int position = periods.of(UserHistories.millis(packed));
            if (position == actives.length) {
                return count;
            }
            actives[position]++;
            count++;
            next = periods.start(position + 1);
        }
        return count;
    }
}
