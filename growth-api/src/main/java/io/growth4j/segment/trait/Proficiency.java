package io.growth4j.segment.trait;

import io.growth4j.definition.Definition;
import io.growth4j.stat.Quantiles;
import java.util.Arrays;

/** How much of the product a user masters: the third of the population by distinct functions used per active day. */
public enum Proficiency {
    /** In the lowest third. */
    LOW,
    /** In the middle third. */
    MEDIUM,
    /** In the highest third. */
    HIGH,
    /** Never active. */
    UNKNOWN;

    /**
     * Draws the lines between the thirds, at the type-7 quantiles.
     *
     * @param functionsPerActiveDay one per user with an active day, at least one, all finite
     * @return the lines; O(n log n)
     * @throws IllegalArgumentException if there is no value, or one is not finite
     */
    public static Thirds fit(double[] functionsPerActiveDay) {
        double[] sorted = functionsPerActiveDay.clone();
        Arrays.sort(sorted);
        return new Thirds(Quantiles.of(sorted, 1 / 3.0), Quantiles.of(sorted, 2 / 3.0));
    }

    /**
     * The lines between the thirds; a value on a line belongs below it, so that where all are equal nobody is better.
     *
     * @param lower the highest value of the lowest third, finite
     * @param upper the highest value of the middle third, finite
     */
    public record Thirds(double lower, double upper) implements Definition {
        public Thirds {
            if (!(Double.isFinite(lower) && Double.isFinite(upper) && lower <= upper)) {
                throw new IllegalArgumentException(
                        "lines " + lower + " and " + upper + " are not finite and ascending");
            }
        }

        /**
         * The third of a user.
         *
         * @param distinctFunctions how many functions the user used, summed over active days
         * @param activeDays on how many days the user was active
         * @return the third; {@link Proficiency#UNKNOWN} without an active day
         */
        public Proficiency of(long distinctFunctions, long activeDays) {
            if (activeDays <= 0) {
                return UNKNOWN;
            }
            double perDay = (double) distinctFunctions / activeDays;
            return perDay > upper ? HIGH : perDay > lower ? MEDIUM : LOW;
        }
    }
}
