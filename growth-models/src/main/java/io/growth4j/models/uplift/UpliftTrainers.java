package io.growth4j.models.uplift;

import io.growth4j.score.PropensityModel;
import io.growth4j.score.Trainer;
import io.growth4j.score.UpliftModel;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserTable;
import java.util.List;

/**
 * Learners of uplift, each over any trainer of propensities. The training set holds an experiment: who was treated stands
 * in a feature of 0 and 1, and treatment was random. Labels are 0 or 1; amounts are refused, because a propensity is
 * learned.
 *
 * <p>All trainers made here are immutable and as thread-safe as the trainer given. Their models do not ask for the
 * treatment feature, and {@link UpliftModels} saves them.
 */
public final class UpliftTrainers {
    private UpliftTrainers() {}

    /**
     * A training set together with who was treated, as the learners here take it.
     *
     * @param set users, as they were before the treatment, and what became of them
     * @param treatment what the treatment is called
     * @param treated 1 for treated users, 0 for others, one per row; borrowed, not to be changed
     * @return the same rows with the treatment as the last feature
     * @throws IllegalArgumentException if there is not one value per row, or the set has a feature of that name
     */
    public static TrainingSet withTreatment(TrainingSet set, Feature.OfLong treatment, long[] treated) {
        if (treated.length != set.size()) {
            throw new IllegalArgumentException(treated.length + " treatments for " + set.size() + " rows");
        }
        if (set.users().schema().find(treatment.name()).isPresent()) {
            throw new IllegalArgumentException("the set has a feature '" + treatment.name() + "' already");
        }
        UserTable users =
                Columns.with(set.users(), treatment, FeatureSchema.of(treatment).definition(0), treated);
        return new TrainingSet(users, set.label(), set.labels(), set.weights(), set.eligible());
    }

    /**
     * One model for each arm, and the difference of the two (T-learner: Künzel, Sekhon, Bickel and Yu 2019). Simple and
     * unbiased; noisy where arms are small.
     *
     * @param trainer learns a response
     * @param treatment 1 for treated users, 0 for others
     * @return a trainer of uplift
     */
    public static Trainer<UpliftModel> tLearner(Trainer<? extends PropensityModel> trainer, Feature.OfLong treatment) {
        return (set, progress) -> {
            Arms arms = Arms.of(set, treatment);
            PropensityModel treated = trainer.train(arms.treated(), progress);
            PropensityModel control = trainer.train(arms.control(), progress);
            return arms.learned(Learner.T, trainer, List.of(treated, control));
        };
    }

    /**
     * One model that has the treatment among its features, asked twice (S-learner: Künzel et al. 2019). Learns most from
     * few users; a linear model finds the same effect for everybody.
     *
     * @param trainer learns a response
     * @param treatment 1 for treated users, 0 for others
     * @return a trainer of uplift
     */
    public static Trainer<UpliftModel> sLearner(Trainer<? extends PropensityModel> trainer, Feature.OfLong treatment) {
        return (set, progress) -> {
            Arms arms = Arms.of(set, treatment);
            return arms.learned(Learner.S, trainer, List.of(trainer.train(arms.withTreatmentLast(), progress)));
        };
    }

    /**
     * Effects imputed for every user from the other arm's model, then learned (X-learner: Künzel et al. 2019, with the
     * treated share as the weight). Good where one arm is much smaller.
     *
     * <p>An imputed effect d lies between −1 and 1; it is learned as a response of probability (1 + d)/2, by a row of
     * label 1 and one of label 0 with these weights, whose best fit has that expectation.
     *
     * @param trainer learns a response and heeds weights
     * @param treatment 1 for treated users, 0 for others
     * @return a trainer of uplift
     */
    public static Trainer<UpliftModel> xLearner(Trainer<? extends PropensityModel> trainer, Feature.OfLong treatment) {
        return (set, progress) -> {
            Arms arms = Arms.of(set, treatment);
            PropensityModel treated = trainer.train(arms.treated(), progress);
            PropensityModel control = trainer.train(arms.control(), progress);
            double[] gained = ImputedEffects.of(arms.treated(), control, 1);
            double[] missed = ImputedEffects.of(arms.control(), treated, -1);
            PropensityModel ofControl = trainer.train(ImputedEffects.asResponses(arms.control(), missed), progress);
            PropensityModel ofTreated = trainer.train(ImputedEffects.asResponses(arms.treated(), gained), progress);
            return arms.learned(Learner.X, trainer, List.of(ofControl, ofTreated));
        };
    }

    /**
     * One model of whether a user did what the treatment wants, treated users by responding and others by not responding
     * (class transformation: Jaśkowski and Jaroszewicz 2012). With arms of unequal size, rows are weighted so that each
     * arm counts half.
     *
     * @param trainer learns a response and heeds weights
     * @param treatment 1 for treated users, 0 for others
     * @return a trainer of uplift
     */
    public static Trainer<UpliftModel> classTransformation(
            Trainer<? extends PropensityModel> trainer, Feature.OfLong treatment) {
        return (set, progress) -> {
            Arms arms = Arms.of(set, treatment);
            PropensityModel agreement = trainer.train(arms.transformed(), progress);
            return arms.learned(Learner.CLASS_TRANSFORMATION, trainer, List.of(agreement));
        };
    }
}
