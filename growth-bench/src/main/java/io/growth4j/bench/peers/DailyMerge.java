package io.growth4j.bench.peers;

import io.growth4j.bench.population.LogSpan;
import io.growth4j.bench.population.Workload;
import io.growth4j.features.FeaturePipeline;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.online.OnlineFeatures;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Yesterday's state plus today's events against computing W1 over the whole log again: CPU time of the only thread,
 * the tables checked equal.
 *
 * <p>Run: {@code mvn -q -Ppeers package -Dsize=10000000 -Dpeer=DailyMerge}
 */
public final class DailyMerge {
    private static final int DAYS = 11;
    private static final Duration DAY = Duration.ofDays(1);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private DailyMerge() {}

    /**
     * Runs the comparison.
     *
     * @param args none; the size comes as a system property
     * @throws IOException if the state cannot be saved
     */
    public static void main(String[] args) throws IOException {
        String size = System.getProperty("growth4j.size", "");
        Workload log = Workload.of(size.isEmpty() ? 1_000_000 : Integer.parseInt(size.replace("_", "")));
        FeatureSet features = SpeedFeatures.w1();
        Instant today = Workload.AS_OF.minus(DAY.multipliedBy(DAYS));
        OnlineFeatures state = OnlineFeatures.of(features, log.schema());
        for (Instant from = Workload.START; from.isBefore(today); from = from.plus(Duration.ofDays(30))) {
            Instant to = from.plus(Duration.ofDays(30)).isBefore(today) ? from.plus(Duration.ofDays(30)) : today;
            state.accept(new LogSpan(log, from, to));
            state.settle(to);
        }
        double[] merges = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            Instant tomorrow = today.plus(DAY);
            LogSpan events = new LogSpan(log, today, tomorrow);
            merges[day] = seconds(() -> {
                state.accept(events);
                state.settle(tomorrow);
            });
            today = tomorrow;
        }
        UserTable[] tables = new UserTable[2];
        double[] emits = new double[5];
        double[] computes = new double[5];
        FeaturePipeline pipeline = FeaturePipeline.of(features).asOf(Workload.AS_OF);
        for (int round = -3; round < emits.length; round++) {
            int at = Math.max(0, round);
            computes[at] = seconds(() -> tables[0] = pipeline.run(log).users());
            emits[at] = seconds(() -> tables[1] = state.table(Workload.AS_OF));
        }
        requireEqual(tables[0], tables[1]);
        report(state, merges, computes, emits);
    }

    private static void report(OnlineFeatures state, double[] merges, double[] computes, double[] emits)
            throws IOException {
        System.out.printf("%,d users, %,d events kept%n", state.users(), state.recentEvents());
        System.out.printf(
                "recompute %.1f ms, merge of a day %.2f ms (%.2f - %.2f): %.1fx; with the table %.1f ms: %.1fx%n",
                1e3 * median(computes),
                1e3 * median(merges),
                1e3 * merges[0],
                1e3 * merges[merges.length - 1],
                median(computes) / median(merges),
                1e3 * (median(merges) + median(emits)),
                median(computes) / (median(merges) + median(emits)));
        Path file = Files.createTempFile("growth4j", ".state");
        double saving = seconds(() -> state.save(file));
        double loading = seconds(() -> OnlineFeatures.load(file, SpeedFeatures.w1()));
        System.out.printf("saved %,d bytes in %.2f s, loaded in %.2f s%n", Files.size(file), saving, loading);
        Files.delete(file);
    }

    private static double seconds(Runnable work) {
        System.gc();
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    }

    /** Sorts. */
    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static void requireEqual(UserTable batch, UserTable merged) {
        if (batch.size() != merged.size()) {
            throw new IllegalStateException(batch.size() + " users computed, " + merged.size() + " merged");
        }
        for (int slot = 0; slot < batch.schema().size(); slot++) {
            long expected = checksum(batch.column(slot));
            long actual = checksum(merged.column(slot));
            if (expected != actual) {
                throw new IllegalStateException(
                        "column " + batch.schema().features().get(slot).name() + " differs");
            }
        }
    }

    /** Whatever the order of the rows. */
    private static long checksum(Object column) {
        long sum = 0;
        if (column instanceof long[] values) {
            for (long value : values) {
                sum += Long.hashCode(value);
            }
        } else if (column instanceof double[] values) {
            for (double value : values) {
                sum += Double.hashCode(value);
            }
        }
        return sum;
    }
}
