package io.growth4j.loyalty.badge;

import io.growth4j.definition.Definition;
import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import java.time.Duration;
import java.time.Instant;

/** How time is cut into periods for badges. Immutable and thread-safe. */
public sealed interface BadgePeriod extends Definition {
    /**
     * The period of an instant.
     *
     * @param at the instant
     * @return its number; consecutive periods have consecutive numbers
     */
    long index(Instant at);

    /**
     * The start of a period.
     *
     * @param index its number
     * @return its first instant
     */
    Instant start(long index);

    /**
     * Calendar periods in the users' zone: days are calendar days, also where the clock changes.
     *
     * @param granularity how long
     * @param calendar the zone and the first day of a week
     */
    record Calendar(Granularity granularity, PeriodCalendar calendar) implements BadgePeriod {
        @Override
        public long index(Instant at) {
            return calendar.index(granularity, at.toEpochMilli());
        }

        @Override
        public Instant start(long index) {
            return Instant.ofEpochMilli(calendar.start(granularity, index));
        }
    }

    /**
     * Windows of a fixed length, one of which starts at 1970-01-01T00:00Z.
     *
     * @param length how long, at least a millisecond
     */
    record Fixed(Duration length) implements BadgePeriod {
        public Fixed {
            if (length.toMillis() < 1) {
                throw new IllegalArgumentException("length " + length + " is not at least a millisecond");
            }
        }

        @Override
        public long index(Instant at) {
            return Math.floorDiv(at.toEpochMilli(), length.toMillis());
        }

        @Override
        public Instant start(long index) {
            return Instant.ofEpochMilli(Math.multiplyExact(index, length.toMillis()));
        }
    }
}
