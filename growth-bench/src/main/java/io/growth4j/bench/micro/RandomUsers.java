package io.growth4j.bench.micro;

import io.growth4j.event.Dictionary;
import io.growth4j.segment.lifecycle.LifecycleRule;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import io.growth4j.user.UserTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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

    /**
     * Some users as a table: the same 1,024 over and over.
     *
     * @param rows how many rows
     * @return their table, always the same
     */
    public static UserTable table(int rows) {
        UserSnapshot[] users = of(1024);
        UserKeys keys = UserKeys.of(LongStream.range(0, rows).toArray());
        UserTable.Builder table = UserTable.of(SCHEMA, keys, AS_OF.toEpochMilli());
        for (int slot = 0; slot < SCHEMA.size(); slot++) {
            int at = slot;
            Feature feature = SCHEMA.features().get(slot);
            if (feature instanceof Feature.OfLong whole) {
                table.column(whole, longs(users, at, rows));
            } else if (feature instanceof Feature.OfInstant instant) {
                table.column(instant, longs(users, at, rows));
            } else if (feature instanceof Feature.OfDouble real) {
                table.column(
                        real,
                        IntStream.range(0, rows)
                                .mapToDouble(row -> users[row & 1023].doubleAt(at))
                                .toArray());
            } else if (feature instanceof Feature.OfCategory category) {
                table.column(category, new int[rows], Dictionary.of(List.of("web")));
            }
        }
        return table.build();
    }

    private static long[] longs(UserSnapshot[] users, int slot, int rows) {
        return IntStream.range(0, rows)
                .mapToLong(row -> users[row & 1023].longAt(slot))
                .toArray();
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
