package io.growth4j.bench.micro;

import io.growth4j.action.HoldOut;
import io.growth4j.models.experiment.Assignment;
import io.growth4j.models.experiment.Experiment;
import io.growth4j.models.experiment.Layer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The arm of a user. Fixture: 1,024 users by number and by text of 24 or 25 characters, in a layer with a hold-out. Results
 * are timed by {@link MetricResultBenchmark}.
 *
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=ExperimentBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ExperimentBenchmark {
    private static final int USERS = 1024;

    private final Assignment assignment = Layer.of("checkout")
            .with(HoldOut.of("2026", 0.05))
            .with(Experiment.of("button"), 0.8)
            .assignment("button");
    private final long[] numbers = new Random(1).longs(USERS).toArray();
    private final String[] texts = new String[USERS];
    private int next;

    /** The shares must be those of the definition. */
    @Setup
    public void check() {
        int treated = 0;
        int assigned = 0;
        for (int user = 0; user < 100_000; user++) {
            int arm = assignment.arm(user);
            assigned += arm == Assignment.NOT_ASSIGNED ? 0 : 1;
            treated += arm == 1 ? 1 : 0;
        }
        if (Math.abs(assigned - 76_000) > 700 || Math.abs(treated - 38_000) > 700) {
            throw new IllegalStateException(treated + " of " + assigned + " users are treated");
        }
        for (int i = 0; i < USERS; i++) {
            texts[i] = "user-" + numbers[i];
        }
    }

    /**
     * By number.
     *
     * @return the arm of the next user
     */
    @Benchmark
    public int assignByNumber() {
        return assignment.arm(numbers[next++ & (USERS - 1)]);
    }

    /**
     * By text.
     *
     * @return the arm of the next user
     */
    @Benchmark
    public int assignByText() {
        return assignment.arm(texts[next++ & (USERS - 1)]);
    }
}
