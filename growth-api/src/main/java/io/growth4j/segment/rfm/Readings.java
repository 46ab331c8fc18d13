package io.growth4j.segment.rfm;

import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;

/**
 * The three inputs bound to a schema.
 *
 * @param recency how long ago
 * @param frequency how often
 * @param monetary how much
 */
record Readings(Reading recency, Reading frequency, Reading monetary) {
    static Readings of(RfmInputs inputs, FeatureSchema schema) {
        return new Readings(
                Reading.of(inputs.recency(), schema),
                Reading.of(inputs.frequency(), schema),
                Reading.of(inputs.monetary(), schema));
    }

    boolean purchased(UserSnapshot user) {
        return purchased(frequency.of(user), recency.of(user));
    }

    static boolean purchased(double frequency, double recency) {
        return frequency > 0 && !Double.isNaN(recency);
    }

    String noPurchase(UserSnapshot user) {
        return "NO_PURCHASE: " + frequency.named(user) + ", " + recency.named(user);
    }
}
