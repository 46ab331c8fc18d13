package io.growth4j.segment.rfm;

import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.time.Instant;
import java.util.stream.LongStream;

/** Tables made by hand. */
final class Users {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final FeatureSchema ORDERS = FeatureSchema.of(
            StandardFeatures.DAYS_SINCE_ORDER, StandardFeatures.ORDERS, StandardFeatures.REVENUE_MINOR);
    private static final FeatureSchema ACTIVITY = FeatureSchema.of(
            StandardFeatures.LAST_ACTIVE_AT,
            StandardFeatures.DAYS_SINCE_ACTIVE,
            StandardFeatures.EVENTS,
            StandardFeatures.ENGAGEMENT);

    private Users() {}

    /** Users 0, 1, 2, … and what they bought. */
    static UserTable bought(long[] daysSince, long[] orders, long[] revenueMinor) {
        long[] ids = LongStream.range(0, daysSince.length).toArray();
        return UserTable.of(ORDERS, UserKeys.of(ids), NOON.toEpochMilli())
                .column(StandardFeatures.DAYS_SINCE_ORDER, daysSince)
                .column(StandardFeatures.ORDERS, orders)
                .column(StandardFeatures.REVENUE_MINOR, revenueMinor)
                .build();
    }

    /** One user whose last activity is some full days back. */
    static UserTable active(long days, long events, double engagement) {
        return activeAt(NOON.toEpochMilli() - days * 86_400_000, days, events, engagement);
    }

    static UserTable activeAt(long lastActiveMillis, long days, long events, double engagement) {
        return UserTable.of(ACTIVITY, UserKeys.of(1L), NOON.toEpochMilli())
                .column(StandardFeatures.LAST_ACTIVE_AT, new long[] {lastActiveMillis})
                .column(StandardFeatures.DAYS_SINCE_ACTIVE, new long[] {days})
                .column(StandardFeatures.EVENTS, new long[] {events})
                .column(StandardFeatures.ENGAGEMENT, new double[] {engagement})
                .build();
    }
}
