package io.growth4j.models.uplift;

import io.growth4j.score.PropensityModel;
import io.growth4j.score.UpliftModel;
import java.util.List;

/** How models of propensity make one of uplift. The names stand in files. */
enum Learner {
    /** One model, which has the treatment as its last feature. */
    S {
        @Override
        UpliftModel combine(List<PropensityModel> parts, double treatedShare) {
            return new SwitchedModel(
                    parts.get(0), Columns.withoutLast(parts.get(0).schema()));
        }
    },
    /** The model of the treated, then that of the others. */
    T {
        @Override
        UpliftModel combine(List<PropensityModel> parts, double treatedShare) {
            return new DifferenceModel(parts.get(0), parts.get(1));
        }
    },
    /** The model of the effect learned from the others, then that learned from the treated. */
    X {
        @Override
        UpliftModel combine(List<PropensityModel> parts, double treatedShare) {
            return new BlendedModel(parts.get(0), parts.get(1), treatedShare);
        }
    },
    /** One model of whether a user agrees with the treatment. */
    CLASS_TRANSFORMATION {
        @Override
        UpliftModel combine(List<PropensityModel> parts, double treatedShare) {
            return new StretchedModel(parts.get(0));
        }
    };

    abstract UpliftModel combine(List<PropensityModel> parts, double treatedShare);
}
