package io.growth4j.bench.micro;

import io.growth4j.models.propensity.Algorithm;
import io.growth4j.models.propensity.Goal;
import io.growth4j.models.propensity.PropensityTrainer;
import io.growth4j.models.propensity.ScoreCache;
import io.growth4j.score.ChurnModel;
import io.growth4j.score.Scorer;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Is a cache of scores worth having? Scoring anew by a linear model, by a network and by 100 trees of depth 6, beside the best case of a
 * {@link ScoreCache}: it has room for all, and every user was asked for before. Fixture: 20 features, users asked for at
 * random; what the cache holds must be the score.
 *
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=ScoreCacheBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScoreCacheBenchmark {
    private static final int FEATURES = 20;
    private static final int ROWS = 5000;

    /** How many users there are: a cache is only asked for where there are many. */
    @Param({"1000", "100000"})
    private int users;

    private UserSnapshot[] snapshots = new UserSnapshot[0];
    private int[] order = new int[0];
    private ChurnModel linear;
    private ChurnModel trees;
    private ChurnModel network;
    private Scorer cachedLinear;
    private Scorer cachedTrees;
    private Scorer cachedNetwork;
    private int next;

    /** Trains both models, fills the cache, and checks what it holds. */
    @Setup
    public void fill() {
        Random random = new Random(1);
        List<Feature.OfDouble> features = new ArrayList<>();
        for (int column = 0; column < FEATURES; column++) {
            features.add(new Feature.OfDouble("f" + column, "", "a number"));
        }
        FeatureSchema schema = FeatureSchema.of(features);
        TrainingSet set = set(schema, features, random);
        PropensityTrainer<ChurnModel> trainer = PropensityTrainer.of(Goal.churn());
        linear = trainer.algorithm(Algorithm.LogisticRegression.STANDARD)
                .unjudged()
                .train(set);
        trees = trainer.algorithm(new Algorithm.BoostedTrees(100, 6, 0.1, 1, 1, 1, 1, 0, 1))
                .unjudged()
                .train(set);
        network = trainer.algorithm(Algorithm.WideAndDeep.STANDARD.epochs(2, 0))
                .unjudged()
                .train(set);
        snapshots = new UserSnapshot[users];
        for (int i = 0; i < users; i++) {
            UserSnapshots.Builder user = UserSnapshots.of(schema, "user-" + i, Instant.EPOCH);
            features.forEach(feature -> user.with(feature, random.nextGaussian()));
            snapshots[i] = user.build();
        }
        order = random.ints(1 << 17, 0, users).toArray();
        cachedLinear = ScoreCache.of(linear, "1", Duration.ofHours(1), 8 * users);
        cachedTrees = ScoreCache.of(trees, "1", Duration.ofHours(1), 8 * users);
        cachedNetwork = ScoreCache.of(network, "1", Duration.ofHours(1), 8 * users);
        check();
        check();
    }

    /** First fills the cache, then reads it. */
    private void check() {
        for (UserSnapshot user : snapshots) {
            if (cachedTrees.score(user) != trees.score(user)
                    || cachedNetwork.score(user) != network.score(user)
                    || cachedLinear.score(user) != linear.score(user)) {
                throw new IllegalStateException("the cache holds another score of " + user.userId());
            }
        }
    }

    private static TrainingSet set(FeatureSchema schema, List<Feature.OfDouble> features, Random random) {
        UserTable.Builder table =
                UserTable.of(schema, UserKeys.of(LongStream.range(0, ROWS).toArray()), 0);
        double[] labels = new double[ROWS];
        for (Feature.OfDouble feature : features) {
            double[] values = random.doubles(ROWS, -1, 1).toArray();
            table.column(feature, values);
            for (int row = 0; row < ROWS; row++) {
                labels[row] += values[row];
            }
        }
        for (int row = 0; row < ROWS; row++) {
            labels[row] = labels[row] + random.nextGaussian() > 0 ? 1 : 0;
        }
        return TrainingSet.of(table.build(), Goal.churn(), labels);
    }

    private UserSnapshot next() {
        next = (next + 1) & (order.length - 1);
        return snapshots[order[next]];
    }

    @Benchmark
    public double linear() {
        return linear.score(next());
    }

    @Benchmark
    public double trees() {
        return trees.score(next());
    }

    @Benchmark
    public double network() {
        return network.score(next());
    }

    @Benchmark
    public double networkCached() {
        return cachedNetwork.score(next());
    }

    @Benchmark
    public double linearCached() {
        return cachedLinear.score(next());
    }

    @Benchmark
    public double treesCached() {
        return cachedTrees.score(next());
    }
}
