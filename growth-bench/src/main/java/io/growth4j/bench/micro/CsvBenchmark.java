package io.growth4j.bench.micro;

import io.growth4j.bench.population.Shop;
import io.growth4j.event.EventLog;
import io.growth4j.features.source.EventMapping;
import io.growth4j.features.source.EventSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading events from CSV, in megabytes and rows per second. Fixture: the log of a shop of 2,000 users, 8 columns, 140,000
 * rows, with ISO times and decimal amounts; what is read must sum up to what was written.
 *
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=CsvBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class CsvBenchmark {
    private final Shop shop = Shop.of(2000, 180, 42);
    private Path file = Path.of("");
    private double megabytes;
    private long rows;

    /** What was read per second. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Read {
        /** Megabytes of the file. */
        public double megabytes;

        /** Rows of the file. */
        public long rows;
    }

    /**
     * Writes the file and compares the sums.
     *
     * @throws IOException if the disk is full
     */
    @Setup
    public void write() throws IOException {
        file = Files.createTempFile("shop", ".csv");
        shop.writeCsv(file);
        megabytes = Files.size(file) / 1e6;
        LogSums written = LogSums.of(shop);
        LogSums read = LogSums.of(open());
        rows = read.events();
        if (!read.equals(written)) {
            throw new IllegalStateException("read " + read + " but wrote " + written);
        }
    }

    private EventLog open() {
        return EventSources.csv(file, EventMapping.parse(Shop.CSV_MAPPING));
    }

    /**
     * Reads the whole file.
     *
     * @param read counts bytes and rows
     * @return sums over all columns
     */
    @Benchmark
    public LogSums read(Read read) {
        LogSums sums = LogSums.of(open());
        read.megabytes += megabytes;
        read.rows += rows;
        return sums;
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
