package io.growth4j.stat;

import java.util.Arrays;

/** How unequally a total is spread over its members. */
public final class Concentration {
    private Concentration() {}

    /**
     * The Gini coefficient of a whole population (Gini 1912; in the form of Sen, On Economic Inequality, 1973): with
     * ascending values, {@code Σ(2i − n − 1)·xᵢ / (n·Σxᵢ)}.
     *
     * @param values what each member has, at least one, none negative or NaN; not changed
     * @return 0 if all have the same, (n − 1)/n if one has everything; NaN if the total is 0. O(n log n)
     * @throws IllegalArgumentException if there is no value, or one is negative or not finite
     */
    public static double gini(double[] values) {
        double[] sorted = sorted(values);
        double weighted = 0;
        double total = 0;
        for (int i = 0; i < sorted.length; i++) {
            weighted += (2.0 * i + 1 - sorted.length) * sorted[i];
            total += sorted[i];
        }
        return total == 0 ? Double.NaN : weighted / (sorted.length * total);
    }

    /**
     * The part of the total that the top members hold.
     *
     * @param values what each member has, at least one, none negative or NaN; not changed
     * @param top the share of members that counts as top, above 0 and at most 1; a part of a member counts as a whole
     * @return 0 to 1; NaN if the total is 0. O(n log n)
     * @throws IllegalArgumentException if there is no value, one is negative or not finite, or {@code top} is out of
     *     range
     */
    public static double topShare(double[] values, double top) {
        if (!(top > 0 && top <= 1)) {
            throw new IllegalArgumentException("top share " + top + " is not above 0 and at most 1");
        }
        double[] sorted = sorted(values);
        int members = (int) Math.min(sorted.length, Math.ceil(top * sorted.length - 1e-9));
        double head = 0;
        double total = 0;
        for (int i = 0; i < sorted.length; i++) {
            total += sorted[i];
            head += i >= sorted.length - members ? sorted[i] : 0;
        }
        return total == 0 ? Double.NaN : head / total;
    }

    private static double[] sorted(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a concentration needs at least one value, there is none");
        }
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "value " + values[i] + " at position " + i + " is not a number from 0 up");
            }
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
