package io.growth4j.definition;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Calendar periods in a zone: which period an instant falls in, and when a period starts.
 *
 * <p>Periods are numbered without gaps, so the next period is the index plus one. Days are the calendar days of the
 * zone, also where a clock change makes them 23 or 25 hours long. Immutable and thread-safe; every call is O(1).
 *
 * @param zone the zone whose calendar counts
 * @param weekStart the first day of a week
 */
public record PeriodCalendar(ZoneId zone, DayOfWeek weekStart) implements Definition {
    private static final long HOUR_MILLIS = 3_600_000L;

    /**
     * The calendar of a zone with weeks from Monday (ISO 8601).
     *
     * @param zone the zone
     * @return its calendar
     */
    public static PeriodCalendar of(ZoneId zone) {
        return new PeriodCalendar(zone, DayOfWeek.MONDAY);
    }

    /**
     * The calendar day of an instant.
     *
     * @param epochMillis the instant in milliseconds since 1970-01-01T00:00Z
     * @return days since 1970-01-01 in this zone
     */
    public long day(long epochMillis) {
        return Math.floorDiv(epochMillis + offsetMillis(epochMillis), 86_400_000L);
    }

    /**
     * The period that an instant falls in.
     *
     * @param granularity the length of the period
     * @param epochMillis the instant in milliseconds since 1970-01-01T00:00Z
     * @return the period's index; consecutive periods have consecutive indices
     */
    public long index(Granularity granularity, long epochMillis) {
        return switch (granularity) {
            case HOUR -> Math.floorDiv(epochMillis + partOfHour(epochMillis), HOUR_MILLIS);
            case DAY -> day(epochMillis);
            case WEEK -> week(day(epochMillis));
            case MONTH -> {
                LocalDate date = LocalDate.ofEpochDay(day(epochMillis));
                yield date.getYear() * 12L + date.getMonthValue() - 1;
            }
            case YEAR -> LocalDate.ofEpochDay(day(epochMillis)).getYear();
        };
    }

    /**
     * The instant at which a period starts.
     *
     * @param granularity the length of the period
     * @param index the period's index
     * @return milliseconds since 1970-01-01T00:00Z, inclusive
     */
    public long start(Granularity granularity, long index) {
        return switch (granularity) {
            case HOUR -> startOfHour(index);
            case DAY -> startOf(LocalDate.ofEpochDay(index));
            case WEEK -> startOf(LocalDate.ofEpochDay(firstDayOfWeek(index)));
            case MONTH ->
                startOf(LocalDate.of(
                        Math.toIntExact(Math.floorDiv(index, 12L)), (int) Math.floorMod(index, 12L) + 1, 1));
            case YEAR -> startOf(LocalDate.of(Math.toIntExact(index), 1, 1));
        };
    }

    /** Where a clock change of half an hour falls inside an hour, that hour starts at the change. */
    private long startOfHour(long index) {
        long start = index * HOUR_MILLIS - partOfHour(index * HOUR_MILLIS);
        return index(Granularity.HOUR, start) == index
                ? start
                : zone.getRules()
                        .nextTransition(Instant.ofEpochMilli(start))
                        .getInstant()
                        .toEpochMilli();
    }

    private long startOf(LocalDate date) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** 1970-01-01 was a Thursday: with weeks from Thursday, week 0 starts on day 0. */
    private long week(long day) {
        return Math.floorDiv(day + shift(), 7L);
    }

    private long firstDayOfWeek(long week) {
        return week * 7 - shift();
    }

    private int shift() {
        return Math.floorMod(DayOfWeek.THURSDAY.getValue() - weekStart.getValue(), 7);
    }

    private long partOfHour(long epochMillis) {
        return Math.floorMod(offsetMillis(epochMillis), HOUR_MILLIS);
    }

    private long offsetMillis(long epochMillis) {
        return 1000L
                * zone.getRules().getOffset(Instant.ofEpochMilli(epochMillis)).getTotalSeconds();
    }
}
