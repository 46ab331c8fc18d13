package io.growth4j.bench.micro;

import io.growth4j.bench.peers.ArrowWorkload;
import io.growth4j.bench.population.Workload;
import io.growth4j.event.EventLog;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Features of every user at one instant from Arrow record batches, in nanoseconds per event: W1 has 25 features, W2 42.
 * Fixture: two million events of the workload off the heap; every column's sum must be that from plain arrays.
 *
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=ArrowFeaturesBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ArrowFeaturesBenchmark.EVENTS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class ArrowFeaturesBenchmark {
    static final int EVENTS = 2_000_000;

    /** Which features. */
    @Param({"W1", "W2"})
    public String features;

    private final Workload plain = Workload.of(EVENTS);
    private final ArrowWorkload arrow = new ArrowWorkload(plain);
    private final EventLog log = arrow.log();

    /** Compares the sums. */
    @Setup
    public void check() {
        double[] sums = FeatureSums.of(compute());
        double[] expected = FeatureSums.of(compute(plain));
        if (!Arrays.equals(sums, expected)) {
            throw new IllegalStateException(Arrays.toString(sums) + " and " + Arrays.toString(expected));
        }
    }

    private UserTable compute(EventLog events) {
        return FeaturePipeline.of(FeatureSums.features(features))
                .asOf(Workload.AS_OF)
                .run(events)
                .users();
    }

    /**
     * Computes all users.
     *
     * @return the table
     */
    @Benchmark
    public UserTable compute() {
        return compute(log);
    }

    /** Gives the memory back, and finds out whether any was lost. */
    @TearDown
    public void close() {
        arrow.close();
    }
}
