package io.growth4j.action;

import java.time.Instant;

/** How often users were contacted: kept in memory by {@link ContactLog}, or wherever a product keeps it. */
@FunctionalInterface
public interface Contacts {
    /** Nobody was ever contacted. */
    Contacts NONE = (userId, channel, from, until) -> 0;

    /**
     * Counts.
     *
     * @param userId the user
     * @param channel the channel, or empty for all together
     * @param from the first instant that counts
     * @param until the first instant that does not count any more
     * @return the number of contacts in that time
     */
    int count(CharSequence userId, String channel, Instant from, Instant until);
}
