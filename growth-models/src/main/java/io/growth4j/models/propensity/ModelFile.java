package io.growth4j.models.propensity;

import io.growth4j.models.evaluation.CalibrationCurve;
import io.growth4j.models.evaluation.Calibrator;
import io.growth4j.models.evaluation.GainsTable;
import io.growth4j.models.evaluation.Verdict;
import io.growth4j.models.internal.artefact.Artefact;
import io.growth4j.models.internal.artefact.ArtefactJson;
import io.growth4j.models.internal.artefact.SavedFeature;
import io.growth4j.models.monitoring.Baseline;
import io.growth4j.user.FeatureSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The file of a model, and what is in it. */
final class ModelFile {
    private static final Artefact ARTEFACT = new Artefact("propensity model", 1);

    private ModelFile() {}

    /** All that is saved. */
    record Content(
            Provenance provenance,
            List<SavedFeature> features,
            Kernel.Parameters parameters,
            Calibrator calibrator,
            double threshold,
            Map<String, Double> measures,
            Verdict verdict,
            List<String> findings,
            GainsTable gains,
            CalibrationCurve calibration,
            Curves curves,
            List<FeatureImportance> importances,
            Baseline baseline) {
        FeatureSchema schema() {
            return SavedFeature.schema(features);
        }
    }

    static void write(Path file, Content content) {
        ARTEFACT.write(file, ArtefactJson.write(content));
    }

    static Content read(Path file) {
        return ArtefactJson.read(ARTEFACT.read(file), Content.class);
    }
}
