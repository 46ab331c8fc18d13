package io.growth4j.bench.quality;

import io.growth4j.models.evaluation.BinaryEvaluation;
import io.growth4j.models.propensity.Algorithm;
import io.growth4j.models.propensity.Goal;
import io.growth4j.models.propensity.PropensityTrainer;
import io.growth4j.models.tuning.Dimension;
import io.growth4j.models.tuning.Objective;
import io.growth4j.models.tuning.Search;
import io.growth4j.models.tuning.Trial;
import io.growth4j.report.Table;
import io.growth4j.score.PropensityModel;
import io.growth4j.user.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Bayesian search beside random search with the same budget, over many seeds: on three functions whose optimum is known,
 * and on the settings of boosted trees for public churn data.
 *
 * <p>Run: {@code mvn -q -Pquality package -Dmain=SearchQuality -Dsets=20 -Ddata=FOLDER}; 5 seeds without the
 * property, and no trees without {@code churn_telecom_3333.csv}. The exit code is 1 if the median of the Bayesian search is
 * anywhere not the better one.
 */
public final class SearchQuality {
    private static final int SEEDS = Integer.getInteger("growth4j.sets", 5);

    private final Table.Builder table = Table.of(
            "Best after so many trials, median of " + SEEDS + " seeds",
            "function",
            "trials",
            "optimum",
            "random",
            "Bayesian",
            "Bayesian better, share of seeds",
            "Bayesian, s per search");
    private boolean good = true;

    private SearchQuality() {}

    /**
     * Runs the comparison.
     *
     * @param args none
     * @throws IOException if the data cannot be read
     */
    public static void main(String[] args) throws IOException {
        SearchQuality quality = new SearchQuality();
        SearchProblems problems = new SearchProblems();
        quality.compare("Branin", problems.braninSpace(), 25, SearchProblems.BRANIN_LEAST, problems::branin);
        quality.compare("Hartmann 6", problems.hartmannSpace(), 50, SearchProblems.HARTMANN_LEAST, problems::hartmann);
        quality.compare(
                "numbers, a choice and noise",
                problems.mixedSpace(),
                25,
                0.0,
                seed -> problems.noisy(new Random(seed)),
                trial -> problems.mixed(trial.point()));
        Path data = Path.of(System.getProperty("growth4j.data", ""), "churn_telecom_3333.csv");
        if (Files.isRegularFile(data)) {
            quality.trees(data);
        } else {
            System.out.println("no " + data + ": boosted trees skipped");
        }
        System.out.println(quality.table.build());
        System.exit(quality.good ? 0 : 1);
    }

    private void compare(String name, Dimension<?>[] space, int trials, @Nullable Double least, Objective objective) {
        compare(name, space, trials, least, seed -> objective, Trial::score);
    }

    private void compare(
            String name,
            Dimension<?>[] space,
            int trials,
            @Nullable Double least,
            IntFunction<Objective> objective,
            ToDoubleFunction<Trial> worth) {
        double[] random = new double[SEEDS];
        double[] bayesian = new double[SEEDS];
        double seconds = 0;
        int better = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Search search = Search.over(space).trials(trials).seed(seed);
            random[seed] = worth.applyAsDouble(
                    search.random().minimise(objective.apply(seed)).best());
            long start = System.nanoTime();
            bayesian[seed] =
                    worth.applyAsDouble(search.minimise(objective.apply(seed)).best());
            seconds += (System.nanoTime() - start) / 1e9;
            better += bayesian[seed] < random[seed] ? 1 : 0;
        }
        table.row(
                name, (long) trials, least, median(random), median(bayesian), (double) better / SEEDS, seconds / SEEDS);
        good &= median(bayesian) < median(random);
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Log loss on a fifth of the users, who no model was trained on. */
    private void trees(Path data) throws IOException {
        TrainingSet all = ChurnTable.read(data, "Churn?", "True.", Set.of("Phone"));
        TrainingSet train = all.select(row -> row % 5 != 0);
        TrainingSet validation = all.select(row -> row % 5 == 0);
        Dimension<Integer> trees = Dimension.integer("trees", 10, 200);
        Dimension<Integer> depth = Dimension.integer("depth", 1, 8);
        Dimension<Double> rate = Dimension.logUniform("learning rate", 0.005, 1);
        Dimension<Double> rows = Dimension.uniform("row share", 0.3, 1);
        Dimension<Double> columns = Dimension.uniform("column share", 0.3, 1);
        Dimension<Double> lambda = Dimension.logUniform("lambda", 0.01, 100);
        Objective loss = point -> {
            Algorithm algorithm = new Algorithm.BoostedTrees(
                    point.value(trees),
                    point.value(depth),
                    point.value(rate),
                    point.value(rows),
                    point.value(columns),
                    point.value(lambda),
                    1,
                    0,
                    1);
            return loss(algorithm, train, validation);
        };
        Dimension<?>[] space = {trees, depth, rate, rows, columns, lambda};
        compare("log loss of trees, telecom churn", space, 25, null, loss);
    }

    private static double loss(Algorithm algorithm, TrainingSet train, TrainingSet validation) {
        PropensityModel model = PropensityTrainer.of(Goal.churn())
                .algorithm(algorithm)
                .unjudged()
                .train(train);
        return BinaryEvaluation.of(validation.labels(), model.score(validation.users()))
                .logLoss();
    }
}
