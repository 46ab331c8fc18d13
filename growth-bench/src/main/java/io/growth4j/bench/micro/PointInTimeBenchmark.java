package io.growth4j.bench.micro;

import io.growth4j.bench.population.Workload;
import io.growth4j.features.FeaturePipeline;
import io.growth4j.user.UserTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
 * Features of every user at twelve instants, one month apart, in one pass, in nanoseconds per event. Fixture: a million events
 * of the workload in memory; the rows must count as many events as twelve runs at one instant each.
 *
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=PointInTimeBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(PointInTimeBenchmark.EVENTS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class PointInTimeBenchmark {
    static final int EVENTS = 1_000_000;

    private static final int MONTHS = 12;

    /** Which features. */
    @Param({"W1", "W2"})
    public String features;

    private final Workload log = Workload.of(EVENTS);
    private final List<Instant> instants = Stream.iterate(Workload.AS_OF, instant -> instant.minus(30, ChronoUnit.DAYS))
            .limit(MONTHS)
            .toList();

    /** Compares with one run per instant. */
    @Setup
    public void check() {
        double expected = instants.stream()
                .mapToDouble(instant ->
                        FeatureSums.of(pipeline().asOf(instant).run(log).users())[0])
                .sum();
        double actual = FeatureSums.of(compute())[0];
        if (actual != expected) {
            throw new IllegalStateException(actual + " events are counted, not " + expected);
        }
    }

    private FeaturePipeline pipeline() {
        return FeaturePipeline.of(FeatureSums.features(features));
    }

    /**
     * Computes all users at all instants.
     *
     * @return the table
     */
    @Benchmark
    public UserTable compute() {
        return pipeline().at(instants).run(log).users();
    }
}
