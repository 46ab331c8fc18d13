package io.growth4j.segment.identity;

import io.growth4j.definition.Definition;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a tier is for: what its members should keep doing, what lifts them to the next tier, and what they get.
 *
 * @param name what the tier is called
 * @param stableBehaviours what its members should do all the time
 * @param promotion how often each behaviour is asked for to rise, each at least 1; empty for the top tier
 * @param rights what only this tier and those above may do or get
 */
public record IdentityTier(String name, Set<String> stableBehaviours, Map<String, Long> promotion, Set<String> rights)
        implements Definition {
    public IdentityTier {
        stableBehaviours = Collections.unmodifiableSet(new TreeSet<>(stableBehaviours));
        promotion = Collections.unmodifiableMap(new TreeMap<>(promotion));
        rights = Collections.unmodifiableSet(new TreeSet<>(rights));
        for (Map.Entry<String, Long> required : promotion.entrySet()) {
            if (required.getValue() < 1) {
                throw new IllegalArgumentException("tier '" + name + "' asks for " + required.getValue() + " times '"
                        + required.getKey() + "', which is below 1");
            }
        }
    }

    /**
     * How far a member is on the way to the next tier: as far as with the behaviour that lags most.
     *
     * @param done how often the member did each behaviour
     * @return the progress; that of a tier that asks for nothing is NaN, and nothing lags
     */
    public Progress progress(Map<String, Long> done) {
        double least = Double.NaN;
        String lagging = "";
        for (Map.Entry<String, Long> required : promotion.entrySet()) {
            double share = Math.min(1, (double) done.getOrDefault(required.getKey(), 0L) / required.getValue());
            if (lagging.isEmpty() || share < least) {
                least = share;
                lagging = required.getKey();
            }
        }
        return new Progress(least, lagging);
    }

    /**
     * How far a member is.
     *
     * @param share 0 to 1, where 1 means promoted; NaN if there is no tier above
     * @param lagging the behaviour that lags most, the first by name if several do; empty if there is no tier above
     */
    public record Progress(double share, String lagging) {}
}
