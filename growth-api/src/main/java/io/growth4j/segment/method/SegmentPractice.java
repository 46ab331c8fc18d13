package io.growth4j.segment.method;

import io.growth4j.definition.UnknownName;
import io.growth4j.user.FeatureSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a segment is worked with in practice, to be checked against the three principles of segmented operations: it can be
 * told by data, its strategy is explicit and stable, and the work is automated.
 *
 * @param segment its name
 * @param identifiedBy the names of the features by which its users are told; none if people tell them by eye
 * @param strategies the strategies that were in force in the period under review: one, if it is explicit and stable
 * @param automated whether the strategy runs without people
 */
public record SegmentPractice(String segment, Set<String> identifiedBy, Set<String> strategies, boolean automated) {
    public SegmentPractice {
        identifiedBy = Set.copyOf(identifiedBy);
        strategies = Set.copyOf(strategies);
    }

    /**
     * Checks the three principles.
     *
     * @param schema the features that there are
     * @return what is wrong, one sentence each; empty if all three hold
     */
    public List<String> check(FeatureSchema schema) {
        List<String> faults = new ArrayList<>();
        if (identifiedBy.isEmpty()) {
            faults.add(segment + " cannot be told by data: no feature identifies it");
        }
        for (String feature : new TreeSet<>(identifiedBy)) {
            if (schema.find(feature).isEmpty()) {
                List<String> names =
                        schema.features().stream().map(known -> known.name()).toList();
                faults.add(segment + " cannot be told by data: "
                        + UnknownName.of("feature", feature, names).getMessage());
            }
        }
        if (strategies.isEmpty()) {
            faults.add(segment + " has no explicit strategy");
        } else if (strategies.size() > 1) {
            faults.add(segment + " has no stable strategy: " + new TreeSet<>(strategies));
        }
        if (!automated) {
            faults.add(segment + " is not automated");
        }
        return faults;
    }
}
