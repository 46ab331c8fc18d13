package io.growth4j.loyalty.points;

import io.growth4j.definition.Definition;
import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import java.time.Instant;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** When points expire that are earned now. Immutable and thread-safe. */
public sealed interface ExpiryPolicy extends Definition {
    /**
     * The expiry of points.
     *
     * @param earnedAt when they are earned
     * @param calendar the calendar of the programme
     * @return an instant after {@code earnedAt}, or null for never
     */
    @Nullable
    Instant expiresAt(Instant earnedAt, PeriodCalendar calendar);

    /** Points never expire. */
    record Never() implements ExpiryPolicy {
        @Override
        public @Nullable Instant expiresAt(Instant earnedAt, PeriodCalendar calendar) {
            return null;
        }
    }

    /**
     * Some time after they were earned, at the same time of day in the programme's zone, then rounded to the border of a
     * calendar period.
     *
     * @param period how long they live, above zero
     * @param rounding which border
     * @param unit the period whose border is meant; without rounding it has no effect
     */
    record After(Period period, Rounding rounding, Granularity unit) implements ExpiryPolicy {
        public After {
            if (period.isZero() || period.isNegative()) {
                throw new IllegalArgumentException("period " + period + " is not above zero");
            }
        }

        /**
         * Some time after they were earned, to the second.
         *
         * @param period how long they live, above zero
         * @return the policy
         */
        public static After of(Period period) {
            return new After(period, Rounding.NONE, Granularity.DAY);
        }

        @Override
        public Instant expiresAt(Instant earnedAt, PeriodCalendar calendar) {
            Instant exact = earnedAt.atZone(calendar.zone()).plus(period).toInstant();
            if (rounding == Rounding.NONE) {
                return exact;
            }
            long index = calendar.index(unit, exact.toEpochMilli());
            Instant border = start(calendar, unit, index);
            Instant rounded =
                    rounding == Rounding.UP && border.isBefore(exact) ? start(calendar, unit, index + 1) : border;
            // Rounding down must not let points expire before they are earned.
            return rounded.isAfter(earnedAt) ? rounded : exact;
        }
    }

    /** To which border of a calendar period an expiry is moved. */
    enum Rounding {
        /** It stays. */
        NONE,
        /** To the start of its period. */
        DOWN,
        /** To the start of the next period, unless it is a border already. */
        UP
    }

    /**
     * At the end of a calendar period: points earned in 2018 with the unit YEAR and one period expire at 2019-01-01T00:00.
     *
     * @param unit the period
     * @param periods at the end of which: 1 for the one in which they were earned, 2 for the next
     */
    record EndOf(Granularity unit, int periods) implements ExpiryPolicy {
        public EndOf {
            if (periods < 1) {
                throw new IllegalArgumentException("periods " + periods + " is not at least 1");
            }
        }

        @Override
        public Instant expiresAt(Instant earnedAt, PeriodCalendar calendar) {
            return start(calendar, unit, calendar.index(unit, earnedAt.toEpochMilli()) + periods);
        }
    }

    /**
     * Some days after the last activity: tell the ledger a {@link PointsOperation.Extend} with this expiry on activity.
     *
     * @param days days without activity, at least 1
     */
    record Inactivity(int days) implements ExpiryPolicy {
        public Inactivity {
            if (days < 1) {
                throw new IllegalArgumentException("days " + days + " is not at least 1");
            }
        }

        @Override
        public Instant expiresAt(Instant earnedAt, PeriodCalendar calendar) {
            return earnedAt.atZone(calendar.zone()).plusDays(days).toInstant();
        }
    }

    private static Instant start(PeriodCalendar calendar, Granularity unit, long index) {
        return Instant.ofEpochMilli(calendar.start(unit, index));
    }
}
