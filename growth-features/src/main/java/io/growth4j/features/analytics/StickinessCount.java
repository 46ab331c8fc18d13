package io.growth4j.features.analytics;

import java.time.Instant;

/** One count of stickiness, user by user. */
final class StickinessCount {
    private final Stickiness question;
    private final Periods periods;
    private final long[] users;
    private final long[] actives;

    StickinessCount(Stickiness question, Periods periods) {
        this.question = question;
        this.periods = periods;
        this.users = new long[periods.count() + 1];
        this.actives = new long[periods.count()];
    }

    /** Adds a user who was active in some periods. */
    void add(int[] positions, int size) {
        users[size]++;
        for (int i = 0; i < size; i++) {
            actives[positions[i]]++;
        }
    }

    StickinessCurve curve(Instant asOf) {
        boolean isComplete = periods.isComplete(periods.count() - 1, asOf.toEpochMilli());
        return new StickinessCurve(question, asOf, isComplete, users, actives);
    }
}
