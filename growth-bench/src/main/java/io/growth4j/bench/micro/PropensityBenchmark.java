package io.growth4j.bench.micro;

import io.growth4j.models.propensity.Algorithm;
import io.growth4j.models.propensity.Goal;
import io.growth4j.models.propensity.PropensityTrainer;
import io.growth4j.score.ChurnModel;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import io.growth4j.user.UserTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Scoring by a linear model of 20 features, and over 30 by 100 trees of depth 6 and by a wide and deep network of 64 and
 * 32 units, one user and a table at a time, beside XGBoost4J's single row. Fixture: 20,000 random users; batch and single scores must be equal.
 *
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=PropensityBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PropensityBenchmark {
    private static final int USERS = 20_000;
    private static final int SINGLE = 1024;
    private static final int TREES = 100;
    private static final int DEPTH = 6;
    private static final int FEW = 20;
    private static final int MANY = 30;

    private final UserSnapshot[] fewFeatures = new UserSnapshot[SINGLE];
    private final UserSnapshot[] manyFeatures = new UserSnapshot[SINGLE];
    private final float[][] rows = new float[SINGLE][];
    private ChurnModel linear;
    private ChurnModel trees;
    private ChurnModel network;
    private UserTable fewTable;
    private UserTable manyTable;
    private Booster booster;
    private int next;

    /** Trains the models and checks that batch and single scores agree. */
    @Setup
    public void train() throws XGBoostError {
        TrainingSet few = users(FEW, fewFeatures);
        TrainingSet many = users(MANY, manyFeatures);
        fewTable = few.users();
        manyTable = many.users();
        PropensityTrainer<ChurnModel> trainer = PropensityTrainer.of(Goal.churn());
        linear = trainer.algorithm(Algorithm.LogisticRegression.STANDARD)
                .unjudged()
                .train(few);
        trees = trainer.algorithm(new Algorithm.BoostedTrees(TREES, DEPTH, 0.1, 1, 1, 1, 1, 0, 1))
                .unjudged()
                .train(many);
        network = trainer.algorithm(Algorithm.WideAndDeep.STANDARD.epochs(2, 0))
                .unjudged()
                .train(many);
        booster = booster(many);
        check(linear, fewTable, fewFeatures);
        check(trees, manyTable, manyFeatures);
        check(network, manyTable, manyFeatures);
    }

    private static void check(ChurnModel model, UserTable table, UserSnapshot[] users) {
        double[] batch = model.score(table);
        for (int i = 0; i < users.length; i++) {
            if (Math.abs(batch[i] - model.score(users[i])) > 1e-12) {
                throw new IllegalStateException("user " + i + ": " + batch[i] + " and " + model.score(users[i]));
            }
        }
    }

    private TrainingSet users(int count, UserSnapshot[] single) {
        Random random = new Random(count);
        List<Feature.OfDouble> features = new ArrayList<>();
        double[][] columns = new double[count][USERS];
        for (int column = 0; column < count; column++) {
            features.add(new Feature.OfDouble("f" + column, "", "a number"));
            for (int row = 0; row < USERS; row++) {
                columns[column][row] = random.nextInt(50) == 0 ? Double.NaN : random.nextGaussian();
            }
        }
        double[] labels = new double[USERS];
        for (int row = 0; row < USERS; row++) {
            double sum = random.nextGaussian();
            for (int column = 0; column < count; column++) {
                double value = columns[column][row];
                sum += Double.isNaN(value) ? 0 : value * (column % 3 - 1) + Math.sin(3 * value);
            }
            labels[row] = sum > 0 ? 1 : 0;
        }
        FeatureSchema schema = FeatureSchema.of(features);
        UserTable.Builder table =
                UserTable.of(schema, UserKeys.of(LongStream.range(0, USERS).toArray()), 0);
        for (int column = 0; column < count; column++) {
            table.column(features.get(column), columns[column]);
        }
        for (int i = 0; i < SINGLE; i++) {
            UserSnapshots.Builder user = UserSnapshots.of(schema, "u" + i, Instant.EPOCH);
            rows[i] = new float[count];
            for (int column = 0; column < count; column++) {
                user.with(features.get(column), columns[column][i]);
                rows[i][column] = (float) columns[column][i];
            }
            single[i] = user.build();
        }
        return TrainingSet.of(table.build(), Goal.churn(), labels);
    }

    private static Booster booster(TrainingSet set) throws XGBoostError {
        float[] cells = new float[USERS * MANY];
        float[] labels = new float[USERS];
        for (int row = 0; row < USERS; row++) {
            labels[row] = (float) set.labels()[row];
            for (int column = 0; column < MANY; column++) {
                cells[row * MANY + column] = (float) ((double[]) set.users().column(column))[row];
            }
        }
        DMatrix matrix = new DMatrix(cells, USERS, MANY, Float.NaN);
        matrix.setLabel(labels);
        Map<String, Object> settings = new HashMap<>(
                Map.of("objective", "binary:logistic", "max_depth", DEPTH, "nthread", 1, "tree_method", "hist"));
        Booster trained = XGBoost.train(matrix, settings, TREES, Map.of(), null, null);
        matrix.dispose();
        return trained;
    }

    private int next() {
        next = (next + 1) & (SINGLE - 1);
        return next;
    }

    @Benchmark
    public double linearSingle() {
        return linear.score(fewFeatures[next()]);
    }

    @Benchmark
    public double treesSingle() {
        return trees.score(manyFeatures[next()]);
    }

    @Benchmark
    public double networkSingle() {
        return network.score(manyFeatures[next()]);
    }

    @Benchmark
    @OperationsPerInvocation(USERS)
    public double[] networkBatch() {
        return network.score(manyTable);
    }

    @Benchmark
    @OperationsPerInvocation(USERS)
    public double[] linearBatch() {
        return linear.score(fewTable);
    }

    @Benchmark
    @OperationsPerInvocation(USERS)
    public double[] treesBatch() {
        return trees.score(manyTable);
    }

    @Benchmark
    public float xgboostSingle() throws XGBoostError {
        DMatrix matrix = new DMatrix(rows[next()], 1, MANY, Float.NaN);
        try {
            return booster.predict(matrix)[0][0];
        } finally {
            matrix.dispose();
        }
    }

    @Benchmark
    public float xgboostSingleInPlace() throws XGBoostError {
        return booster.inplace_predict(rows[next()], 1, MANY, Float.NaN)[0][0];
    }
}
