package io.growth4j.loyalty.habit;

import io.growth4j.definition.Definition;
import java.util.List;

/**
 * Fogg's behaviour model, B = MAT (Fogg, A behavior model for persuasive design, 2009): a behaviour happens if motivation
 * and ability together cross the action line at the moment of a trigger. The product M·A as the line's measure is this
 * project's choice. Immutable and thread-safe.
 *
 * @param actionThreshold the action line: the least M·A at which a triggered user acts, 0 to 1
 */
public record FoggModel(double actionThreshold) implements Definition {
    private static final double HIGH = 0.5;

    public FoggModel {
        requireShare("actionThreshold", actionThreshold);
    }

    /**
     * A moment that was observed.
     *
     * @param motivation M, 0 to 1
     * @param ability A, 0 to 1
     * @param acted whether the user acted; there was a trigger
     */
    public record Observation(double motivation, double ability, boolean acted) {
        public Observation {
            requireShare("motivation", motivation);
            requireShare("ability", ability);
        }

        double product() {
            return motivation * ability;
        }
    }

    /** Which kind of trigger suits a user (Fogg 2009). */
    public enum Prompt {
        /** Able but not motivated: motivate. */
        SPARK,
        /** Motivated but not able: make it easy. */
        FACILITATOR,
        /** Both: a reminder is enough. */
        SIGNAL,
        /** Neither: no trigger will do. */
        NONE
    }

    /**
     * The model whose predicted rate of action among triggered moments is the observed one: the line is drawn so that as
     * many moments lie on or above it as users acted.
     *
     * @param observations triggered moments, at least one
     * @return the calibrated model; ties in M·A stay on one side together
     */
    public static FoggModel calibrated(List<Observation> observations) {
        if (observations.isEmpty()) {
            throw new IllegalArgumentException("there are no observations to calibrate the action line from");
        }
        double[] products =
                observations.stream().mapToDouble(Observation::product).sorted().toArray();
        int acted = (int) observations.stream().filter(Observation::acted).count();
        return new FoggModel(
                acted == 0
                        ? Math.min(1, Math.nextUp(products[products.length - 1]))
                        : products[products.length - acted]);
    }

    /**
     * The score of a moment.
     *
     * @param motivation M, 0 to 1
     * @param ability A, 0 to 1
     * @param trigger whether there is a trigger
     * @return M·A, or 0 without a trigger
     */
    public double score(double motivation, double ability, boolean trigger) {
        requireShare("motivation", motivation);
        requireShare("ability", ability);
        return trigger ? motivation * ability : 0;
    }

    /**
     * Whether the user acts.
     *
     * @param motivation M, 0 to 1
     * @param ability A, 0 to 1
     * @param trigger whether there is a trigger
     * @return true if there is a trigger and M·A reaches the action line
     */
    public boolean acts(double motivation, double ability, boolean trigger) {
        return trigger && score(motivation, ability, true) >= actionThreshold;
    }

    /**
     * Which trigger suits a user; above a half counts as high.
     *
     * @param motivation M, 0 to 1
     * @param ability A, 0 to 1
     * @return the kind of trigger
     */
    public static Prompt prompt(double motivation, double ability) {
        requireShare("motivation", motivation);
        requireShare("ability", ability);
        if (motivation >= HIGH) {
            return ability >= HIGH ? Prompt.SIGNAL : Prompt.FACILITATOR;
        }
        return ability >= HIGH ? Prompt.SPARK : Prompt.NONE;
    }

    /**
     * The rate of action that the model predicts.
     *
     * @param observations triggered moments
     * @return a share, NaN for none
     */
    public double predictedRate(List<Observation> observations) {
        long acting = observations.stream()
                .filter(moment -> acts(moment.motivation(), moment.ability(), true))
                .count();
        return observations.isEmpty() ? Double.NaN : (double) acting / observations.size();
    }

    static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " " + value + " is not within 0..1");
        }
    }
}
