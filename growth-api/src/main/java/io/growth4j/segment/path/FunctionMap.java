package io.growth4j.segment.path;

import io.growth4j.definition.Definition;
import io.growth4j.definition.UnknownName;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Asks which functions move users from which stage to the next. A function is given credit for a step if it was used in
 * the stage, at most a while before the step. Association, not proof: an experiment proves.
 *
 * @param functions the product's functions, at least one, named once
 * @param stages the stages of the growth path in order, at least two
 * @param within how long before a step a use counts for it, above zero
 * @param minUsers how many users must have used a function in a stage for its share to be shown, at least 1
 */
public record FunctionMap(List<ProductFunction> functions, List<String> stages, Duration within, int minUsers)
        implements Definition {
    public FunctionMap {
        functions = List.copyOf(functions);
        stages = List.copyOf(stages);
        List<String> names = functions.stream().map(ProductFunction::name).toList();
        if (names.isEmpty() || names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("needs at least one function, each named once: " + names);
        }
        if (stages.size() < 2 || within.isNegative() || within.isZero() || minUsers < 1) {
            throw new IllegalArgumentException("needs at least two stages, got " + stages + ", a time above zero, got "
                    + within + ", and minUsers of at least 1, got " + minUsers);
        }
    }

    /**
     * Counts steps after uses. Give journeys that were observed long enough after their last use: a step that could not
     * be seen yet counts as none.
     *
     * @param journeys one per user
     * @return the mapping of functions to steps; O(uses)
     * @throws IllegalArgumentException if a journey names an unknown function, or has more stages than there are
     */
    public FunctionMapping of(Collection<Journey> journeys) {
        StepCounts counts = new StepCounts(functions.size(), stages.size() - 1, within);
        TreeMap<String, Integer> positions = new TreeMap<>();
        functions.forEach(function -> positions.put(function.name(), positions.size()));
        for (Journey journey : journeys) {
            if (journey.reached().size() > stages.size()) {
                throw new IllegalArgumentException("a journey reached "
                        + journey.reached().size() + " stages of " + stages.size() + ": " + stages);
            }
            counts.add(journey, name -> {
                Integer position = positions.get(name);
                if (position == null) {
                    throw UnknownName.of("function", name, positions.keySet());
                }
                return position;
            });
        }
        return new FunctionMapping(this, counts.effects(this));
    }
}
