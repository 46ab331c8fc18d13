package io.growth4j.models.propensity;

import static io.growth4j.models.propensity.TrainingSets.requireBothClasses;

import io.growth4j.definition.Definition;
import io.growth4j.definition.ProgressListener;
import io.growth4j.models.evaluation.AcceptanceGates;
import io.growth4j.models.evaluation.BinaryEvaluation;
import io.growth4j.models.evaluation.Calibrator;
import io.growth4j.models.evaluation.Calibrators;
import io.growth4j.models.evaluation.Measures;
import io.growth4j.models.evaluation.ThresholdRule;
import io.growth4j.models.internal.artefact.SavedFeature;
import io.growth4j.models.internal.design.Design;
import io.growth4j.models.internal.design.DesignFit;
import io.growth4j.score.PropensityModel;
import io.growth4j.score.Trainer;
import io.growth4j.user.TrainingSet;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a propensity model from what became of users: divides the rows, trains, chooses a threshold, judges on rows held
 * back, and says whether the model is accepted.
 *
 * <p>A trainer is configuration: each method gives a changed copy. The same set and configuration give the same model.
 *
 * <p>What comes out is a {@link Trained}: ask its verdict, save it, and load it elsewhere with {@link PropensityModels}.
 *
 * @param <M> the kind of model
 */
public final class PropensityTrainer<M extends PropensityModel> implements Trainer<Trained<M>> {
    private static final Logger LOG = LoggerFactory.getLogger(PropensityTrainer.class);

    private static final Calibrator NONE = new Calibrator.None();

    private final Goal<M> goal;
    private final Settings settings;

    private PropensityTrainer(Goal<M> goal, Settings settings) {
        this.goal = goal;
        this.settings = settings;
    }

    /** How to train; its canonical JSON stands in the model. */
    record Settings(
            Algorithm algorithm,
            Split split,
            AcceptanceGates gates,
            ThresholdRule threshold,
            Calibration calibration,
            boolean balanced,
            Set<String> ignored,
            long seed)
            implements Definition {}

    /**
     * A trainer with the standard configuration: boosted trees, the standard split and gates, the threshold of the best
     * F1, no calibration, seed 1.
     *
     * @param goal what to foresee
     * @param <M> the kind of model
     * @return the trainer
     */
    public static <M extends PropensityModel> PropensityTrainer<M> of(Goal<M> goal) {
        return new PropensityTrainer<>(
                goal,
                new Settings(
                        Algorithm.BoostedTrees.STANDARD,
                        Split.standard(),
                        AcceptanceGates.standard(),
                        new ThresholdRule.BestF1(),
                        Calibration.NONE,
                        false,
                        Set.of(),
                        1));
    }

    /**
     * Learns in another way.
     *
     * @param algorithm how
     * @return a changed copy
     */
    public PropensityTrainer<M> algorithm(Algorithm algorithm) {
        Settings s = settings;
        return with(
                new Settings(algorithm, s.split, s.gates, s.threshold, s.calibration, s.balanced, s.ignored, s.seed));
    }

    /**
     * Divides the rows in another way.
     *
     * @param split how
     * @return a changed copy
     */
    public PropensityTrainer<M> split(Split split) {
        Settings s = settings;
        return with(
                new Settings(s.algorithm, split, s.gates, s.threshold, s.calibration, s.balanced, s.ignored, s.seed));
    }

    /**
     * Accepts by other gates.
     *
     * @param gates what the model must reach
     * @return a changed copy
     */
    public PropensityTrainer<M> gates(AcceptanceGates gates) {
        Settings s = settings;
        return with(
                new Settings(s.algorithm, s.split, gates, s.threshold, s.calibration, s.balanced, s.ignored, s.seed));
    }

    /**
     * Chooses the threshold by another rule.
     *
     * @param rule by which rule, on the validation rows
     * @return a changed copy
     */
    public PropensityTrainer<M> threshold(ThresholdRule rule) {
        Settings s = settings;
        return with(new Settings(s.algorithm, s.split, s.gates, rule, s.calibration, s.balanced, s.ignored, s.seed));
    }

    /**
     * Calibrates the scores.
     *
     * @param calibration how, on the validation rows
     * @return a changed copy
     */
    public PropensityTrainer<M> calibration(Calibration calibration) {
        Settings s = settings;
        return with(
                new Settings(s.algorithm, s.split, s.gates, s.threshold, calibration, s.balanced, s.ignored, s.seed));
    }

    /**
     * Gives both classes the same weight in training, and takes the shift out of the log-odds again (King and Zeng
     * 2001), so that scores stay probabilities.
     *
     * @return a changed copy
     */
    public PropensityTrainer<M> balanced() {
        Settings s = settings;
        return with(new Settings(s.algorithm, s.split, s.gates, s.threshold, s.calibration, true, s.ignored, s.seed));
    }

