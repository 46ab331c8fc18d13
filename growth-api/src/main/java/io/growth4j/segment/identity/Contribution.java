package io.growth4j.segment.identity;

import io.growth4j.definition.Definition;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much a user gives to the community: the weighted sum of what the user did. The weights are this product's choice.
 *
 * @param weights by behaviour, each a finite number from 0 up; behaviours not named weigh 0
 */
public record Contribution(Map<String, Double> weights) implements Definition {
    public Contribution {
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
        weights.forEach((behaviour, weight) -> {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "weight " + weight + " of '" + behaviour + "' is not a number from 0 up");
            }
        });
    }

    /**
     * The contribution of a user.
     *
     * @param counts how often the user did each behaviour, none below 0
     * @return the sum of weight times count
     * @throws IllegalArgumentException if a count is negative
     */
    public double of(Map<String, Long> counts) {
        double sum = 0;
        for (Map.Entry<String, Long> done : new TreeMap<>(counts).entrySet()) {
            if (done.getValue() < 0) {
                throw new IllegalArgumentException(
                        "count " + done.getValue() + " of '" + done.getKey() + "' is below 0");
            }
            sum += weights.getOrDefault(done.getKey(), 0.0) * done.getValue();
        }
        return sum;
    }
}
