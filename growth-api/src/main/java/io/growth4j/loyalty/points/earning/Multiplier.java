package io.growth4j.loyalty.points.earning;

import java.time.Instant;

/**
 * A promotion that multiplies base points.
 *
 * @param name its name, for people
 * @param percent the factor in percent, at least 1: 200 doubles
 * @param from when it starts, inclusive
 * @param to when it ends, exclusive, after {@code from}
 */
public record Multiplier(String name, int percent, Instant from, Instant to) {
    public Multiplier {
        if (percent < 1) {
            throw new IllegalArgumentException("percent " + percent + " of '" + name + "' is not at least 1");
        }
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("'" + name + "' ends at " + to + ", not after its start " + from);
        }
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
