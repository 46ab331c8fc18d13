package io.growth4j.loyalty.points.budget;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Users who behave alike.
 *
 * @param name its name
 * @param users how many they are, 0 or above
 * @param value what a user of it is worth, in any unit that all segments share, or NaN if nobody knows
 * @param activities how they do each behaviour, by the behaviour's name; what is missing, they do not do
 */
public record BudgetSegment(String name, long users, double value, Map<String, Activity> activities) {
    public BudgetSegment {
        activities = Collections.unmodifiableMap(new TreeMap<>(activities));
        if (users < 0) {
            throw new IllegalArgumentException("users " + users + " of segment '" + name + "' is below 0");
        }
    }
}
