package io.growth4j.loyalty.level;

/**
 * One tier of a programme.
 *
 * @param name its name, not blank
 * @param threshold the smallest value that carries it, 0 or above
 */
public record Tier(String name, long threshold) {
    public Tier {
        if (name.isBlank()) {
            throw new IllegalArgumentException("tier name '" + name + "' is blank");
        }
        if (threshold < 0) {
            throw new IllegalArgumentException("threshold " + threshold + " of tier '" + name + "' is below 0");
        }
    }
}
