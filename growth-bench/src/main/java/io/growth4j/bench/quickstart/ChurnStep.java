package io.growth4j.bench.quickstart;

import io.growth4j.definition.ProgressListener;
import io.growth4j.event.EventLog;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.label.TrainingSets;
import io.growth4j.models.propensity.Goal;
import io.growth4j.models.propensity.PropensityModels;
import io.growth4j.models.propensity.PropensityTrainer;
import io.growth4j.models.propensity.Trained;
import io.growth4j.score.ChurnModel;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who will not come back: a churn model trained on the past of this very log, judged on its later part, saved beside a
 * page about it ({@code churn.model}, {@code churn.html}), loaded, and asked why.
 */
final class ChurnStep {
    private static final int CUT_OFFS = 8;

    private ChurnStep() {}

    /** What the model can do, or why there is none. */
    static String run(EventLog log, Census census, Instant asOf, Path folder, ProgressListener progress) {
        Duration horizon = Duration.ofDays(
                Math.max(7, 2 * census.lifecycle().typicalInterval().toDays()));
        Goal<ChurnModel> goal = Goal.churn(horizon);
        try {
            TrainingSet history = history(log, census.features(), horizon, asOf, progress);
            Trained<ChurnModel> trained = PropensityTrainer.of(goal).train(history, progress);
            Path file = folder.resolve("churn.model");
            trained.save(file);
            trained.page().write(folder.resolve("churn.html"));
            return describe(
                    history, PropensityModels.load(file, goal, census.users().schema()), census.users());
        } catch (IllegalArgumentException e) {
            return "No churn model for the next " + horizon.toDays() + " days: " + e.getMessage() + "\n";
        }
    }

    /** Users as of past instants one horizon apart, the last of which has seen its whole future. */
    private static TrainingSet history(
            EventLog log, FeatureSet features, Duration horizon, Instant asOf, ProgressListener progress) {
        List<Instant> cutOffs = IntStream.rangeClosed(1, CUT_OFFS)
                .mapToObj(step -> asOf.minus(horizon.multipliedBy(step)))
                .toList();
        return TrainingSets.churn(features, horizon)
                .at(cutOffs)
                .observedUntil(asOf)
                .from(log, progress);
    }

    private static String describe(TrainingSet history, Trained<ChurnModel> trained, UserTable users) {
        StringBuilder text = new StringBuilder(String.format(
                "Churn in the next %d days: learned from %,d rows, %s%n%s%n%s%n",
                trained.goal().horizon().toDays(),
                history.size(),
                trained.verdict().accepted() ? "accepted" : "not accepted",
                trained.verdict().toTable(),
                trained.gains().toTable()));
        if (trained.verdict().accepted()) {
            double[] risks = trained.model().score(users);
            UserSnapshot user = users.row(0);
            text.append(String.format(
                    "Mean risk of %,d users: %.3f. Why user %s has %.3f:%n  %s%n",
                    users.size(),
                    Arrays.stream(risks).average().orElse(Double.NaN),
                    user.userId(),
                    risks[0],
                    trained.explain(user).lines().stream().limit(6).collect(Collectors.joining("\n  "))));
        }
        return text.toString();
    }
}
