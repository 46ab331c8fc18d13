package io.growth4j.segment.path;

import java.time.Instant;
import java.util.List;

/**
 * The way of one user through the stages.
 *
 * @param reached when the user reached each stage from the first on, never going back; as many as stages were reached
 * @param uses which functions the user used, and when; in any order
 */
public record Journey(List<Instant> reached, List<Use> uses) {
    public Journey {
        reached = List.copyOf(reached);
        uses = List.copyOf(uses);
        for (int stage = 1; stage < reached.size(); stage++) {
            if (reached.get(stage).isBefore(reached.get(stage - 1))) {
                throw new IllegalArgumentException("stage " + stage + " was reached at " + reached.get(stage)
                        + ", before stage " + (stage - 1) + " at " + reached.get(stage - 1));
            }
        }
    }

    /**
     * A use of a function.
     *
     * @param function the function's name
     * @param at when
     */
    public record Use(String function, Instant at) {}
}
