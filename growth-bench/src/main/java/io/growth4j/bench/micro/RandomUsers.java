package io.growth4j.bench.micro;

import io.growth4j.segment.lifecycle.LifecycleRule;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Snapshots that fall into all groups of the standard segmenter, from a fixed seed. */
public final class RandomUsers {
    /** The features of the snapshots. */
    public static final FeatureSchema SCHEMA = schema();

    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");

    private RandomUsers() {}

    private static FeatureSchema schema() {
        List<Feature> features = new ArrayList<>(StandardFeatures.all());
        features.add(LifecycleRule.standard().activePeriods());
        return FeatureSchema.of(features);
    }

    /**
     * Some users.
     *
     * @param count how many
     * @return their snapshots, always the same
     */
    public static UserSnapshot[] of(int count) {
        SplittableRandom random = new SplittableRandom(42);
        UserSnapshot[] users = new UserSnapshot[count];
        for (int i = 0; i < count; i++) {
            users[i] = user("u" + i, random);
        }
        return users;
    }

    private static UserSnapshot user(String id, SplittableRandom random) {
        UserSnapshots.Builder user = UserSnapshots.of(SCHEMA, id, AS_OF);
        if (random.nextInt(20) == 0) {
            return user.build();
        }
        long tenureHours = random.nextInt(1, 24 * 400);
        long silenceHours = random.nextInt((int) Math.min(tenureHours, 24L * random.nextInt(1, 60)) + 1);
        Instant first = AS_OF.minus(tenureHours, ChronoUnit.HOURS);
        user.with(StandardFeatures.REGISTERED_AT, first)
                .with(StandardFeatures.FIRST_ACTIVE_AT, first)
                .with(StandardFeatures.LAST_ACTIVE_AT, AS_OF.minus(silenceHours, ChronoUnit.HOURS))
                .with(StandardFeatures.EVENTS, random.nextInt(1, 40))
                .with(StandardFeatures.CORE_EVENTS, random.nextInt(4))
                .with(StandardFeatures.ENGAGEMENT, random.nextInt(40) / 2.0)
                .with(LifecycleRule.standard().activePeriods(), random.nextInt(5));
        if (random.nextBoolean()) {
            user.with(StandardFeatures.ACTIVATED_AT, first);
        }
        if (random.nextBoolean()) {
            user.with(StandardFeatures.RETAINED_AT, first.plus(1, ChronoUnit.DAYS));
        }
        if (random.nextInt(4) == 0) {
            user.with(StandardFeatures.REFERRED_AT, first.plus(2, ChronoUnit.DAYS));
        }
        user.with(StandardFeatures.ORDERS, 0);
        if (random.nextBoolean()) {
            user.with(StandardFeatures.REVENUE_AT, first)
                    .with(StandardFeatures.ORDERS, random.nextInt(1, 7))
                    .with(StandardFeatures.REVENUE_MINOR, random.nextInt(30_000))
                    .with(StandardFeatures.DAYS_SINCE_ORDER, random.nextInt(90));
        }
        return user.build();
    }
}
