package io.growth4j.bench.quality;

import io.growth4j.definition.Bucketing;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * A made-up win-back experiment whose truth is known: dormant users, half of them messaged. Loyal users come back anyway
 * (sure things), long silent ones hardly ever (lost causes); the message works in between, and annoys the most loyal of
 * those who have just left (sleeping dogs).
 */
final class WinBack {
    static final Feature.OfLong SILENCE = new Feature.OfLong("silence_band", "", "0 just left to 4 long silent");
    static final Feature.OfLong LOYALTY = new Feature.OfLong("loyalty_band", "", "0 new to 4 loyal");
    static final Feature.OfLong NOISE = new Feature.OfLong("noise", "", "says nothing");
    static final Feature.OfLong TREATED = new Feature.OfLong("treated", "", "1 if messaged");

    private final TrainingSet set;
    private final boolean[] treated;
    private final double[] effects;

    private WinBack(TrainingSet set, boolean[] treated, double[] effects) {
        this.set = set;
        this.treated = treated;
        this.effects = effects;
    }

    TrainingSet set() {
        return set;
    }

    boolean[] treated() {
        return treated;
    }

    double[] effects() {
        return effects;
    }

    /** The chance to come back without a message. */
    private static double base(long silence, long loyalty) {
        return 0.02 + 0.04 * loyalty * (5 - silence) / 5;
    }

    /** What the message adds to it. */
    private static double effect(long silence, long loyalty) {
        if (loyalty == 4 && silence == 0) {
            return -0.04;
        }
        return loyalty >= 1 && loyalty <= 2 && silence >= 1 && silence <= 3 ? 0.06 : 0.005;
    }

    static WinBack of(int users, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[][] columns = new long[4][users];
        boolean[] treated = new boolean[users];
        double[] effects = new double[users];
        double[] labels = new double[users];
        for (int i = 0; i < users; i++) {
            for (int column = 0; column < 3; column++) {
                columns[column][i] = random.nextInt(5);
            }
            treated[i] = random.nextBoolean();
            columns[3][i] = treated[i] ? 1 : 0;
            effects[i] = effect(columns[0][i], columns[1][i]);
            double chance = base(columns[0][i], columns[1][i]) + (treated[i] ? effects[i] : 0);
            labels[i] = random.nextDouble() < chance ? 1 : 0;
        }
        UserTable table = UserTable.of(
                        FeatureSchema.of(SILENCE, LOYALTY, NOISE, TREATED),
                        UserKeys.of(LongStream.range(0, users).toArray()),
                        0)
                .column(SILENCE, columns[0])
                .column(LOYALTY, columns[1])
                .column(NOISE, columns[2])
                .column(TREATED, columns[3])
                .build();
        return new WinBack(TrainingSet.of(table, Bucketing.of("came back in 30 days"), labels), treated, effects);
    }

    /** The users without the treatment, as a model meets them. */
    UserTable users() {
        UserTable all = set.users();
        return UserTable.of(FeatureSchema.of(SILENCE, LOYALTY, NOISE), all.keys(), 0)
                .column(SILENCE, all.longs(SILENCE))
                .column(LOYALTY, all.longs(LOYALTY))
                .column(NOISE, all.longs(NOISE))
                .build();
    }
}
