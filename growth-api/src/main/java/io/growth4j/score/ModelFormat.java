package io.growth4j.score;

import io.growth4j.user.FeatureSchema;

/**
 * Turns models of one method into text and back, so that the file of another method can hold them without knowing them.
 * Immutable and thread-safe.
 *
 * @param <M> the kind of model
 */
public interface ModelFormat<M extends Scorer> {
    /**
     * Writes a model.
     *
     * @param model the model
     * @return all of it but its schema; equal models give equal texts
     * @throws IllegalArgumentException if the model is of a method that this format does not know
     */
    String write(M model);

    /**
     * Reads a model.
     *
     * @param text what {@link #write} wrote
     * @param schema the features of the model
     * @return a model with the same scores
     */
    M read(String text, FeatureSchema schema);
}
