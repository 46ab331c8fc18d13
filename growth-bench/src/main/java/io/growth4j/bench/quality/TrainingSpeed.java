package io.growth4j.bench.quality;

import io.growth4j.models.evaluation.BinaryEvaluation;
import io.growth4j.models.propensity.Algorithm;
import io.growth4j.models.propensity.Goal;
import io.growth4j.models.propensity.PropensityTrainer;
import io.growth4j.report.Table;
import io.growth4j.score.ChurnModel;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * What training and scoring many users costs: CPU time of the process and the greatest heap, per algorithm.
 *
 * <p>Run: {@code mvn -q -Pquality package -Dmain=TrainingSpeed -Dusers=1000000}; 50,000
 * users without the property. 30 numbers a user; the AUC is on the training rows, as a check that something was learned.
 */
public final class TrainingSpeed {
    private static final int FEATURES = 30;

    private TrainingSpeed() {}

    /**
     * Runs the measurement.
     *
     * @param args none
     */
    public static void main(String[] args) {
        TrainingSet set = users(Integer.getInteger("growth4j.users", 50_000));
        Map<String, Algorithm> algorithms = new LinkedHashMap<>();
        algorithms.put("logistic regression", Algorithm.LogisticRegression.STANDARD);
        algorithms.put("100 trees of depth 6", new Algorithm.BoostedTrees(100, 6, 0.1, 0.8, 0.8, 1, 1, 0, 1));
        algorithms.put("wide and deep, 64 and 32 units", Algorithm.WideAndDeep.STANDARD);
        Table.Builder table = Table.of(
                set.size() + " users, " + FEATURES + " features",
                "algorithm",
                "training, CPU s",
                "peak heap, MB",
                "scoring, million users per CPU s",
                "in-sample AUC");
        algorithms.forEach((name, algorithm) -> measure(table, name, algorithm, set));
        System.out.println(table.build());
    }

    private static void measure(Table.Builder table, String name, Algorithm algorithm, TrainingSet set) {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
        double start = cpuSeconds();
        ChurnModel model = PropensityTrainer.of(Goal.churn())
                .algorithm(algorithm)
                .unjudged()
                .train(set);
        double trained = cpuSeconds() - start;
        double peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        double[] scores = model.score(set.users());
        start = cpuSeconds();
        double[] again = model.score(set.users());
        double scored = set.size() / (cpuSeconds() - start) / 1e6;
        if (!Arrays.equals(scores, again)) {
            throw new IllegalStateException(name + " scores the same users differently");
        }
        double auc = BinaryEvaluation.of(set.labels(), scores).auc();
        table.row(name, trained, peak / 1e6, scored, auc);
    }

    private static double cpuSeconds() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }

    private static TrainingSet users(int n) {
        Random random = new Random(1);
        List<Feature.OfDouble> features = new ArrayList<>();
        double[][] columns = new double[FEATURES][n];
        double[] sums = new double[n];
        for (int column = 0; column < FEATURES; column++) {
            features.add(new Feature.OfDouble("f" + column, "", "a number"));
            for (int row = 0; row < n; row++) {
                double value = random.nextGaussian();
                columns[column][row] = value;
                sums[row] += value * (column % 3 - 1) / 4 + (column < 5 ? Math.abs(value) - 0.8 : 0);
            }
        }
        double[] labels = new double[n];
        for (int row = 0; row < n; row++) {
            labels[row] = random.nextDouble() < 1 / (1 + Math.exp(1 - sums[row])) ? 1 : 0;
        }
        UserTable.Builder table = UserTable.of(
                FeatureSchema.of(features), UserKeys.of(LongStream.range(0, n).toArray()), 0);
        for (int column = 0; column < FEATURES; column++) {
            table.column(features.get(column), columns[column]);
        }
        return TrainingSet.of(table.build(), Goal.churn(), labels);
    }
}
