package io.growth4j.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongConsumer;

/** Counts what a call allocates on its own thread: exact, so tests can hold it at zero. */
final class Allocations {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 200_000;

    private Allocations() {}

    /** Bytes per call in steady state: the least of several runs, since the compiler's own work may fall into one. */
    static double perCall(LongConsumer call) {
        return perCall(CALLS, call);
    }

    /** The same, with five times as many calls as is said. */
    static double perCall(int calls, LongConsumer call) {
        double least = Double.POSITIVE_INFINITY;
        for (int run = 0; run < 5; run++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (long i = 0; i < calls; i++) {
                call.accept(i);
            }
            long after = THREADS.getCurrentThreadAllocatedBytes();
            least = Math.min(least, (double) (after - before) / calls);
        }
        return Math.floor(least * 100) / 100;
    }
}
