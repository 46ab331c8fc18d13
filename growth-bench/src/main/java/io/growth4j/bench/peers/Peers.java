package io.growth4j.bench.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.management.OperatingSystemMXBean;
import io.growth4j.bench.peers.Peer.Task;
import io.growth4j.bench.population.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compares this library with DuckDB and with Java streams on W1 and W2: interleaved runs in one process, CPU time of the
 * process, the sum of every column checked equal.
 *
 * <p>Run: {@code mvn -q -Ppeers package -Dsize=10000000 -Dthreads=1}; it writes {@code growth-bench/target/peers/results.json}.
 */
public final class Peers {
    private static final int WARM_UPS = 6;
    private static final int ROUNDS = 5;
    /** Above this the records of the streams alone would take more heap than all the rest. */
    private static final int MAX_STREAM_EVENTS = 10_000_000;
    /** Sums of doubles are added in another order by each engine. */
    private static final double TOLERANCE = 1e-9;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Peers() {}

    private record Measured(Task task, String peer, double medianSeconds, double minSeconds, double maxSeconds) {}

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
        try (Growth4jPeer ours = new Growth4jPeer(log, threads);
                DuckDbPeer duckDb = new DuckDbPeer(log, threads)) {
            List<Peer> peers = new ArrayList<>(List.of(ours, duckDb));
            if (events <= MAX_STREAM_EVENTS) {
                peers.add(new StreamsPeer(log));
            }
            for (Task task : Task.values()) {
                all.addAll(compare(task, peers));
            }
        }
        print(all, events, threads, System.out);
        write(all, events, threads);
    }

    private static int number(String property, int standard) {
        String text = System.getProperty(property, "");
        return text.isEmpty() ? standard : Integer.parseInt(text.replace("_", ""));
    }

    private static List<Measured> compare(Task task, List<Peer> peers) {
        Map<Peer, double[]> seconds = new LinkedHashMap<>();
        for (Peer peer : peers) {
            seconds.put(peer, new double[ROUNDS]);
            warmUp(peer, task);
            requireEqual(peers.get(0), peer);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Peer peer : peers) {
                System.gc(); // nobody pays for what another left behind
                long start = SYSTEM.getProcessCpuTime();
                peer.compute(task);
                double spent = (SYSTEM.getProcessCpuTime() - start) / 1e9;
                Objects.requireNonNull(seconds.get(peer))[round] = spent;
            }
        }
        List<Measured> measured = new ArrayList<>();
        seconds.forEach((peer, values) -> {
            Arrays.sort(values);
            measured.add(new Measured(task, peer.name(), values[ROUNDS / 2], values[0], values[ROUNDS - 1]));
        });
        return measured;
    }

    private static void warmUp(Peer peer, Task task) {
        int runs = peer instanceof Growth4jPeer ? WARM_UPS : 1;
        for (int i = 0; i < runs; i++) {
            peer.compute(task);
        }
    }

    private static void requireEqual(Peer ours, Peer other) {
        Map<String, Double> expected = ours.sums();
        Map<String, Double> actual = other.sums();
        expected.forEach((column, sum) -> {
            Double there = actual.get(column);
            if (there == null || Math.abs(there - sum) > TOLERANCE * Math.max(1, Math.abs(sum))) {
                throw new IllegalStateException(
                        "column " + column + " sums to " + sum + " here and to " + there + " in " + other.name());
            }
        });
    }

    private static void print(List<Measured> all, int events, int threads, PrintStream out) {
        out.printf("%,d events, %d thread(s); CPU seconds, median of %d interleaved runs%n", events, threads, ROUNDS);
        out.printf("%-4s %-10s %8s %18s %10s %8s%n", "", "", "median", "min - max", "ns/event", "ratio");
        for (Measured one : all) {
            double ours = all.stream()
                    .filter(other -> other.task == one.task)
                    .findFirst()
                    .orElseThrow()
                    .medianSeconds;
            out.printf(
                    "%-4s %-10s %8.3f %8.3f -%8.3f %10.1f %7.1fx%n",
                    one.task,
                    one.peer,
                    one.medianSeconds,
                    one.minSeconds,
                    one.maxSeconds,
                    1e9 * one.medianSeconds / events,
                    one.medianSeconds / ours);
        }
    }

    private static void write(List<Measured> all, int events, int threads) throws IOException {
        Path folder = Path.of(System.getProperty("growth4j.out", "target/peers"));
        Files.createDirectories(folder);
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("events", events);
        results.put("threads", threads);
        results.put("java", Runtime.version().toString());
        results.put("rounds", ROUNDS);
        results.put("measured", all);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve("results.json").toFile(), results);
    }
}
