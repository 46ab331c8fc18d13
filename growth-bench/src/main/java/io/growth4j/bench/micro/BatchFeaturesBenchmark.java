package io.growth4j.bench.micro;

import io.growth4j.bench.population.Workload;
import io.growth4j.features.FeaturePipeline;
import io.growth4j.user.UserTable;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Features of every user at one instant from plain arrays, in nanoseconds per event: W1 has 25 features, W2 42. Fixture: two
 * million events of the workload in memory; two threads must give what one gives, and every event must be counted once.
 *
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=BatchFeaturesBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BatchFeaturesBenchmark.EVENTS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class BatchFeaturesBenchmark {
    static final int EVENTS = 2_000_000;

    /** Which features. */
    @Param({"W1", "W2"})
    public String features;

    private final Workload log = Workload.of(EVENTS);

    /** Compares the sums of two runs. */
    @Setup
    public void check() {
        double[] sums = FeatureSums.of(compute());
        double[] twoThreads = FeatureSums.of(pipeline().threads(2).run(log).users());
        if (sums[0] != EVENTS || !Arrays.equals(sums, twoThreads)) {
            throw new IllegalStateException(Arrays.toString(sums) + " and " + Arrays.toString(twoThreads));
        }
    }

    private FeaturePipeline pipeline() {
        return FeaturePipeline.of(FeatureSums.features(features)).asOf(Workload.AS_OF);
    }

    /**
     * Computes all users.
     *
     * @return the table
     */
    @Benchmark
    public UserTable compute() {
        return pipeline().run(log).users();
    }
}
