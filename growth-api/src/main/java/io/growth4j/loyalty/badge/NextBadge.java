package io.growth4j.loyalty.badge;

/**
 * The badge that a user could earn next.
 *
 * @param name the rule's name
 * @param level its threshold
 * @param have what the user has of it
 */
public record NextBadge(String name, long level, long have) {
    /**
     * What is missing.
     *
     * @return level − have, at least 0
     */
    public long missing() {
        return Math.max(0, level - have);
    }
}
