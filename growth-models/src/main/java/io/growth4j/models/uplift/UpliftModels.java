package io.growth4j.models.uplift;

import io.growth4j.models.internal.artefact.Artefact;
import io.growth4j.models.internal.artefact.ArtefactJson;
import io.growth4j.models.internal.artefact.SavedFeature;
import io.growth4j.score.ModelFormat;
import io.growth4j.score.PropensityModel;
import io.growth4j.score.UpliftModel;
import io.growth4j.user.FeatureSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Saves and reads models of uplift, each with its parts in one file. The parts are written by a format of the package that
 * made them, which this one does not know: for the trainers of {@code models.propensity} it is {@code
 * PropensityModels.FORMAT}.
 */
public final class UpliftModels {
    private static final Artefact ARTEFACT = new Artefact("uplift model", 1);

    private UpliftModels() {}

    /** All that is saved; the parts stand there as their own format writes them. */
    record Content(
            Map<String, String> provenance,
            Learner learner,
            double treatedShare,
            List<SavedFeature> features,
            List<SavedFeature> partFeatures,
            List<String> parts) {}

    /**
     * Writes a model, whole or not at all. The same model gives the same bytes.
     *
     * @param model a model that a trainer of {@link UpliftTrainers} made, or that was loaded here
     * @param file where to; an existing file is replaced
     * @param parts writes the models of propensity that it is made of
     * @throws IllegalArgumentException if the model was made elsewhere, or the format does not know its parts
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static void save(UpliftModel model, Path file, ModelFormat<PropensityModel> parts) {
        LearnedUplift learned = requireLearned(model);
        Content content = new Content(
                learned.provenance(),
                learned.learner(),
                learned.treatedShare(),
                SavedFeature.of(learned.schema()),
                SavedFeature.of(learned.parts().get(0).schema()),
                learned.parts().stream().map(parts::write).toList());
        ARTEFACT.write(file, ArtefactJson.write(content));
    }

    /**
     * Reads a model that {@link #save} wrote.
     *
     * @param file the file
     * @param schema the features of the users it will score
     * @param parts the format that wrote its parts
     * @return a model with the same scores
     * @throws IllegalArgumentException if the file is no model of uplift, is cut, was altered, is of a newer format, or
     *     was trained on other features; the message lists the differences
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static UpliftModel load(Path file, FeatureSchema schema, ModelFormat<PropensityModel> parts) {
        Content content = ArtefactJson.read(ARTEFACT.read(file), Content.class);
        SavedFeature.requireEqual(file, content.features(), schema);
        FeatureSchema ofParts = SavedFeature.schema(content.partFeatures());
        List<PropensityModel> models =
                content.parts().stream().map(part -> parts.read(part, ofParts)).toList();
        return new LearnedUplift(content.learner(), models, content.treatedShare(), content.provenance());
    }

    /**
     * Where a model comes from.
     *
     * @param model a model that a trainer of {@link UpliftTrainers} made, or that was loaded here
     * @return learner, trainer, label, time, rows and versions, in the order of their names
     * @throws IllegalArgumentException if the model was made elsewhere
     */
    public static Map<String, String> provenance(UpliftModel model) {
        return requireLearned(model).provenance();
    }

    private static LearnedUplift requireLearned(UpliftModel model) {
        if (model instanceof LearnedUplift learned) {
            return learned;
        }
        throw new IllegalArgumentException(
                model.getClass().getName() + " is no model of UpliftTrainers: only these can be saved");
    }
}
