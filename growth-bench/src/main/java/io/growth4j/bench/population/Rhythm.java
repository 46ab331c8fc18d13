package io.growth4j.bench.population;

import java.time.Instant;
import java.util.Arrays;

/**
 * When people are awake: turns days of even activity into instants of a shop's week, and back.
 *
 * <p>Activity is even within each hour of the week, and a week holds seven days of it; so what takes a whole number of
 * weeks takes the same time by both clocks.
 */
final class Rhythm {
    private static final int HOURS = 168;
    private static final double HOUR_MILLIS = 3_600_000;

    /** From Wednesday, the weekday of 2025-01-01. */
    private static final double[] DAYS = {0.9, 0.95, 1.1, 1.25, 1.0, 0.9, 0.9};

    private static final double[] DAY_HOURS = {
        0.4, 0.2, 0.1, 0.1, 0.1, 0.2, 0.5, 0.8, 1.0, 1.1, 1.1, 1.2, 1.4, 1.3, 1.1, 1.0, 1.1, 1.3, 1.6, 1.9, 2.1, 2.0,
        1.6, 0.8
    };
    private static final double[] WEEK = week();

    private final long start;

    /** The rhythm of weeks that start at an instant, a Wednesday's midnight. */
    Rhythm(Instant start) {
        this.start = start.toEpochMilli();
    }

    /** Even days up to the start of each hour of the week. */
    private static double[] week() {
        double[] week = new double[HOURS + 1];
        for (int hour = 0; hour < HOURS; hour++) {
            week[hour + 1] = week[hour] + DAYS[hour / 24] * DAY_HOURS[hour % 24];
        }
        double scale = 7 / week[HOURS];
        for (int hour = 0; hour <= HOURS; hour++) {
            week[hour] *= scale;
        }
        return week;
    }

    /** The instant, in milliseconds, at which so many even days have passed since the start. */
    long millis(double days) {
        double weeks = Math.floor(days / 7);
        double rest = days - 7 * weeks;
        int hour = Arrays.binarySearch(WEEK, rest);
        hour = Math.min(HOURS - 1, hour >= 0 ? hour : -hour - 2);
        double part = (rest - WEEK[hour]) / (WEEK[hour + 1] - WEEK[hour]);
        return start + (long) ((weeks * HOURS + hour + part) * HOUR_MILLIS);
    }

    /** How many even days have passed from the start to an instant. */
    double days(long millis) {
        double hours = (millis - start) / HOUR_MILLIS;
        double weeks = Math.floor(hours / HOURS);
        double rest = hours - weeks * HOURS;
        int hour = Math.min(HOURS - 1, (int) rest);
        return 7 * weeks + WEEK[hour] + (rest - hour) * (WEEK[hour + 1] - WEEK[hour]);
    }
}
