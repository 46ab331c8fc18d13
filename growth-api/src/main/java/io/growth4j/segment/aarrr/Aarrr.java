package io.growth4j.segment.aarrr;

import io.growth4j.event.Absent;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The AARRR facts of a user. */
public final class Aarrr {
    private Aarrr() {}

    /**
     * The facts of a user.
     *
     * @param user what is known about the user
     * @return when each stage was first reached
     * @throws IllegalArgumentException if the snapshot lacks a feature; the message shows near misses
     */
    public static AarrrFacts facts(UserSnapshot user) {
        return new AarrrFacts(
                instant(user, StandardFeatures.REGISTERED_AT),
                instant(user, StandardFeatures.ACTIVATED_AT),
                instant(user, StandardFeatures.RETAINED_AT),
                instant(user, StandardFeatures.REFERRED_AT),
                instant(user, StandardFeatures.REVENUE_AT));
    }

    private static @Nullable Instant instant(UserSnapshot user, Feature.OfInstant feature) {
        FeatureSchema schema = user.schema();
        long millis = user.longAt(schema.slot(feature));
        return millis == Absent.LONG ? null : Instant.ofEpochMilli(millis);
    }
}
