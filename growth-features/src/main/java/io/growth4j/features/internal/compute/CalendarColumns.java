package io.growth4j.features.internal.compute;

import java.time.ZoneId;

/** Days and hours of some events, computed once per partition when they are asked for. */
final class CalendarColumns {
    private final LocalClock clock;
    private int[] hours = {};
    private int[] days = {};
    private int[] weekHours = {};
    private boolean hasHours;
    private boolean hasDays;
    private boolean hasWeekHours;

    CalendarColumns(ZoneId zone) {
        this.clock = new LocalClock(zone);
    }

    void forget() {
        hasHours = false;
        hasDays = false;
        hasWeekHours = false;
    }

    /** The one division per event by a large number; days and hours of the week follow from it. */
    private int[] hours(long[] times, int count) {
        if (!hasHours) {
            hours = ensure(hours, count);
            clock.hours(times, hours, count);
            hasHours = true;
        }
        return hours;
    }

    int[] days(long[] times, int count) {
        if (!hasDays) {
            days = ensure(days, count);
            LocalClock.days(hours(times, count), days, count);
            hasDays = true;
        }
        return days;
    }

    int[] weekHours(long[] times, int count) {
        if (!hasWeekHours) {
            weekHours = ensure(weekHours, count);
            LocalClock.weekHours(hours(times, count), weekHours, count);
            hasWeekHours = true;
        }
        return weekHours;
    }

    private static int[] ensure(int[] column, int count) {
        return column.length < count ? new int[count + (count >> 2)] : column;
    }
}
