package io.growth4j.models.propensity;

import io.growth4j.definition.ProgressListener;
import io.growth4j.models.internal.design.Design;
import io.growth4j.models.internal.design.DesignFit;
import io.growth4j.user.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs an algorithm on rows. */
final class Learner {
    private final PropensityTrainer.Settings settings;
    private final ProgressListener progress;

    Learner(PropensityTrainer.Settings settings, ProgressListener progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** A model, the algorithm with all that the validation rows chose now fixed, and what was odd. */
    record Learned(Kernel.Parameters parameters, Algorithm settled, List<String> findings) {}

    /** Learns; without validation rows, the algorithm is run as it stands. */
    Learned learn(Algorithm algorithm, TrainingSet train, @Nullable TrainingSet validation) {
        double weight = settings.balanced() ? negativesPerPositive(train) : 1;
        DesignFit fit = DesignFit.of(train.users(), settings.ignored());
        Rows rows = new Rows(train, weight);
        Rows judges = validation == null ? null : new Rows(validation, weight);
        Outcome outcome = run(algorithm, fit, rows, judges);
        return new Learned(outcome.parameters.shifted(-Math.log(weight)), outcome.settled, fit.findings());
    }

    private static double negativesPerPositive(TrainingSet set) {
        double positives = 0;
        double negatives = 0;
        for (int row = 0; row < set.size(); row++) {
            positives += set.labels()[row] == 1 ? set.weights()[row] : 0;
            negatives += set.labels()[row] == 1 ? 0 : set.weights()[row];
        }
        return negatives / positives;
    }

    private record Outcome(Kernel.Parameters parameters, Algorithm settled) {}

    private Outcome run(Algorithm algorithm, DesignFit fit, Rows rows, @Nullable Rows validation) {
        if (algorithm instanceof Algorithm.LogisticRegression linear) {
            Design design = fit.design(Design.Style.SCALED);
            return new Outcome(LinearTraining.train(linear, design, rows, settings.seed()), linear);
        }
        if (algorithm instanceof Algorithm.FactorizationMachine machine) {
            Design design = fit.design(Design.Style.SCALED);
            return new Outcome(FactorTraining.train(machine, design, rows, settings.seed()), machine);
        }
        if (algorithm instanceof Algorithm.BoostedTrees trees) {
            Design design = fit.design(Design.Style.RAW);
            TreeTraining.Grown grown = TreeTraining.train(trees, design, rows, validation, settings.seed(), progress);
            return new Outcome(grown.parameters(), trees.sized(grown.trees(), trees.depth(), trees.learningRate()));
        }
        if (algorithm instanceof Algorithm.WideAndDeep network) {
            Design design = fit.design(Design.Style.SCALED);
            WideAndDeepTraining.Fitted fitted =
                    WideAndDeepTraining.train(network, design, rows, validation, settings.seed(), progress);
            return new Outcome(fitted.parameters(), network.epochs(fitted.epochs(), network.patience()));
        }
        Algorithm.Ensemble ensemble = (Algorithm.Ensemble) algorithm;
        double sum = ensemble.members().stream()
                .mapToDouble(Algorithm.Ensemble.Member::weight)
                .sum();
        List<EnsembleParameters.Member> models = new ArrayList<>();
        List<Algorithm.Ensemble.Member> settled = new ArrayList<>();
        for (Algorithm.Ensemble.Member member : ensemble.members()) {
            Outcome one = run(member.algorithm(), fit, rows, validation);
            models.add(new EnsembleParameters.Member(member.weight() / sum, one.parameters));
            settled.add(new Algorithm.Ensemble.Member(member.weight(), one.settled));
        }
        return new Outcome(new EnsembleParameters(models), new Algorithm.Ensemble(settled));
    }
}
