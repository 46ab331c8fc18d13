package io.growth4j.models.uplift;

import io.growth4j.score.PropensityModel;
import io.growth4j.score.UpliftModel;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.util.List;
import java.util.Map;

/** A model of uplift that knows its parts, so that it can be saved. */
final class LearnedUplift implements UpliftModel {
    private final Learner learner;
    private final List<PropensityModel> parts;
    private final double treatedShare;
    private final Map<String, String> provenance;
    private final UpliftModel combined;

    LearnedUplift(Learner learner, List<PropensityModel> parts, double treatedShare, Map<String, String> provenance) {
        this.learner = learner;
        this.parts = List.copyOf(parts);
        this.treatedShare = treatedShare;
        this.provenance = provenance;
        this.combined = learner.combine(this.parts, treatedShare);
    }

    Learner learner() {
        return learner;
    }

    List<PropensityModel> parts() {
        return parts;
    }

    double treatedShare() {
        return treatedShare;
    }

    Map<String, String> provenance() {
        return provenance;
    }

    @Override
    public FeatureSchema schema() {
        return combined.schema();
    }

    @Override
    public double score(UserSnapshot user) {
        return combined.score(user);
    }

    @Override
    public double[] score(UserTable users) {
        return combined.score(users);
    }
}
