package io.growth4j.loyalty.level;

/**
 * A wish for a ladder: a level is to be reached after some days.
 *
 * @param level the level, at least 1
 * @param days days from the start until a typical user reaches it, above 0
 */
public record LevelTarget(int level, double days) {
    public LevelTarget {
        if (level < 1) {
            throw new IllegalArgumentException("level " + level + " is not at least 1: everyone starts on level 0");
        }
        Coefficient.requirePositive("days", days);
    }
}
