package io.growth4j.models.uplift;

import io.growth4j.score.PropensityModel;
import io.growth4j.user.TrainingSet;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The second stage of the X-learner: each user's effect as the difference to what the other arm's model expects. */
final class ImputedEffects {
    private ImputedEffects() {}

    /** Sign is 1 for treated users (response − expectation without), −1 for others (expectation with − response). */
    static double[] of(TrainingSet arm, PropensityModel other, int sign) {
        double[] expected = other.score(arm.users());
        double[] effects = new double[expected.length];
        Arrays.setAll(effects, row -> sign * (arm.labels()[row] - expected[row]));
        return effects;
    }

    /** Each row twice, with label 1 and weight (1 + d)/2, and with label 0 and weight (1 − d)/2; not those of weight 0. */
    static TrainingSet asResponses(TrainingSet arm, double[] effects) {
        int n = arm.size();
        int[] rows = IntStream.range(0, 2 * n)
                .filter(copy -> share(effects, copy, n) > 0)
                .toArray();
        double[] labels =
                Arrays.stream(rows).mapToDouble(copy -> copy < n ? 1 : 0).toArray();
        double[] weights = Arrays.stream(rows)
                .mapToDouble(copy -> arm.weights()[copy % n] * share(effects, copy, n))
                .toArray();
        int[] users = Arrays.stream(rows).map(copy -> copy % n).toArray();
        return new TrainingSet(
                arm.users().select(users),
                Arms.relabelled(arm.label(), "imputed effect"),
                labels,
                weights,
                arm.eligible());
    }

    private static double share(double[] effects, int copy, int n) {
        double effect = Math.max(-1, Math.min(1, effects[copy % n]));
        return copy < n ? (1 + effect) / 2 : (1 - effect) / 2;
    }
}
