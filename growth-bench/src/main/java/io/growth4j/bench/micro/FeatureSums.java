package io.growth4j.bench.micro;

import io.growth4j.bench.peers.SpeedFeatures;
import io.growth4j.event.Absent;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.user.UserTable;
import java.util.stream.IntStream;

/** What feature benchmarks compute, and the sums by which they check it. */
final class FeatureSums {
    private FeatureSums() {}

    static FeatureSet features(String workload) {
        return workload.equals("W1") ? SpeedFeatures.w1() : SpeedFeatures.w2();
    }

    /** The sum of each column; absent values count nothing. */
    static double[] of(UserTable users) {
        return IntStream.range(0, users.schema().size())
                .mapToDouble(slot -> sum(users.column(slot)))
                .toArray();
    }

    private static double sum(Object column) {
        double sum = 0;
        if (column instanceof long[] values) {
            for (long value : values) {
                sum += value == Absent.LONG ? 0 : value;
            }
        } else if (column instanceof double[] values) {
            for (double value : values) {
                sum += Double.isNaN(value) ? 0 : value;
            }
        }
        return sum;
    }
}
