package io.growth4j.segment.threshold;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Per distinct value, ascending: how many users are at or above it, and how many of them reached the goal. */
final class GoalCurve {
    private final double[] values;
    private final int[] support;
    private final int[] reached;

    private GoalCurve(double[] values, int[] support, int[] reached) {
        this.values = values;
        this.support = support;
        this.reached = reached;
    }

    static GoalCurve of(double[] values, boolean[] goals) {
        if (values.length != goals.length) {
            throw new IllegalArgumentException(values.length + " values for " + goals.length + " goals");
        }
        Values.requireFinite(values);
        double[] distinct = Arrays.stream(values).sorted().distinct().toArray();
        int[] support = new int[distinct.length];
        int[] reached = new int[distinct.length];
        for (int user = 0; user < values.length; user++) {
            int at = Arrays.binarySearch(distinct, values[user]);
            support[at]++;
            reached[at] += goals[user] ? 1 : 0;
        }
        for (int at = distinct.length - 2; at >= 0; at--) {
            support[at] += support[at + 1];
            reached[at] += reached[at + 1];
        }
        return new GoalCurve(distinct, support, reached);
    }

    OptionalInt first(double rate, int minSupport) {
        return IntStream.range(0, values.length)
                .filter(at -> support[at] >= minSupport && rate(at) >= rate)
                .findFirst();
    }

    String bestRate(int minSupport) {
        return IntStream.range(0, values.length)
                .filter(at -> support[at] >= minSupport)
                .boxed()
                .max(Comparator.comparingDouble(this::rate))
                .map(at -> rate(at) + " from " + values[at] + " up")
                .orElse("none, of " + support[0] + " users");
    }

    double value(int at) {
        return values[at];
    }

    double rate(int at) {
        return (double) reached[at] / support[at];
    }

    int support(int at) {
        return support[at];
    }
}
