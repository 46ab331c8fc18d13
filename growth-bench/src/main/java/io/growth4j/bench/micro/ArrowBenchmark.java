package io.growth4j.bench.micro;

import io.growth4j.bench.population.Workload;
import io.growth4j.features.arrow.ArrowEvents;
import io.growth4j.features.source.EventSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading events from an Arrow file, in nanoseconds per row, beside reading the same log from memory. Fixture: a million
 * events of the workload, 7 columns, 44 MB; what is read must sum up to what was written.
 *
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=ArrowBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ArrowBenchmark.EVENTS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ArrowBenchmark {
    static final int EVENTS = 1_000_000;

    private final Workload workload = Workload.of(EVENTS);
    private Path file = Path.of("");

    /**
     * Writes the file and compares the sums.
     *
     * @throws IOException if the disk is full
     */
    @Setup
    public void write() throws IOException {
        file = Files.createTempFile("workload", ".arrow");
        ArrowEvents.write(workload, file);
        if (!arrow().equals(memory())) {
            throw new IllegalStateException("read " + arrow() + " but wrote " + memory());
        }
    }

    /**
     * Reads the file.
     *
     * @return sums over the log
     */
    @Benchmark
    public LogSums arrow() {
        return LogSums.of(EventSources.arrow(file));
    }

    /**
     * Reads the same log from memory: what summing alone costs.
     *
     * @return sums over the log
     */
    @Benchmark
    public LogSums memory() {
        return LogSums.of(workload);
    }

    /**
     * Deletes the file.
     *
     * @throws IOException if it is gone
     */
    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }
}
