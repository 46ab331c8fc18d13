package io.growth4j.bench.peers;

import io.growth4j.bench.peers.Peer.Task;
import io.growth4j.bench.population.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Time and peak memory of one run in a fresh JVM, result included: with the log held in memory up to 10 M events, and made
 * anew in each pass above.
 *
 * <p>Run: {@code mvn -q -Ppeers package -Dpeer=Footprint -Dtask=W2 -Dsize=50000000 -Dheap=2g}
 */
public final class Footprint {
    private static final int MOST_HELD = 10_000_000;

    private Footprint() {}

    /**
     * Computes once and prints.
     *
     * @param args none; task, size and threads come as system properties
     * @throws IOException if the system does not tell its memory
     */
    public static void main(String[] args) throws IOException {
        int events = Peers.number("growth4j.size", MOST_HELD);
        int threads = Peers.number("growth4j.threads", 1);
        String name = System.getProperty("growth4j.task", "");
        Task task = Task.valueOf(name.isEmpty() ? "W1" : name);
        Workload log = events <= MOST_HELD ? Workload.of(events) : Workload.streamed(events);
        long start = System.nanoTime();
        try (Growth4jPeer peer = new Growth4jPeer("growth4j", log, threads)) {
            peer.compute(task);
            System.out.printf(
                    "%s, %,d events, %d thread(s), -Xmx%d MB: %.1f s, peak %s, sum of column n %,.0f%n",
                    task,
                    events,
                    threads,
                    Runtime.getRuntime().maxMemory() >> 20,
                    (System.nanoTime() - start) / 1e9,
                    peak(),
                    peer.sums().get("n"));
        }
    }

    private static String peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "unknown to this system";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.substring("VmHWM:".length()).trim())
                .findFirst()
                .orElse("unknown");
    }
}
