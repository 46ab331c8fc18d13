package io.growth4j.models.uplift;

import io.growth4j.score.PropensityModel;
import io.growth4j.score.UpliftModel;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;

/** The X-learner's two models of the effect, blended by the share of treated users. */
record BlendedModel(PropensityModel ofControl, PropensityModel ofTreated, double treatedShare) implements UpliftModel {
    @Override
    public FeatureSchema schema() {
        return ofControl.schema();
    }

    @Override
    public double score(UserSnapshot user) {
        double response = treatedShare * ofControl.score(user) + (1 - treatedShare) * ofTreated.score(user);
        return 2 * response - 1;
    }
}
