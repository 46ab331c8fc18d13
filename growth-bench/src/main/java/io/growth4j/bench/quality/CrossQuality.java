package io.growth4j.bench.quality;

import io.growth4j.event.Dictionary;
import io.growth4j.models.evaluation.BinaryEvaluation;
import io.growth4j.models.propensity.Algorithm;
import io.growth4j.models.propensity.Goal;
import io.growth4j.models.propensity.PropensityTrainer;
import io.growth4j.report.Table;
import io.growth4j.score.PropensityModel;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Users who buy because two things about them meet: the city and the plan, the channel and the kind of goods. Which
 * algorithm finds that, and how near each comes to the true probability.
 *
 * <p>Run: {@code mvn -q -Pquality package -Dmain=CrossQuality -Dusers=100000}; 40,000 users without the
 * property, a quarter of them held out. The exit code is 1 if a wide part with crosses is not better than logistic
 * regression, or the whole network worse than the wide part.
 */
public final class CrossQuality {
    private static final int[] LEVELS = {30, 5, 8, 12};
    private static final String[] NAMES = {"city", "plan", "channel", "goods"};
    private static final double CELL_SPREAD = 0.9;
    private static final double LEVEL_SPREAD = 0.4;

    private final Random random = new Random(1);
    private final int[][] codes = new int[LEVELS.length][];
    private final double[] days;
    private final double[] visits;
    private final double[] truth;
    private final TrainingSet set;

    private CrossQuality(int n) {
        for (int i = 0; i < LEVELS.length; i++) {
            int levels = LEVELS[i];
            codes[i] = IntStream.range(0, n)
                    .map(row -> (int) (levels * random.nextDouble() * random.nextDouble()))
                    .toArray();
        }
        this.days = random.doubles(n, 0, 30).toArray();
        this.visits = random.doubles(n, 0, 10).toArray();
        this.truth = new double[n];
        addLevels();
        addCells(0, 1);
        addCells(2, 3);
        double[] labels = new double[n];
        for (int row = 0; row < n; row++) {
            truth[row] = 1 / (1 + Math.exp(1.2 + 0.08 * days[row] - 0.15 * visits[row] - truth[row]));
            labels[row] = random.nextDouble() < truth[row] ? 1 : 0;
        }
        this.set = TrainingSet.of(table(n), Goal.churn(), labels);
    }

    private void addLevels() {
        for (int[] of : codes) {
            double[] effects = random.doubles(64)
                    .map(none -> LEVEL_SPREAD * random.nextGaussian())
                    .toArray();
            for (int row = 0; row < truth.length; row++) {
                truth[row] += effects[of[row]];
            }
        }
    }

    private void addCells(int first, int second) {
        double[] effects = random.doubles(64 * 64)
                .map(none -> CELL_SPREAD * random.nextGaussian())
                .toArray();
        for (int row = 0; row < truth.length; row++) {
            truth[row] += effects[64 * codes[first][row] + codes[second][row]];
        }
    }

    private UserTable table(int n) {
        Feature.OfDouble daysAway = new Feature.OfDouble("days_away", "days", "since the last visit");
        Feature.OfDouble visitsSoFar = new Feature.OfDouble("visits", "visits", "in four weeks");
        Feature.OfCategory[] categories = IntStream.range(0, LEVELS.length)
                .mapToObj(i -> new Feature.OfCategory(NAMES[i], NAMES[i]))
                .toArray(Feature.OfCategory[]::new);
        UserTable.Builder table = UserTable.of(
                FeatureSchema.of(daysAway, visitsSoFar, categories[0], categories[1], categories[2], categories[3]),
                UserKeys.of(LongStream.range(0, n).toArray()),
                0);
        table.column(daysAway, days).column(visitsSoFar, visits);
        for (int i = 0; i < LEVELS.length; i++) {
            String name = NAMES[i];
            Dictionary dictionary = Dictionary.of(IntStream.range(0, LEVELS[i])
                    .mapToObj(level -> name + " " + level)
                    .toList());
            table.column(categories[i], codes[i], dictionary);
        }
        return table.build();
    }

    /**
     * Runs the comparison.
     *
     * @param args none
     */
    public static void main(String[] args) {
        CrossQuality quality = new CrossQuality(Integer.getInteger("growth4j.users", 40_000));
        Map<String, Double> reached = quality.compare();
        double linear = reached.getOrDefault("logistic regression", 1.0);
        double wide = reached.getOrDefault("wide part alone", 0.0);
        double both = reached.getOrDefault("wide and deep", 0.0);
        System.exit(wide > linear + 0.01 && both > wide - 0.005 ? 0 : 1);
    }

    private Map<String, Double> compare() {
        Map<String, Algorithm> algorithms = new LinkedHashMap<>();
        algorithms.put("logistic regression", Algorithm.LogisticRegression.STANDARD);
        algorithms.put("factorization machine", Algorithm.FactorizationMachine.STANDARD);
        algorithms.put("boosted trees", Algorithm.BoostedTrees.STANDARD);
        algorithms.put("wide part alone", Algorithm.WideAndDeep.STANDARD.layers());
        algorithms.put("deep part without crosses", Algorithm.WideAndDeep.STANDARD.crossing(0));
        algorithms.put("wide and deep", Algorithm.WideAndDeep.STANDARD);
        TrainingSet train = set.select(row -> row % 4 != 0);
        TrainingSet test = set.select(row -> row % 4 == 0);
        Table.Builder table =
                Table.of(set.size() + " users, a quarter held out", "model", "AUC", "log loss", "training, s");
        double[] true4 = IntStream.range(0, truth.length)
                .filter(row -> row % 4 == 0)
                .mapToDouble(row -> truth[row])
                .toArray();
        BinaryEvaluation oracle = BinaryEvaluation.of(test.labels(), true4);
        table.row("the true probability", oracle.auc(), oracle.logLoss(), null);
        Map<String, Double> reached = new LinkedHashMap<>();
        algorithms.forEach((name, algorithm) -> {
            long start = System.nanoTime();
            PropensityModel model = PropensityTrainer.of(Goal.churn())
                    .algorithm(algorithm)
                    .unjudged()
                    .train(train);
            double seconds = (System.nanoTime() - start) / 1e9;
            BinaryEvaluation evaluation = BinaryEvaluation.of(test.labels(), model.score(test.users()));
            reached.put(name, evaluation.auc());
            table.row(name, evaluation.auc(), evaluation.logLoss(), seconds);
        });
        System.out.println(table.build());
        return reached;
    }
}
