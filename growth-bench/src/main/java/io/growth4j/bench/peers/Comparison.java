package io.growth4j.bench.peers;

import com.sun.management.OperatingSystemMXBean;
import io.growth4j.bench.peers.Peer.Task;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Interleaved runs of some engines in one process, results checked equal. */
final class Comparison {
    /** The clock of CPU time ticks a hundred times a second: a small log is computed several times a round. */
    private static final int TIMED_EVENTS = 10_000_000;

    /** Sums of doubles are added in another order by each engine. */
    private static final double TOLERANCE = 1e-9;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Comparison() {}

    /** Seconds of an engine: CPU of the process, and on the clock. */
    record Measured(
            Task task, String peer, double medianSeconds, double minSeconds, double maxSeconds, double wallSeconds) {}

    /**
     * Measures a task.
     *
     * @param peers the first is the one that the others are compared with
     * @param rounds how often each is measured
     * @param events how many events the log has
     * @param warmUpEvents how many events we compute before, so that the compiler is done with us as it is in a service
     */
    static List<Measured> of(Task task, List<Peer> peers, int rounds, int events, int warmUpEvents) {
        Map<Peer, double[]> seconds = new LinkedHashMap<>();
        Map<Peer, double[]> wall = new LinkedHashMap<>();
        for (Peer peer : peers) {
            seconds.put(peer, new double[rounds]);
            wall.put(peer, new double[rounds]);
            warmUp(peer, task, peer instanceof Growth4jPeer ? Math.max(1, warmUpEvents / events) : 1);
            requireEqual(peers.get(0), peer);
        }
        int repeats = Math.max(1, TIMED_EVENTS / events);
        for (int round = 0; round < rounds; round++) {
            for (Peer peer : peers) {
                System.gc(); // nobody pays for what another left behind
                long clock = System.nanoTime();
                long start = SYSTEM.getProcessCpuTime();
                for (int i = 0; i < repeats; i++) {
                    peer.compute(task);
                }
                Objects.requireNonNull(seconds.get(peer))[round] = (SYSTEM.getProcessCpuTime() - start) / 1e9 / repeats;
                Objects.requireNonNull(wall.get(peer))[round] = (System.nanoTime() - clock) / 1e9 / repeats;
            }
        }
        List<Measured> measured = new ArrayList<>();
        seconds.forEach((peer, values) -> {
            Arrays.sort(values);
            double onClock = median(Objects.requireNonNull(wall.get(peer)));
            measured.add(new Measured(task, peer.name(), values[rounds / 2], values[0], values[rounds - 1], onClock));
        });
        return measured;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void warmUp(Peer peer, Task task, int runs) {
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
}
