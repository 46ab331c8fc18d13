package io.growth4j.features.internal.kernel;

import java.time.ZoneId;

/** Days and hours of some events, computed once per partition when they are asked for. */
final class CalendarColumns {
    private final LocalClock clock;
    private int[] days = {};
    private int[] weekHours = {};
    private boolean hasDays;
    private boolean hasWeekHours;

    CalendarColumns(ZoneId zone) {
        this.clock = new LocalClock(zone);
    }

    void forget() {
        hasDays = false;
        hasWeekHours = false;
    }

    int[] days(long[] times, int count) {
        if (!hasDays) {
            days = days.length < count ? new int[count + (count >> 2)] : days;
            clock.days(times, days, count);
            hasDays = true;
        }
        return days;
    }

    int[] weekHours(long[] times, int count) {
        if (!hasWeekHours) {
            weekHours = weekHours.length < count ? new int[count + (count >> 2)] : weekHours;
            clock.weekHours(times, weekHours, count);
            hasWeekHours = true;
        }
        return weekHours;
    }
}
