package io.growth4j.bench.peers;

import com.sun.management.OperatingSystemMXBean;
import io.growth4j.bench.peers.Peer.Task;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Interleaved rounds of some engines in one process, results checked equal. */
final class Comparison {
    /**
     * CPU time that a round takes at least. The clock of CPU time ticks a hundred times a second only, and a fast engine must
     * not be judged by a shorter moment of a shared machine than a slow one.
     */
    private static final double ROUND_SECONDS = 2;

    /** So much of the heap is filled before anything is measured. */
    private static final double FILL = 0.8;

    private static final int BLOCK = 1 << 21;

    /** Sums of doubles are added in another order by each engine. */
    private static final double TOLERANCE = 1e-9;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Comparison() {}

    /**
     * Seconds of an engine: CPU of the process by rounds, and the median of all single runs on the clock, which a run that was
     * stopped, or met memory that the system had still to give, does not move.
     */
    record Measured(
            Task task, String peer, double medianSeconds, double minSeconds, double maxSeconds, double wallSeconds) {}

    /** Seconds of a round: CPU of one run in the mean, and each run's on the clock. */
    private record Round(double cpuSeconds, List<Double> wallSeconds) {}

    /**
     * Measures a task.
     *
     * @param peers the first is the one that the others are compared with
     * @param rounds how often each is measured
     * @param events how many events the log has
     * @param warmUpEvents how many events we compute before, so that the compiler is done with us as it is in a service
     */
    static List<Measured> of(Task task, List<Peer> peers, int rounds, int events, int warmUpEvents) {
        fillHeap();
        Map<Peer, List<Round>> measured = new LinkedHashMap<>();
        for (Peer peer : peers) {
            measured.put(peer, new ArrayList<>());
            warmUp(peer, task, peer instanceof Growth4jPeer ? Math.max(1, warmUpEvents / events) : 1);
            requireEqual(peers.get(0), peer);
        }
        for (int round = 0; round < rounds; round++) {
            measured.forEach((peer, own) -> own.add(round(peer, task)));
        }
        return measured.entrySet().stream()
                .map(each -> summary(task, each.getKey(), each.getValue()))
                .toList();
    }

    /**
     * Lets the heap grow to its full size, by filling most of it once: on virtual machines, memory that the system has still to
     * give may cost more than a run, and nobody knows whose.
     */
    private static void fillHeap() {
        Runtime runtime = Runtime.getRuntime();
        long wanted = (long) (FILL * runtime.maxMemory());
        List<long[]> filling = new ArrayList<>();
        while (runtime.totalMemory() < wanted && filling.size() < wanted / (BLOCK * Long.BYTES)) {
            filling.add(new long[BLOCK]);
        }
    }

    private static Round round(Peer peer, Task task) {
        System.gc(); // nobody pays for what another left behind
        List<Double> runs = new ArrayList<>();
        double start = cpuSeconds();
        double cpu = 0;
        while (cpu < ROUND_SECONDS) {
            long clock = System.nanoTime();
            peer.compute(task);
            runs.add((System.nanoTime() - clock) / 1e9);
            cpu = cpuSeconds() - start;
        }
        return new Round(cpu / runs.size(), runs);
    }

    private static double cpuSeconds() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }

    private static Measured summary(Task task, Peer peer, List<Round> rounds) {
        double[] cpu = rounds.stream().mapToDouble(Round::cpuSeconds).sorted().toArray();
        double[] wall = rounds.stream()
                .flatMap(round -> round.wallSeconds().stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return new Measured(task, peer.name(), cpu[cpu.length / 2], cpu[0], cpu[cpu.length - 1], wall[wall.length / 2]);
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
