package io.growth4j.models.ltv.regression;

import io.growth4j.models.evaluation.Verdict;
import io.growth4j.models.internal.artefact.Artefact;
import io.growth4j.models.internal.artefact.ArtefactJson;
import io.growth4j.models.internal.artefact.SavedFeature;
import io.growth4j.models.monitoring.Baseline;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file of a model of value, and what is in it. */
final class ValueFile {
    private static final Artefact ARTEFACT = new Artefact("value model", 2);

    private ValueFile() {}

    /** All that is saved; who pays stands there as its own format writes it. Files of format 1 have no curves. */
    record Content(
            Map<String, String> provenance,
            List<SavedFeature> features,
            String pays,
            Amounts amounts,
            Map<String, Double> measures,
            Verdict verdict,
            Baseline baseline,
            @Nullable ValueCurves curves) {
        Content pays(String text) {
            return new Content(provenance, features, text, amounts, measures, verdict, baseline, curves);
        }
    }

    static void write(Path file, Content content) {
        ARTEFACT.write(file, ArtefactJson.write(content));
    }

    static Content read(Path file) {
        return ArtefactJson.read(ARTEFACT.read(file), Content.class);
    }
}
