package io.growth4j.models.propensity;

import io.growth4j.models.internal.artefact.SavedFeature;
import io.growth4j.score.ModelFormat;
import io.growth4j.score.PropensityModel;
import io.growth4j.user.FeatureSchema;
import java.nio.file.Path;

/** Reads saved models. */
public final class PropensityModels {
    /**
     * How the bare models of this package stand in the files of other methods, which do not know them: a model of value
     * holds one that says who pays.
     */
    public static final ModelFormat<PropensityModel> FORMAT = new BareFormat();

    private PropensityModels() {}

    /**
     * Reads a model that {@link Trained#save} wrote.
     *
     * @param file the file
     * @param goal what the model must foresee
     * @param <M> the kind of model
     * @return the model with all that was saved
     * @throws IllegalArgumentException if the file is no model, is cut, was altered, is of a newer format, or foresees
     *     something else
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static <M extends PropensityModel> Trained<M> load(Path file, Goal<M> goal) {
        ModelFile.Content content = ModelFile.read(file);
        Provenance from = content.provenance();
        if (!from.goal().equals(goal.name())
                || from.horizonMillis() != goal.horizon().toMillis()) {
            throw new IllegalArgumentException(file + " foresees " + from.goal() + " within "
                    + java.time.Duration.ofMillis(from.horizonMillis()) + ", not " + goal);
        }
        return new Trained<>(goal, content.schema(), content);
    }

    /**
     * Reads a model for users of a schema.
     *
     * @param file the file
     * @param goal what the model must foresee
     * @param schema the features of the users it will score
     * @param <M> the kind of model
     * @return the model with all that was saved
     * @throws IllegalArgumentException as {@link #load(Path, Goal)}, and if the features differ from those at training;
     *     the message lists the differences
     */
    public static <M extends PropensityModel> Trained<M> load(Path file, Goal<M> goal, FeatureSchema schema) {
        SavedFeature.requireEqual(file, ModelFile.read(file).features(), schema);
        return load(file, goal);
    }
}
