package io.growth4j.segment.threshold;

import java.util.ArrayList;
import java.util.List;

/**
 * Optimal one-dimensional k-means: of all ways to cut sorted values into groups, the one with the least sum of squared
 * distances to the group means. Deterministic; equal values are never parted. Immutable and thread-safe.
 *
 * <p>Found by dynamic programming (Wang and Song, Ckmeans.1d.dp: Optimal k-means Clustering in One Dimension by Dynamic
 * Programming, The R Journal 3/2, 2011), each stage by divide and conquer, since the best start of the last group never
 * moves left as values are added (Grønlund et al., Fast Exact k-Means in 1D, 2017): O(n log n) to sort and O(k·d·log d)
 * for d distinct values, O(k·d) memory.
 *
 * @param centres the group means, ascending
 * @param inertia the sum of squared distances to them
 */
public record OptimalClusters(List<Double> centres, double inertia) {
    public OptimalClusters {
        centres = List.copyOf(centres);
    }

    /**
     * Finds the groups.
     *
     * @param values at least one, all finite; not changed
     * @param groups how many groups, at least 1; with fewer distinct values there are fewer groups
     * @return the optimal groups
     * @throws IllegalArgumentException if there is no value, one is not finite, or {@code groups} is below 1
     */
    public static OptimalClusters of(double[] values, int groups) {
        requireGroups(groups);
        return new ClusterSearch(Values.sorted(values), groups).run();
    }

    /**
     * The lines between the groups.
     *
     * @return the midpoints of adjacent centres, ascending; one fewer than there are groups
     */
    public List<Double> cuts() {
        List<Double> cuts = new ArrayList<>();
        for (int i = 1; i < centres.size(); i++) {
            cuts.add(centres.get(i - 1) + (centres.get(i) - centres.get(i - 1)) / 2);
        }
        return cuts;
    }

    static void requireGroups(int groups) {
        if (groups < 1) {
            throw new IllegalArgumentException("number of groups " + groups + " is below 1");
        }
    }
}
