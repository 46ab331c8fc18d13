package io.growth4j.models.uplift;

import io.growth4j.score.PropensityModel;
import io.growth4j.score.UpliftModel;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.util.Arrays;

/** Response if treated minus response if not. */
record DifferenceModel(PropensityModel treated, PropensityModel control) implements UpliftModel {
    @Override
    public FeatureSchema schema() {
        return treated.schema();
    }

    @Override
    public double score(UserSnapshot user) {
        return treated.score(user) - control.score(user);
    }

    @Override
    public double[] score(UserTable users) {
        double[] with = treated.score(users);
        double[] without = control.score(users);
        Arrays.setAll(with, row -> with[row] - without[row]);
        return with;
    }
}
