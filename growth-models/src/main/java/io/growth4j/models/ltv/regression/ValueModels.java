package io.growth4j.models.ltv.regression;

import io.growth4j.models.internal.artefact.SavedFeature;
import io.growth4j.score.ModelFormat;
import io.growth4j.score.PropensityModel;
import io.growth4j.user.FeatureSchema;
import java.nio.file.Path;

/** Reads saved models of value. */
public final class ValueModels {
    private ValueModels() {}

    /**
     * Reads a model that {@link TrainedValue#save} wrote.
     *
     * @param file the file
     * @param schema the features of the users it will score
     * @param pays reads the model of who pays: the format that wrote it
     * @return the model with all that was saved
     * @throws IllegalArgumentException if the file is no model of value, is cut, was altered, is of a newer format, or was
     *     trained on other features; the message lists the differences
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static TrainedValue load(Path file, FeatureSchema schema, ModelFormat<PropensityModel> pays) {
        ValueFile.Content content = ValueFile.read(file);
        SavedFeature.requireEqual(file, content.features(), schema);
        PropensityModel who = pays.read(content.pays(), schema);
        return new TrainedValue(new ValueModel(who, content.amounts()), content);
    }
}
