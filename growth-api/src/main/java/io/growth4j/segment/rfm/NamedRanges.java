package io.growth4j.segment.rfm;

import io.growth4j.definition.Definition;
import java.util.List;
import java.util.Optional;

/**
 * Names for scores, in order: ranges may overlap, and the first that matches wins. Scores that none matches are {@link
 * #OTHERS}.
 *
 * @param ranges in the order in which they are tried, at least one
 */
public record NamedRanges(List<NamedRange> ranges) implements Definition {
    /** The name of scores that no range matches. */
    public static final String OTHERS = "Others";

    /** The name of users without a score. */
    public static final String NO_PURCHASE = "No purchase";

    private static final NamedRanges STANDARD = new NamedRanges(List.of(
            new NamedRange("Champions", 5, 5, 5, 5, 5, 5),
            new NamedRange("Potential Loyalist", 3, 5, 3, 5, 2, 5),
            new NamedRange("Loyal Customers", 2, 4, 2, 4, 2, 4),
            new NamedRange("Promising", 3, 4, 1, 3, 3, 5),
            new NamedRange("New Customers", 4, 5, 1, 3, 1, 5),
            new NamedRange("Can't Lose Them", 1, 2, 3, 4, 4, 5),
            new NamedRange("At Risk", 1, 2, 2, 5, 4, 5),
            new NamedRange("Need Attention", 1, 3, 3, 5, 3, 5),
            new NamedRange("About To Sleep", 2, 3, 1, 3, 1, 4),
            new NamedRange("Lost", 1, 1, 1, 5, 1, 5)));

    public NamedRanges {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("named ranges need at least one range, there is none");
        }
    }

    /**
     * The ten ranges of the R package rfm (Hebbali 2019), for scores from 1 to 5.
     *
     * @return the ranges
     */
    public static NamedRanges standard() {
        return STANDARD;
    }

    /**
     * The name of a score.
     *
     * @param score the score
     * @return the name of the first range that holds it, {@link #OTHERS}, or {@link #NO_PURCHASE}
     */
    public String name(RfmScore score) {
        return score.equals(RfmScore.NO_PURCHASE)
                ? NO_PURCHASE
                : match(score).map(NamedRange::name).orElse(OTHERS);
    }

    Optional<NamedRange> match(RfmScore score) {
        return ranges.stream().filter(range -> range.holds(score)).findFirst();
    }

    /**
     * The rule that names users.
     *
     * @param scores how they are scored
     * @return the rule
     */
    public NamedRangeRule rule(RfmScoreRule scores) {
        return new NamedRangeRule(scores, this);
    }
}