    /**
     * Leaves features out, for example one that knows the label.
     *
     * @param features their names
     * @return a changed copy
     */
    public PropensityTrainer<M> ignoring(String... features) {
        Settings s = settings;
        Set<String> ignored = new TreeSet<>(s.ignored);
        ignored.addAll(Arrays.asList(features));
        return with(
                new Settings(s.algorithm, s.split, s.gates, s.threshold, s.calibration, s.balanced, ignored, s.seed));
    }

    /**
     * Seeds everything random.
     *
     * @param seed the seed
     * @return a changed copy
     */
    public PropensityTrainer<M> seed(long seed) {
        Settings s = settings;
        return with(
                new Settings(s.algorithm, s.split, s.gates, s.threshold, s.calibration, s.balanced, s.ignored, seed));
    }

    private PropensityTrainer<M> with(Settings changed) {
        return new PropensityTrainer<>(goal, changed);
    }

    /**
     * Trains and judges. The number of trees, the calibration and the threshold are chosen by a model trained without the
     * validation rows; the model itself is then trained on both.
     *
     * @param set what to learn from; labels 0 and 1
     * @param progress is told how far it is
     * @return the model with its verdict
     * @throws IllegalArgumentException if labels are not 0 or 1, a part of the set has too few of one class, no feature
     *     tells users apart, a feature's instant is not before its cut-off, or a feature to ignore is unknown
     */
    @Override
    public Trained<M> train(TrainingSet set, ProgressListener progress) {
        TrainingSets.requireIgnoredExist(set, settings.ignored);
        requireBothClasses("the training set", set);
        Parts parts = settings.split.divide(set, goal.horizon());
        TrainingSet validation = parts.validation();
        TrainingSet learning = parts.learning();
        TrainingSet test = parts.test();
        requireBothClasses("the training part", parts.train());
        requireBothClasses("the validation part", validation);
        requireBothClasses("the test part", test);

        Learner learner = new Learner(settings, progress);
        Learner.Learned draft = learner.learn(settings.algorithm, parts.train(), validation);
        Calibrator calibrator =
                calibrator(validation.labels(), served(set, draft, NONE).score(validation.users()));
        double[] scores = served(set, draft, calibrator).score(validation.users());
        double threshold = settings.threshold.choose(BinaryEvaluation.of(validation.labels(), scores));

        Learner.Learned last = learner.learn(draft.settled(), learning, null);
        Judgement judgement = Judgement.of(
                learning,
                test,
                served(set, last, calibrator),
                threshold,
                LeakSearch.search(
                        learning,
                        DesignFit.of(learning.users(), settings.ignored).design(Design.Style.RAW)),
                (double) set.size() / set.eligible(),
                settings.gates);
        LOG.info(
                "{}: {} rows, AUC {} on {} test rows, {}",
                goal,
                learning.size(),
                judgement.measures().get(Measures.AUC),
                test.size(),
                judgement.verdict().accepted() ? "accepted" : "rejected");
        ModelFile.Content content = new ModelFile.Content(
                Provenances.of(goal, set, parts, settings),
                SavedFeature.of(set.users().schema()),
                last.parameters(),
                calibrator,
                threshold,
                judgement.measures(),
                judgement.verdict(),
                last.findings(),
                judgement.gains(),
                judgement.calibration(),
                judgement.curves(),
                Importances.of(served(set, last, calibrator), test),
                judgement.baseline());
        return new Trained<>(goal, set.users().schema(), content);
    }

    /**
     * The same configuration as the trainer of a bare model, without test, calibration, threshold and verdict: the number
     * of trees is chosen as ever, then every row is trained on. For methods that judge what they build from it, such as those of {@code models.uplift}.
     *
     * @return a trainer of bare models
     */
    public Trainer<M> unjudged() {
        return new Unjudged();
    }

    /** Says how it trains, for the provenance of what is built from its models. */
    private final class Unjudged implements Trainer<M> {
        @Override
        public M train(TrainingSet set, ProgressListener progress) {
            TrainingSets.requireIgnoredExist(set, settings.ignored);
            requireBothClasses("the training set", set);
            Learner learner = new Learner(settings, progress);
            Algorithm settled = settings.algorithm;
            if (settled.stopsEarly()) {
                Parts parts = Parts.untested(set, goal.horizon());
                requireBothClasses("the validation part", parts.validation());
                settled = learner.learn(settled, parts.train(), parts.validation())
                        .settled();
            }
            return goal.face(served(set, learner.learn(settled, set, null), NONE));
        }

        @Override
        public String toString() {
            return settings.toJson();
        }
    }

    private static ServedModel served(TrainingSet set, Learner.Learned learned, Calibrator calibrator) {
        return new ServedModel(set.users().schema(), learned.parameters(), calibrator);
    }

    private Calibrator calibrator(double[] labels, double[] scores) {
        return switch (settings.calibration) {
            case NONE -> PropensityTrainer.NONE;
            case PLATT -> Calibrators.platt(labels, scores);
            case ISOTONIC -> Calibrators.isotonic(labels, scores);
        };
    }
}
