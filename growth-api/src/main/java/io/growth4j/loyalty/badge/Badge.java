package io.growth4j.loyalty.badge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A badge that a user has earned.
 *
 * @param name the rule's name
 * @param level the threshold that was reached: a count, a sum, a length of a streak; 1 where there are none
 * @param userId who earned it
 * @param at the event that earned it: its instant
 * @param firstPeriod the start of the first period that counts, or null for rules without periods
 * @param lastPeriod the start of the last period that counts, or null for rules without periods
 * @param evidence the ids of the events that earned it, in the order of time
 * @param expiresAt until when it is worn, or null for ever
 */
public record Badge(
        String name,
        long level,
        String userId,
        Instant at,
        @Nullable Instant firstPeriod,
        @Nullable Instant lastPeriod,
        List<String> evidence,
        @Nullable Instant expiresAt) {
    public Badge {
        evidence = List.copyOf(evidence);
    }

    /** What makes it the same badge when its evidence changes. */
    Key key() {
        return new Key(name, level, firstPeriod);
    }

    /** A badge without its evidence. */
    record Key(String name, long level, @Nullable Instant firstPeriod) {}
}
