package io.growth4j.segment.lifecycle;

import java.time.Duration;
import java.util.Locale;

/** Milliseconds and days. */
final class Days {
    static final double MILLIS = 86_400_000.0;

    private Days() {}

    static double of(long millis) {
        return millis / MILLIS;
    }

    static Duration duration(double days) {
        return Duration.ofMillis(Math.round(days * MILLIS));
    }

    /** Days with one decimal, or as many as a limit needs to be told from another. */
    static String text(long millis) {
        double days = of(millis);
        return days * 10 == Math.rint(days * 10)
                ? String.format(Locale.ROOT, "%.1f days", days)
                : String.format(Locale.ROOT, "%.4f days", days);
    }
}
