package io.growth4j.models.propensity;

import io.growth4j.models.evaluation.Calibrator;
import io.growth4j.score.ChurnModel;
import io.growth4j.score.PropensityModel;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;

/** A compiled model with its calibration: log-odds in, probability out. */
class ServedModel implements PropensityModel {
    private final FeatureSchema schema;
    private final Kernel.Parameters parameters;
    private final Kernel kernel;
    private final Calibrator calibrator;

    /** The last schema found equal; a race only costs one more comparison. */
    private FeatureSchema known;

    ServedModel(FeatureSchema schema, Kernel.Parameters parameters, Calibrator calibrator) {
        this.schema = schema;
        this.known = schema;
        this.parameters = parameters;
        this.kernel = parameters.compile(schema);
        this.calibrator = calibrator;
    }

    ServedModel(ServedModel model) {
        this.schema = model.schema;
        this.known = model.schema;
        this.parameters = model.parameters;
        this.kernel = model.kernel;
        this.calibrator = model.calibrator;
    }

    Kernel.Parameters parameters() {
        return parameters;
    }

    Calibrator calibrator() {
        return calibrator;
    }

    @Override
    public FeatureSchema schema() {
        return schema;
    }

    @Override
    public double score(UserSnapshot user) {
        require(user.schema());
        return calibrator.apply(probability(kernel.margin(user)));
    }

    @Override
    public double[] score(UserTable users) {
        require(users.schema());
        double[] scores = new double[users.size()];
        kernel.margins(users, scores);
        for (int row = 0; row < scores.length; row++) {
            scores[row] = calibrator.apply(probability(scores[row]));
        }
        return scores;
    }

    Reasons explain(UserSnapshot user) {
        require(user.schema());
        double[] bySlot = new double[schema.size()];
        double start = kernel.contribute(user, bySlot);
        return Reasons.of(user, start, bySlot, score(user));
    }

    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    @SuppressWarnings("ReferenceEquality") // Snapshots of one origin share one schema, which is compared once.
    private void require(FeatureSchema given) {
        if (given != known) {
            requireEqual(given);
        }
    }

    private void requireEqual(FeatureSchema given) {
        if (!schema.equals(given)) {
            throw new IllegalArgumentException("the user's features are not those the model was trained on: "
                    + String.join("; ", schema.differences(given)));
        }
        known = given;
    }
}

/** The same for churn. */
final class ServedChurnModel extends ServedModel implements ChurnModel {
    ServedChurnModel(ServedModel model) {
        super(model);
    }
}
