package io.growth4j.models.propensity;

import io.growth4j.models.evaluation.Calibrator;
import io.growth4j.models.internal.artefact.ArtefactJson;
import io.growth4j.score.ModelFormat;
import io.growth4j.score.PropensityModel;
import io.growth4j.user.FeatureSchema;
import java.nio.charset.StandardCharsets;

/** Bare models as JSON. */
final class BareFormat implements ModelFormat<PropensityModel> {
    private record Saved(Kernel.Parameters parameters, Calibrator calibrator) {}

    @Override
    public String write(PropensityModel model) {
        if (!(model instanceof ServedModel served)) {
            throw new IllegalArgumentException(model.getClass().getName() + " is no model of this package");
        }
        byte[] bytes = ArtefactJson.write(new Saved(served.parameters(), served.calibrator()));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public PropensityModel read(String text, FeatureSchema schema) {
        Saved saved = ArtefactJson.read(text.getBytes(StandardCharsets.UTF_8), Saved.class);
        return new ServedModel(schema, saved.parameters, saved.calibrator);
    }
}
