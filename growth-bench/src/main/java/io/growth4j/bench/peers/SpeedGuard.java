package io.growth4j.bench.peers;

import com.sun.management.ThreadMXBean;
import io.growth4j.bench.peers.Comparison.Measured;
import io.growth4j.bench.peers.Peer.Task;
import io.growth4j.bench.population.Workload;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Fails when W1 or W2 became slower against DuckDB or Java streams than a stated ratio, or allocates more than a stated
 * number of bytes per event. Allocation is exact but for small change; ratios are of CPU time in one process.
 *
 * <p>Run: {@code mvn -q -Ppeers package -Dpeer=SpeedGuard}; 3 M events, within three minutes with the build.
 */
public final class SpeedGuard {
    private static final int EVENTS = 3_000_000;
    private static final int ROUNDS = 3;
    private static final int WARM_UP_EVENTS = 200_000_000;

    /**
     * What is demanded at 10 M events, less a margin for noise and for peers who do better at this size: three tenths for
     * DuckDB; nearly half for streams, of whom runs gave 12 to 25 times, as their garbage was collected within a round or not.
     */
    private static final Map<Task, Map<String, Double>> LEAST_RATIOS = Map.of(
            Task.W1, Map.of("duckdb", 3.5, "streams", 11.0),
            Task.W2, Map.of("duckdb", 10.5, "streams", 11.0));

    /** Packed events, what lies aside, and the columns of the result twice; less than a tenth above what was measured. */
    private static final Map<Task, Double> MOST_BYTES_PER_EVENT = Map.of(Task.W1, 46.0, Task.W2, 70.0);

    private SpeedGuard() {}

    /**
     * Measures and compares.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Workload log = Workload.of(EVENTS);
        List<String> broken = new ArrayList<>();
        try (Growth4jPeer ours = new Growth4jPeer("growth4j", log, 1);
                DuckDbPeer duckDb = new DuckDbPeer(log, 1)) {
            List<Peer> peers = List.of(ours, duckDb, new StreamsPeer(log));
            for (Task task : Task.values()) {
                List<Measured> measured = Comparison.of(task, peers, ROUNDS, EVENTS, WARM_UP_EVENTS);
                for (Measured other : measured.subList(1, measured.size())) {
                    double ratio = other.medianSeconds() / measured.get(0).medianSeconds();
                    Map<String, Double> least = Objects.requireNonNull(LEAST_RATIOS.get(task));
                    double demanded = Objects.requireNonNull(least.get(other.peer()));
                    check(broken, task + " against " + other.peer(), ratio, ratio >= demanded, "at least " + demanded);
                }
                double bytes = bytesPerEvent(ours, task);
                double most = Objects.requireNonNull(MOST_BYTES_PER_EVENT.get(task));
                check(broken, task + " bytes per event", bytes, bytes <= most, "at most " + most);
            }
        }
        if (!broken.isEmpty()) {
            throw new IllegalStateException("the guard is broken: " + broken);
        }
    }

    private static void check(List<String> broken, String what, double value, boolean holds, String rule) {
        String line = String.format("%s: %.1f, %s", what, value, rule);
        System.out.println(line);
        if (!holds) {
            broken.add(line);
        }
    }

    private static double bytesPerEvent(Peer peer, Task task) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        peer.compute(task);
        return (double) (threads.getCurrentThreadAllocatedBytes() - before) / EVENTS;
    }
}
