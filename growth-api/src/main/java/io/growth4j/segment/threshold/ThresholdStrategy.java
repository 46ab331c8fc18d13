package io.growth4j.segment.threshold;

import io.growth4j.definition.Definition;
import io.growth4j.stat.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How a line between low and high is drawn through a population. Strategies are immutable and thread-safe; none changes
 * the values it is given. All are O(n log n), except {@link KMeans}.
 *
 * <p>A threshold is inclusive: high means {@code value ≥ cut}. Where low is good, as with the days since the last order,
 * good means {@code value ≤ cut}. A single value, or values that are all equal, are their own threshold; the warnings say
 * so.
 */
public sealed interface ThresholdStrategy extends Definition {
    /**
     * Draws the line.
     *
     * @param values one per user, at least one, all finite
     * @return the cut points and the evidence
     * @throws IllegalArgumentException if there is no value, one is NaN or infinite, or the strategy finds no line
     */
    Threshold fit(double[] values);

    /**
     * The arithmetic mean.
     *
     * @return the strategy
     */
    static Mean mean() {
        return new Mean();
    }

    /**
     * The median.
     *
     * @return the strategy
     */
    static Median median() {
        return new Median();
    }

    /**
     * A number that the business has set.
     *
     * @param cut the cut point
     * @return the strategy
     */
    static Given given(double cut) {
        return new Given(cut);
    }

    /**
     * The smallest value from which on a later goal is reached often enough.
     *
     * @param rate the share of users that must reach the goal, above 0 and at most 1
     * @param support how many users must be at or above the cut point, at least 1
     * @return the strategy
     */
    static BusinessNode businessNode(double rate, int support) {
        return new BusinessNode(rate, support);
    }

    /**
     * The 80/20 rule.
     *
     * @return the value of the last of the top users who together hold 80 % of the total
     */
    static Pareto pareto() {
        return new Pareto(0.8);
    }

    /**
     * Lines between natural groups.
     *
     * @param groups how many groups, at least 1
     * @return optimal one-dimensional k-means
     */
    static KMeans kMeans(int groups) {
        return new KMeans(groups);
    }

    /**
     * The arithmetic mean. Evidence: {@code mean}, {@code p80}. Warns of a heavy tail if the mean is above the type-7
     * 80 % quantile: then fewer than a fifth of the users are high.
     */
    record Mean() implements ThresholdStrategy {
        @Override
        public Threshold fit(double[] values) {
            double[] sorted = Values.sorted(values);
            double mean = Values.mean(sorted);
            double p80 = Quantiles.of(sorted, 0.8);
            List<String> warnings = Values.warnings(sorted);
            if (mean > p80) {
                warnings.add("heavy tail: mean " + mean + " > 80 % quantile " + p80);
            }
            return new Threshold(this, List.of(mean), Map.of("mean", mean, "p80", p80), warnings);
        }
    }

    /** The type-7 median: the midpoint of the middle two if the number of values is even. Evidence: {@code median}. */
    record Median() implements ThresholdStrategy {
        @Override
        public Threshold fit(double[] values) {
            double[] sorted = Values.sorted(values);
            double median = Quantiles.of(sorted, 0.5);
            return new Threshold(this, List.of(median), Map.of("median", median), Values.warnings(sorted));
        }
    }

    /**
     * A number that the business has set. Evidence: {@code share}, the share of the values at or above it.
     *
     * @param cut the cut point, finite
     */
    record Given(double cut) implements ThresholdStrategy {
        public Given {
            if (!Double.isFinite(cut)) {
                throw new IllegalArgumentException("threshold " + cut + " is not finite");
            }
        }

        @Override
        public Threshold fit(double[] values) {
            double[] sorted = Values.sorted(values);
            double share = (double) Arrays.stream(sorted).filter(v -> v >= cut).count() / sorted.length;
            return new Threshold(this, List.of(cut), Map.of("share", share), Values.warnings(sorted));
        }
    }

