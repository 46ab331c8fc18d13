package io.growth4j.bench.peers;

import io.growth4j.bench.population.Workload;
import io.growth4j.event.Absent;
import io.growth4j.event.EventLog;
import io.growth4j.features.FeaturePipeline;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.user.UserTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** This library, through its public door. */
final class Growth4jPeer implements Peer {
    private final String name;
    private final EventLog log;
    private final int threads;
    private @Nullable UserTable users;

    Growth4jPeer(String name, EventLog log, int threads) {
        this.name = name;
        this.log = log;
        this.threads = threads;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void compute(Task task) {
        users = null;
        FeatureSet features = task == Task.W1 ? SpeedFeatures.w1() : SpeedFeatures.w2();
        users = FeaturePipeline.of(features)
                .asOf(Workload.AS_OF)
                .threads(threads)
                .run(log)
                .users();
    }

    @Override
    public Map<String, Double> sums() {
        UserTable table = Objects.requireNonNull(users);
        Map<String, Double> sums = new LinkedHashMap<>();
        for (int slot = 0; slot < table.schema().size(); slot++) {
            String name = table.schema().features().get(slot).name();
            if (table.column(slot) instanceof long[] values) {
                sums.put(name, sum(values));
            } else if (table.column(slot) instanceof double[] values) {
                sums.put(name, sum(values));
            }
        }
        return sums;
    }

    private static double sum(long[] values) {
        double sum = 0;
        for (long value : values) {
            sum += value == Absent.LONG ? 0 : value;
        }
        return sum;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += Double.isNaN(value) ? 0 : value;
        }
        return sum;
    }
}
