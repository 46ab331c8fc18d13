package io.growth4j.models.monitoring;

import java.util.List;

/**
 * Something about a model in service that a person should see.
 *
 * @param kind what is wrong
 * @param figure how wrong: the PSI, the loss of AUC or KS, or the coverage
 * @param cause in words, with the features that moved
 * @param features the features that moved, furthest first; may be empty
 * @param recommendation what to do
 */
public record Alert(Kind kind, double figure, String cause, List<String> features, Recommendation recommendation) {
    public Alert {
        features = List.copyOf(features);
    }

    /** What is wrong. */
    public enum Kind {
        /** The users are not those of the training. */
        FEATURES_MOVED,
        /** The scores are not spread as they were. */
        SCORES_MOVED,
        /** The scores tell users apart less well than they did. */
        DECAYED,
        /** Too many eligible users have no score. */
        COVERAGE_LOW
    }

    /** What to do. */
    public enum Recommendation {
        /** Look again soon. */
        WATCH,
        /** Train on recent data. */
        RETRAIN,
        /** Serve the last good model. */
        ROLL_BACK
    }
}
