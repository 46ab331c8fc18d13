package io.growth4j.segment.threshold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What every strategy asks of its values. */
final class Values {
    private Values() {}

    static double[] sorted(double[] values) {
        requireFinite(values);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    static void requireFinite(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a threshold needs at least one value, there is none");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("value " + values[i] + " at position " + i + " is not finite");
            }
        }
    }

    /** Kept between the ends, so that rounding never lifts the mean of equal values above them. */
    static double mean(double[] sorted) {
        double mean = Arrays.stream(sorted).sum() / sorted.length;
        return Math.max(sorted[0], Math.min(sorted[sorted.length - 1], mean));
    }

    static List<String> warnings(double[] sorted) {
        List<String> warnings = new ArrayList<>();
        if (sorted[0] == sorted[sorted.length - 1]) {
            warnings.add("all " + sorted.length + " values are " + sorted[0] + ": nobody is below the threshold");
        }
        return warnings;
    }
}