    /**
     * The smallest observed value x with P(goal | value ≥ x) ≥ rate among at least {@code support} users: the point in
     * the business from which on users go on. Where low is good, give the negated values, and negate the cut point. Evidence:
     * {@code rate} and {@code support} at the cut point.
     *
     * @param rate the share of users that must reach the goal, above 0 and at most 1
     * @param support how many users must be at or above the cut point, at least 1
     */
    record BusinessNode(double rate, int support) implements ThresholdStrategy {
        public BusinessNode {
            if (!(rate > 0 && rate <= 1) || support < 1) {
                throw new IllegalArgumentException(
                        "goal rate " + rate + " must be above 0 and at most 1, support " + support + " at least 1");
            }
        }

        /** Refused: who reached the goal must be said too. */
        @Override
        public Threshold fit(double[] values) {
            throw new IllegalArgumentException(this + " needs to know who reached the goal: use fit(values, reached)");
        }

        /**
         * Draws the line.
         *
         * @param values one per user, at least one, all finite
         * @param reached per user, whether the goal was reached later
         * @return the cut point and the evidence
         * @throws IllegalArgumentException if the lengths differ, a value is not finite, or no value meets both
         *     conditions
         */
        public Threshold fit(double[] values, boolean[] reached) {
            GoalCurve curve = GoalCurve.of(values, reached);
            OptionalInt first = curve.first(rate, support);
            if (first.isEmpty()) {
                throw new IllegalArgumentException("no threshold: at no value do at least " + support
                        + " users reach the goal at a rate of " + rate + "; the best rate with that support is "
                        + curve.bestRate(support));
            }
            int at = first.getAsInt();
            Map<String, Double> evidence = Map.of("rate", curve.rate(at), "support", (double) curve.support(at));
            return new Threshold(this, List.of(curve.value(at)), evidence, List.of());
        }
    }

    /**
     * The smallest head of the users, from the top, whose values make up a share of the total (within 1e-12); the cut
     * point is the value of its last member, and all users of that value belong to it. Evidence: {@code headUsers}, {@code
     * headFraction} (the "20 %", to be checked) and {@code headShare} (the "80 %", ties included).
     *
     * @param share of the total, above 0 and at most 1
     */
    record Pareto(double share) implements ThresholdStrategy {
        public Pareto {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("share " + share + " is not above 0 and at most 1");
            }
        }

        @Override
        public Threshold fit(double[] values) {
            double[] sorted = Values.sorted(values);
            double total = Arrays.stream(sorted).sum();
            if (total <= 0) {
                throw new IllegalArgumentException("total " + total + " is not above 0: nobody holds a share of it");
            }
            int n = sorted.length;
            int first = n;
            double head = 0;
            while (first > 0 && head / total < share - 1e-12) {
                head += sorted[--first];
            }
            while (first > 0 && sorted[first - 1] == sorted[first]) {
                head += sorted[--first];
            }
            Map<String, Double> evidence = Map.of(
                    "headUsers",
                    (double) (n - first),
                    "headFraction",
                    (double) (n - first) / n,
                    "headShare",
                    head / total);
            return new Threshold(this, List.of(sorted[first]), evidence, Values.warnings(sorted));
        }
    }

    /**
     * The midpoints between the centres of optimal groups; with fewer distinct values than groups, there are as many
     * groups as distinct values. Evidence: {@code groups} and {@code inertia}. See {@link OptimalClusters} for the
     * centres, the method and its cost.
     *
     * @param groups how many groups, at least 1
     */
    record KMeans(int groups) implements ThresholdStrategy {
        public KMeans {
            OptimalClusters.requireGroups(groups);
        }

        @Override
        public Threshold fit(double[] values) {
            OptimalClusters clusters = OptimalClusters.of(values, groups);
            Map<String, Double> evidence =
                    Map.of("groups", (double) clusters.centres().size(), "inertia", clusters.inertia());
            return new Threshold(this, clusters.cuts(), evidence, Values.warnings(Values.sorted(values)));
        }
    }
}
