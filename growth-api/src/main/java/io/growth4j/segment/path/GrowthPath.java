package io.growth4j.segment.path;

import java.util.ArrayList;
import java.util.List;

/**
 * A way from an entry to a goal.
 *
 * @param behaviours from the entry to the goal
 * @param probability the product of the probabilities of its transitions, 0 to 1; 1 if the entry is the goal
 * @param support how often its rarest transition was seen; {@code Long.MAX_VALUE} if there is none
 */
public record GrowthPath(List<String> behaviours, double probability, long support) {
    public GrowthPath {
        behaviours = List.copyOf(behaviours);
    }

    String last() {
        return behaviours.get(behaviours.size() - 1);
    }

    GrowthPath then(String behaviour, double probability, long count) {
        List<String> longer = new ArrayList<>(behaviours);
        longer.add(behaviour);
        return new GrowthPath(longer, this.probability * probability, Math.min(support, count));
    }
}
