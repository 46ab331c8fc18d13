package io.growth4j.segment.path;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Per function and step: who used the function in the stage before the step, and who then took the step in time. */
final class StepCounts {
    private final Duration within;
    private final int[] entered;
    private final int[] stepped;
    private final int[][] users;
    private final int[][] moved;

    StepCounts(int functions, int steps, Duration within) {
        this.within = within;
        this.entered = new int[steps];
        this.stepped = new int[steps];
        this.users = new int[functions][steps];
        this.moved = new int[functions][steps];
    }

    void add(Journey journey, ToIntFunction<String> position) {
        boolean[][] used = new boolean[users.length][entered.length];
        boolean[][] credited = new boolean[users.length][entered.length];
        for (Journey.Use use : journey.uses()) {
            int function = position.applyAsInt(use.function());
            int stage = stageAt(journey, use.at());
            if (stage >= 0 && stage < entered.length) {
                used[function][stage] = true;
                credited[function][stage] |= stage + 1 < journey.reached().size()
                        && !use.at().plus(within).isBefore(journey.reached().get(stage + 1));
            }
        }
        for (int step = 0; step < entered.length; step++) {
            entered[step] += journey.reached().size() > step ? 1 : 0;
            stepped[step] += journey.reached().size() > step + 1 ? 1 : 0;
            for (int function = 0; function < users.length; function++) {
                users[function][step] += used[function][step] ? 1 : 0;
                moved[function][step] += credited[function][step] ? 1 : 0;
            }
        }
    }

    /** The stage a user was in: the last one reached at or before the instant, or −1. */
    private static int stageAt(Journey journey, Instant at) {
        int stage = -1;
        while (stage + 1 < journey.reached().size()
                && !journey.reached().get(stage + 1).isAfter(at)) {
            stage++;
        }
        return stage;
    }

    List<StepEffect> effects(FunctionMap map) {
        List<StepEffect> effects = new ArrayList<>();
        for (int function = 0; function < users.length; function++) {
            for (int step = 0; step < entered.length; step++) {
                int count = users[function][step];
                double share = count < map.minUsers() ? Double.NaN : (double) moved[function][step] / count;
                double base = entered[step] == 0 ? Double.NaN : (double) stepped[step] / entered[step];
                effects.add(new StepEffect(
                        map.functions().get(function), map.stages().get(step), count, share, share / base));
            }
        }
        return effects;
    }
}
