package io.growth4j.models.uplift;

import io.growth4j.score.PropensityModel;
import io.growth4j.score.UpliftModel;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;

/** The class transformation's probability of agreement p as the effect 2p − 1. */
record StretchedModel(PropensityModel agreement) implements UpliftModel {
    @Override
    public FeatureSchema schema() {
        return agreement.schema();
    }

    @Override
    public double score(UserSnapshot user) {
        return 2 * agreement.score(user) - 1;
    }
}
