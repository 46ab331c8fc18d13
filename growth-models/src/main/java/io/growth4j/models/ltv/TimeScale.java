package io.growth4j.models.ltv;

import java.time.Duration;

/**
 * The unit in which recency, age and horizons are measured. A model keeps its unit, so that days never meet weeks.
 *
 * <p>All units are fixed lengths of time, not calendar periods: a month is a twelfth of a year of 365.25 days.
 */
public enum TimeScale {
    /** Sixty minutes. */
    HOUR(3_600_000L),
    /** Twenty-four hours. */
    DAY(86_400_000L),
    /** Seven days. */
    WEEK(7 * 86_400_000L),
    /** A twelfth of a year: 30.4375 days. */
    MONTH(2_629_800_000L),
    /** 365.25 days. */
    YEAR(31_557_600_000L);

    private final long millis;

    TimeScale(long millis) {
        this.millis = millis;
    }

    /**
     * The unit's length.
     *
     * @return milliseconds
     */
    public long millis() {
        return millis;
    }

    /**
     * A duration in this unit.
     *
     * @param duration any duration
     * @return how many units it is, with fractions
     */
    public double of(Duration duration) {
        return (double) duration.toMillis() / millis;
    }

    /**
     * A length of time of another unit in this unit.
     *
     * @param length how many of the other unit
     * @param other the other unit
     * @return how many of this unit
     */
    public double of(double length, TimeScale other) {
        return length * other.millis / millis;
    }
}
