package io.growth4j.segment.trait;

import io.growth4j.definition.Definition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What users of a population prefer among some categories: products, content, channels, functions.
 *
 * @param rule when a user counts as inclined
 * @param categories the categories, at least two
 * @param shares the share of each among the actions of all users; they add up to 1
 */
public record CategoryPreferences(AffinityRule rule, List<String> categories, List<Double> shares)
        implements Definition {
    public CategoryPreferences {
        categories = List.copyOf(categories);
        shares = List.copyOf(shares);
        if (categories.size() < 2 || categories.stream().distinct().count() != categories.size()) {
            throw new IllegalArgumentException("needs at least two distinct categories: " + categories);
        }
        double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        if (shares.size() != categories.size() || !(Math.abs(sum - 1) <= 1e-9)) {
            throw new IllegalArgumentException(
                    "shares " + shares + " of categories " + categories + " do not add up to 1");
        }
    }

    /**
     * Takes the shares of a population.
     *
     * @param rule when a user counts as inclined
     * @param categories the categories, at least two
     * @param counts how many actions of all users are of each, none negative, not all 0
     * @return the fitted preferences
     * @throws IllegalArgumentException if there are fewer than two categories, or nobody did anything
     */
    public static CategoryPreferences fit(AffinityRule rule, List<String> categories, long[] counts) {
        long all = total(counts, categories.size());
        if (all == 0) {
            throw new IllegalArgumentException("no actions in any of " + categories + ": there is nothing to fit to");
        }
        List<Double> shares =
                Arrays.stream(counts).mapToObj(count -> (double) count / all).toList();
        return new CategoryPreferences(rule, categories, shares);
    }

    /**
     * What one user prefers.
     *
     * @param counts how many of the user's actions are of each category, in their order
     * @return one affinity per category, in their order
     * @throws IllegalArgumentException if there are not as many counts as categories, or one is negative
     */
    public List<AffinityRule.Affinity> of(long... counts) {
        long actions = total(counts, categories.size());
        List<AffinityRule.Affinity> affinities = new ArrayList<>();
        for (int category = 0; category < counts.length; category++) {
            affinities.add(rule.of(counts[category], actions, shares.get(category)));
        }
        return affinities;
    }

    /**
     * How much a user keeps to few categories: one minus the entropy of the user's (unsmoothed) shares over its maximum
     * (Shannon 1948).
     *
     * @param counts how many of the user's actions are of each category, in their order
     * @return 0 if all categories are equal, 1 if there is only one; NaN without actions
     * @throws IllegalArgumentException if there are not as many counts as categories, or one is negative
     */
    public double focus(long... counts) {
        double actions = total(counts, categories.size());
        if (actions == 0) {
            return Double.NaN;
        }
        double entropy = 0;
        for (long count : counts) {
            entropy -= count == 0 ? 0 : count / actions * Math.log(count / actions);
        }
        return Math.max(0, 1 - entropy / Math.log(categories.size()));
    }

    private static long total(long[] counts, int categories) {
        if (counts.length != categories) {
            throw new IllegalArgumentException(counts.length + " counts for " + categories + " categories");
        }
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("count " + count + " is below 0: " + Arrays.toString(counts));
            }
        }
        return Arrays.stream(counts).sum();
    }
}
