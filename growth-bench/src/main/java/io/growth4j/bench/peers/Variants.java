package io.growth4j.bench.peers;

import io.growth4j.bench.peers.Comparison.Measured;
import io.growth4j.bench.peers.Peer.Task;
import io.growth4j.bench.population.Workload;
import java.util.List;

/**
 * This library beside itself: what a second thread gains on the clock, and what Arrow record batches cost. Interleaved runs
 * in one process, the sum of every column checked equal.
 *
 * <p>Run: {@code mvn -q -Ppeers package -Dpeer=Variants -Dsize=10000000 -Dthreads=2}
 */
public final class Variants {
    private static final int ROUNDS = 11;
    private static final int WARM_UP_EVENTS = 200_000_000;

    private Variants() {}

    /**
     * Runs the comparison.
     *
     * @param args none; size and threads come as system properties
     */
    public static void main(String[] args) {
        int events = Peers.number("growth4j.size", 1_000_000);
        int threads = Peers.number("growth4j.threads", 2);
        Workload log = Workload.of(events);
        try (ArrowWorkload arrow = new ArrowWorkload(log);
                Growth4jPeer alone = new Growth4jPeer("one thread", log, 1);
                Growth4jPeer together = new Growth4jPeer(threads + " threads", log, threads);
                Growth4jPeer fromArrow = new Growth4jPeer("from Arrow, one thread", arrow.log(), 1)) {
            for (Task task : Task.values()) {
                print(Comparison.of(task, List.of(alone, together, fromArrow), ROUNDS, events, WARM_UP_EVENTS), events);
            }
        }
    }

    private static void print(List<Measured> measured, int events) {
        double alone = measured.get(0).wallSeconds();
        for (Measured each : measured) {
            System.out.printf(
                    "%s, %,d events, %s: %.1f ns per event on the clock, %.1f of CPU (%.1f - %.1f); %.2f times as fast%n",
                    each.task(),
                    events,
                    each.peer(),
                    1e9 * each.wallSeconds() / events,
                    1e9 * each.medianSeconds() / events,
                    1e9 * each.minSeconds() / events,
                    1e9 * each.maxSeconds() / events,
                    alone / each.wallSeconds());
        }
    }
}
