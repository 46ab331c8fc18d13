package io.growth4j.bench.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.growth4j.bench.peers.Comparison.Measured;
import io.growth4j.bench.peers.Peer.Task;
import io.growth4j.bench.population.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares this library, from plain arrays and from Arrow record batches, with DuckDB and with Java streams on W1 and W2:
 * interleaved rounds in one process, CPU time of the process, the sum of every column checked equal.
 *
 * <p>Run: {@code mvn -q -Ppeers package -Dsize=10000000 -Dthreads=1}; it writes {@code growth-bench/target/peers/results.json}.
 */
public final class Peers {
    private static final int ROUNDS = 7;
    /** Methods that run once a partition are compiled only then. */
    private static final int WARM_UP_EVENTS = 400_000_000;

    /** Of large logs, on which a peer takes a minute. */
    private static final int FEW_ROUNDS = 3;

    /** Above this the records of the streams alone would take more heap than all the rest. */
    private static final int MAX_STREAM_EVENTS = 10_000_000;

    private Peers() {}

    /**
     * Runs the comparison.
     *
     * @param args none; sizes come as system properties
     * @throws IOException if the results cannot be written
     */
    public static void main(String[] args) throws IOException {
        int events = number("growth4j.size", 1_000_000);
        int threads = number("growth4j.threads", 1);
        Workload log = Workload.of(events);
        List<Measured> all = new ArrayList<>();
        try (ArrowWorkload arrow = new ArrowWorkload(log);
                Growth4jPeer ours = new Growth4jPeer("growth4j", log, threads);
                Growth4jPeer fromArrow = new Growth4jPeer("growth4j/arrow", arrow.log(), threads);
                DuckDbPeer duckDb = new DuckDbPeer(log, threads)) {
            List<Peer> peers = new ArrayList<>(List.of(ours, fromArrow, duckDb));
            if (events <= MAX_STREAM_EVENTS) {
                peers.add(new StreamsPeer(log));
            }
            for (Task task : Task.values()) {
                all.addAll(Comparison.of(task, peers, rounds(events), events, WARM_UP_EVENTS));
            }
        }
        print(all, events, threads, System.out);
        write(all, events, threads);
    }

    private static int rounds(int events) {
        return events <= MAX_STREAM_EVENTS ? ROUNDS : FEW_ROUNDS;
    }

    static int number(String property, int standard) {
        String text = System.getProperty(property, "");
        return text.isEmpty() ? standard : Integer.parseInt(text.replace("_", ""));
    }

    private static void print(List<Measured> all, int events, int threads, PrintStream out) {
        out.printf(
                "%,d events, %d thread(s); CPU seconds, median of %d interleaved rounds%n",
                events, threads, rounds(events));
        out.printf(
                "%-4s %-14s %8s %18s %10s %8s %8s %8s%n",
                "", "", "median", "min - max", "ns/event", "ratio", "of mins", "wall");
        for (Measured one : all) {
            Measured ours = all.stream()
                    .filter(other -> other.task() == one.task())
                    .findFirst()
                    .orElseThrow();
            out.printf(
                    "%-4s %-14s %8.3f %8.3f -%8.3f %10.1f %7.1fx %7.1fx %8.3f%n",
                    one.task(),
                    one.peer(),
                    one.medianSeconds(),
                    one.minSeconds(),
                    one.maxSeconds(),
                    1e9 * one.medianSeconds() / events,
                    one.medianSeconds() / ours.medianSeconds(),
                    one.minSeconds() / ours.minSeconds(),
                    one.wallSeconds());
        }
    }

    private static void write(List<Measured> all, int events, int threads) throws IOException {
        Path folder = Path.of(System.getProperty("growth4j.out", "target/peers"));
        Files.createDirectories(folder);
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("events", events);
        results.put("threads", threads);
        results.put("java", Runtime.version().toString());
        results.put("rounds", rounds(events));
        results.put("measured", all);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve("results.json").toFile(), results);
    }
}
