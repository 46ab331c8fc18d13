package io.growth4j.segment.identity;

import io.growth4j.definition.Definition;
import io.growth4j.stat.Concentration;

/**
 * Whether the members of a role form a hierarchy: few of them contribute most.
 *
 * @param minGini a Gini coefficient from which on they do, 0 to 1
 * @param top the share of members that are the top, above 0 and at most 1
 * @param minTopShare the share of all contribution by the top from which on they do, 0 to 1
 */
public record HierarchyRule(double minGini, double top, double minTopShare) implements Definition {
    private static final HierarchyRule STANDARD = new HierarchyRule(0.4, 0.1, 0.5);

    public HierarchyRule {
        if (!(minGini >= 0 && minGini <= 1) || !(top > 0 && top <= 1) || !(minTopShare >= 0 && minTopShare <= 1)) {
            throw new IllegalArgumentException(
                    "shares are outside 0 to 1: minGini " + minGini + ", top " + top + ", minTopShare " + minTopShare);
        }
    }

    /**
     * A Gini coefficient of at least 0.4, or a top tenth with at least half of everything; this project's choice.
     *
     * @return the standard rule
     */
    public static HierarchyRule standard() {
        return STANDARD;
    }

    /**
     * Judges the members of one role.
     *
     * @param contributions one per member, at least one, none negative
     * @return the verdict and its evidence; O(n log n)
     * @throws IllegalArgumentException if there is no member, or a contribution is negative or not finite
     */
    public Hierarchy judge(double[] contributions) {
        double gini = Concentration.gini(contributions);
        double topShare = Concentration.topShare(contributions, top);
        return new Hierarchy(gini >= minGini || topShare >= minTopShare, gini, topShare);
    }

    /**
     * Whether there is a hierarchy, and why.
     *
     * @param exists true if one of the two conditions is met
     * @param gini the Gini coefficient; NaN if nobody contributes
     * @param topShare the share of all contribution by the top members; NaN if nobody contributes
     */
    public record Hierarchy(boolean exists, double gini, double topShare) {}
}
