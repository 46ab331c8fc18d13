package io.growth4j.score;

import io.growth4j.definition.ProgressListener;
import io.growth4j.user.TrainingSet;

/**
 * Makes a model from what became of users. A trainer is configuration: immutable, thread-safe, seeded; the same set and
 * configuration give the same model.
 *
 * @param <M> what it makes
 */
@FunctionalInterface
public interface Trainer<M> {
    /**
     * Trains.
     *
     * @param set what to learn from
     * @param progress is told how far it is
     * @return a new model
     * @throws IllegalArgumentException if nothing can be learned from the set; the message says why
     */
    M train(TrainingSet set, ProgressListener progress);

    /**
     * Trains without telling anybody how far it is.
     *
     * @param set what to learn from
     * @return a new model
     */
    default M train(TrainingSet set) {
        return train(set, ProgressListener.NONE);
    }
}
