package io.growth4j.models.propensity;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** A seeded shop whose users churn with a known probability; some of what is known about them is absent. */
final class Shop {
    static final Feature.OfLong ORDERS = new Feature.OfLong("orders", "orders", "orders so far");
    static final Feature.OfDouble GAP = new Feature.OfDouble("gap", "days", "median gap between visits");
    static final Feature.OfInstant LAST = new Feature.OfInstant("last", "last visit");
    static final Feature.OfCategory CHANNEL = new Feature.OfCategory("channel", "where from");
    static final Feature.OfDouble NOISE = new Feature.OfDouble("noise", "", "nothing");
    static final FeatureSchema SCHEMA = FeatureSchema.of(ORDERS, GAP, LAST, CHANNEL, NOISE);
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final Duration WEEK = Duration.ofDays(7);

    private static final List<String> CHANNELS = List.of("ads", "friend", "search");

    private Shop() {}

    /** Users at one cut-off. */
    static TrainingSet users(int seed, int n) {
        return users(seed, n, 1);
    }

    /** The same users at several weekly cut-offs, each row drawn anew. */
    static TrainingSet users(int seed, int n, int cutOffs) {
        Random random = new Random(seed);
        int rows = n * cutOffs;
        long[] ids = new long[rows];
        long[] instants = new long[rows];
        long[] orders = new long[rows];
        double[] gaps = new double[rows];
        long[] last = new long[rows];
        int[] channels = new int[rows];
        double[] noise = new double[rows];
        double[] labels = new double[rows];
        for (int row = 0; row < rows; row++) {
            ids[row] = row % n;
            instants[row] = START.plus(WEEK.multipliedBy(row / n)).toEpochMilli();
            double age = -Math.log(random.nextDouble()) * 5 + 0.01;
            last[row] = instants[row] - (long) (age * 86_400_000);
            orders[row] = random.nextInt(10) == 0 ? Absent.LONG : random.nextInt(20);
            gaps[row] = random.nextInt(5) == 0 ? Double.NaN : random.nextDouble() * 10;
            channels[row] = random.nextInt(4) - 1;
            noise[row] = random.nextGaussian();
            double logit = -0.5
                    + 0.25 * (age - 5)
                    - 0.1 * (orders[row] == Absent.LONG ? 0 : orders[row] - 10)
                    + (channels[row] == 0 ? 0.8 : channels[row] == 1 ? -0.6 : 0)
                    + (Double.isNaN(gaps[row]) ? 0.5 : 0.1 * (gaps[row] - 5));
            labels[row] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
        }
        UserTable table = UserTable.of(SCHEMA, UserKeys.of(ids), instants)
                .column(ORDERS, orders)
                .column(GAP, gaps)
                .column(LAST, last)
                .column(CHANNEL, channels, Dictionary.of(CHANNELS))
                .column(NOISE, noise)
                .build();
        return TrainingSet.of(table, Goal.churn(), labels);
    }
}
