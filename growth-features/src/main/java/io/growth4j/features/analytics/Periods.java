package io.growth4j.features.analytics;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;

/**
 * A run of calendar periods with their starts looked up once, so that the period of an instant takes a multiplication and
 * a step or two. Positions count from 0 at the first period.
 */
final class Periods {
    private static final int MAX = 2_000_000;

    private final PeriodCalendar calendar;
    private final Granularity granularity;
    private final long first;
    private final long[] starts;
    private final double perMilli;

    private Periods(PeriodCalendar calendar, Granularity granularity, long first, int count) {
        this.calendar = calendar;
        this.granularity = granularity;
        this.first = first;
        this.starts = new long[count + 1];
        for (int i = 0; i <= count; i++) {
            starts[i] = calendar.start(granularity, first + i);
        }
        this.perMilli = count == 0 ? 0 : (double) count / (starts[count] - starts[0]);
    }

    /** The periods from the one that holds an instant. */
    static Periods from(PeriodCalendar calendar, Granularity granularity, Instant from, int count) {
        return of(calendar, granularity, calendar.index(granularity, from.toEpochMilli()), count);
    }

    static Periods of(PeriodCalendar calendar, Granularity granularity, long first, int count) {
        if (count < 0 || count > MAX) {
            throw new IllegalArgumentException(count + " periods of a " + granularity + " are outside 0 to " + MAX);
        }
        return new Periods(calendar, granularity, first, count);
    }

    /** Periods from one instant to before another, the last one perhaps incomplete. */
    static Periods between(PeriodCalendar calendar, Granularity granularity, Instant from, Instant to) {
        long first = calendar.index(granularity, from.toEpochMilli());
        long end = calendar.index(granularity, to.toEpochMilli() - 1) + 1;
        return of(calendar, granularity, first, (int) Math.min(MAX + 1L, Math.max(0, end - first)));
    }

    int count() {
        return starts.length - 1;
    }

    /** The position of the period of an instant; −1 before the first, {@link #count()} after the last. */
    int of(long millis) {
        int count = starts.length - 1;
        if (millis < starts[0]) {
            return -1;
        }
        if (millis >= starts[count]) {
            return count;
        }
        int guess = Math.min(count - 1, (int) ((millis - starts[0]) * perMilli));
        while (starts[guess] > millis) {
            guess--;
        }
        while (starts[guess + 1] <= millis) {
            guess++;
        }
        return guess;
    }

    /** The start of the period at a position, which may lie outside. */
    long start(int position) {
        return position >= 0 && position < starts.length
                ? starts[position]
                : calendar.start(granularity, first + position);
    }

    boolean isComplete(int position, long asOfMillis) {
        return start(position + 1) <= asOfMillis;
    }

    Instant instant(int position) {
        return Instant.ofEpochMilli(start(position));
    }

    /** What an axis of ages measures, with its unit. */
    static String ages(Granularity granularity) {
        return "age (" + units(granularity) + ")";
    }

    static String units(Granularity granularity) {
        return granularity.name().toLowerCase(Locale.ROOT) + "s";
    }

    /** The name of the period at a position, as people in the zone write it. */
    String name(int position) {
        ZonedDateTime local = instant(position).atZone(calendar.zone());
        return switch (granularity) {
            case HOUR ->
                local.toLocalDateTime().toString()
                        + (calendar.zone() instanceof ZoneOffset
                                ? ""
                                : local.getOffset().getId());
            case DAY, WEEK -> local.toLocalDate().toString();
            case MONTH -> local.toLocalDate().toString().substring(0, 7);
            case YEAR -> Integer.toString(local.getYear());
        };
    }
}
