package io.growth4j.segment.lifecycle;

import io.growth4j.stat.Quantiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The unbroken runs of users in stages, while instants are added. */
final class StageRuns {
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final List<Run> current = new ArrayList<>();
    private final Map<LifecycleStage, Ended> ended = new EnumMap<>(LifecycleStage.class);
    private long firstInstant = UNKNOWN;

    private record Run(LifecycleStage stage, long startMillis) {}

    StageRuns() {
        for (LifecycleStage stage : LifecycleStage.values()) {
            ended.put(stage, new Ended(stage));
        }
    }

    /** Users are numbered in the order of their first observation. */
    void observe(int user, LifecycleStage stage, Instant asOf) {
        long now = asOf.toEpochMilli();
        if (firstInstant == UNKNOWN) {
            firstInstant = now;
        }
        if (user == current.size()) {
            current.add(new Run(stage, now == firstInstant ? UNKNOWN : now));
            return;
        }
        Run run = current.get(user);
        if (run.stage() != stage) {
            ended.computeIfAbsent(run.stage(), Ended::new).add(run, now);
            current.set(user, new Run(stage, now));
        }
    }

    List<StageDuration> durations() {
        Map<LifecycleStage, Long> underWay = new EnumMap<>(LifecycleStage.class);
        for (Run run : current) {
            underWay.merge(run.stage(), 1L, Long::sum);
        }
        return ended.values().stream()
                .map(runs -> runs.duration(underWay.getOrDefault(runs.stage, 0L)))
                .toList();
    }

    /** The runs of one stage that are over. */
    private static final class Ended {
        private final LifecycleStage stage;
        private double[] days = new double[16];
        private int size;
        private long withoutStart;

        private Ended(LifecycleStage stage) {
            this.stage = stage;
        }

        private void add(Run run, long now) {
            if (run.startMillis() == UNKNOWN) {
                withoutStart++;
                return;
            }
            if (size == days.length) {
                days = Arrays.copyOf(days, size * 2);
            }
            days[size++] = Days.of(now - run.startMillis());
        }

        private StageDuration duration(long underWay) {
            double[] sorted = Arrays.copyOf(days, size);
            Arrays.sort(sorted);
            return new StageDuration(
                    stage,
                    size,
                    withoutStart + underWay,
                    quantile(sorted, 0.25),
                    quantile(sorted, 0.5),
                    quantile(sorted, 0.75));
        }

        private static double quantile(double[] sorted, double p) {
            return sorted.length == 0 ? Double.NaN : Quantiles.of(sorted, p);
        }
    }
}
