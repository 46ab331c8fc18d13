package io.growth4j.segment.threshold;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the lines are drawn, and the evidence. Values at a cut point belong to its upper side.
 *
 * @param strategy what drew them
 * @param cuts the cut points, strictly ascending, in the unit of the values; none if all values are one cluster
 * @param evidence what was found on the way, sorted by name; each strategy says which
 * @param warnings why to doubt the result; empty if nothing speaks against it
 */
public record Threshold(
        ThresholdStrategy strategy, List<Double> cuts, Map<String, Double> evidence, List<String> warnings) {
    public Threshold {
        cuts = List.copyOf(cuts);
        evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
        warnings = List.copyOf(warnings);
    }

    /**
     * The only cut point.
     *
     * @return the cut point
     * @throws IllegalStateException if there is none, or more than one
     */
    public double cut() {
        if (cuts.size() != 1) {
            throw new IllegalStateException(strategy + " found " + cuts.size() + " cut points, not one: " + cuts);
        }
        return cuts.get(0);
    }
}
