package io.growth4j.features.internal.compute;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Turns instants into hours by the wall clock of a zone. The offset is kept for the interval between two clock changes,
 * half a year say; events that all lie in one such interval are turned without a branch. Not thread-safe.
 */
final class LocalClock {
    private static final long HOUR = 3_600_000L;
    private static final int RECIPROCAL_SHIFT = 20;
    /** 2^84 over an hour, rounded up. */
    private static final long HOUR_RECIPROCAL = 0x4A90BE587DE6E565L;

    private static final int DAY_HOURS = 24;
    /** 1970-01-01 was a Thursday, 72 hours into a week that starts on Monday. */
    private static final int EPOCH_WEEK_HOUR = 72;

    private static final int WEEK_HOURS = 168;
    /** Added so that local times just before 1970 are not below zero, and plain division rounds down: a week. */
    private static final int HOURS_BEFORE_1970 = WEEK_HOURS;

    private final ZoneRules rules;
    private long from = 1;
    private long to;
    private long offset;

    LocalClock(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** Hours since the start of 1970 by the wall clock, plus {@link #HOURS_BEFORE_1970}. */
    void hours(long[] times, int[] hours, int count) {
        if (count > 0 && !isWithin(times[0])) {
            moveTo(times[0]);
        }
        if (areWithin(times, count)) {
            long shift = offset + HOURS_BEFORE_1970 * HOUR;
            for (int i = 0; i < count; i++) {
                hours[i] = hour(times[i] + shift);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            if (!isWithin(times[i])) {
                moveTo(times[i]);
            }
            hours[i] = hour(times[i] + offset + HOURS_BEFORE_1970 * HOUR);
        }
    }

    private boolean isWithin(long time) {
        return time >= from && time < to;
    }

    private boolean areWithin(long[] times, int count) {
        long first = from;
        long last = to - 1;
        long signs = 0;
        for (int i = 0; i < count; i++) {
            signs |= (times[i] - first) | (last - times[i]);
        }
        return signs >= 0;
    }

    /**
     * Divides by an hour: for times of this format the upper half of a product with the rounded-up reciprocal is the very
     * quotient (Granlund and Montgomery 1994), and as nothing is negative here, no sign needs care as in a plain division.
     */
    private static int hour(long millis) {
        return (int) (Math.multiplyHigh(millis, HOUR_RECIPROCAL) >>> RECIPROCAL_SHIFT);
    }

    static void days(int[] hours, int[] days, int count) {
        for (int i = 0; i < count; i++) {
            days[i] = hours[i] / DAY_HOURS - HOURS_BEFORE_1970 / DAY_HOURS;
        }
    }

    static void weekHours(int[] hours, int[] weekHours, int count) {
        for (int i = 0; i < count; i++) {
            weekHours[i] = (hours[i] + EPOCH_WEEK_HOUR) % WEEK_HOURS;
        }
    }

    private void moveTo(long time) {
        Instant instant = Instant.ofEpochMilli(time);
        offset = 1000L * rules.getOffset(instant).getTotalSeconds();
        ZoneOffsetTransition before = rules.previousTransition(instant.plusMillis(1));
        ZoneOffsetTransition after = rules.nextTransition(instant);
        from = before == null ? 0 : Math.max(0, before.getInstant().toEpochMilli());
        to = after == null ? Long.MAX_VALUE : after.getInstant().toEpochMilli();
    }
}
