package io.growth4j.loyalty.level;

import io.growth4j.definition.CanonicalJson;
import io.growth4j.definition.Definition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Levels 0 to a maximum, each with the cumulative value needed to be on it: level(v) = max{n : T(n) ≤ v}.
 *
 * <p>Thresholds are whole numbers computed once, so a value at a threshold is on that level and one less is not,
 * whatever the curve. Immutable and thread-safe; look-ups are O(log levels) and allocate nothing.
 */
public final class LevelLadder implements Definition {
    /** The most levels a ladder may have. */
    public static final int MOST_LEVELS = 1_000_000;

    private final LevelCurve curve;
    private final long[] thresholds;

    private LevelLadder(LevelCurve curve, long[] thresholds) {
        this.curve = curve;
        this.thresholds = thresholds;
    }

    /**
     * A ladder along a curve.
     *
     * @param curve the thresholds
     * @param maxLevel the highest level, 1 to {@link #MOST_LEVELS}
     * @return the ladder
     * @throws IllegalArgumentException if two levels have the same threshold, or one does not fit a {@code long}
     */
    public static LevelLadder of(LevelCurve curve, int maxLevel) {
        if (maxLevel < 1 || maxLevel > MOST_LEVELS) {
            throw new IllegalArgumentException("maxLevel " + maxLevel + " is not within 1.." + MOST_LEVELS);
        }
        long[] thresholds = new long[maxLevel + 1];
        for (int level = 1; level <= maxLevel; level++) {
            thresholds[level] = curve.threshold(level);
            requireRise(curve, level, thresholds);
        }
        return new LevelLadder(curve, thresholds);
    }

    private static void requireRise(LevelCurve curve, int level, long[] thresholds) {
        if (thresholds[level] == Long.MAX_VALUE) {
            throw new IllegalArgumentException("level " + level + " of " + curve
                    + " needs more than a long can hold: set maxLevel to " + (level - 1) + " or less");
        }
        if (thresholds[level] <= thresholds[level - 1]) {
            throw new IllegalArgumentException("level " + level + " of " + curve + " needs " + thresholds[level]
                    + ", level " + (level - 1) + " needs " + thresholds[level - 1] + ": thresholds must rise");
        }
    }

    /**
     * A ladder of thresholds one by one.
     *
     * @param thresholds the value of level 0, which is 0, of level 1, and so on, rising
     * @return the ladder
     */
    public static LevelLadder table(List<Long> thresholds) {
        return of(new LevelCurve.Table(thresholds), thresholds.size() - 1);
    }

    /**
     * The curve of the thresholds.
     *
     * @return the curve
     */
    public LevelCurve curve() {
        return curve;
    }

    /**
     * The highest level.
     *
     * @return at least 1
     */
    public int maxLevel() {
        return thresholds.length - 1;
    }

    /**
     * The level of a value.
     *
     * @param value cumulative value; below 0 counts as level 0
     * @return 0 to {@link #maxLevel()}
     */
    public int level(long value) {
        int found = Arrays.binarySearch(thresholds, value);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /**
     * The cumulative value needed to be a level.
     *
     * @param level 0 to {@link #maxLevel()}
     * @return the smallest value of that level
     */
    public long threshold(int level) {
        if (level < 0 || level > maxLevel()) {
            throw new IllegalArgumentException("level " + level + " is not within 0.." + maxLevel());
        }
        return thresholds[level];
    }

    /**
     * What a level takes from its start to the start of the next.
     *
     * @param level 0 to {@link #maxLevel()} − 1
     * @return T(level + 1) − T(level)
     */
    public long increment(int level) {
        return threshold(level + 1) - threshold(level);
    }

    /**
     * How far a value is on its way to the next level.
     *
     * @param value cumulative value
     * @return 0 at the start of the level, below 1 before the next, 1 on the highest level
     */
    public double progress(long value) {
        int level = level(value);
        if (level == maxLevel()) {
            return 1;
        }
        double gone = Math.max(0, value) - thresholds[level];
        return Math.min(gone / increment(level), Math.nextDown(1.0));
    }

    /**
     * What is missing to the next level.
     *
     * @param value cumulative value; below 0 counts as it is
     * @return a value above 0, or empty on the highest level
     */
    public OptionalLong toNext(long value) {
        int level = level(value);
        if (level == maxLevel()) {
            return OptionalLong.empty();
        }
        long next = thresholds[level + 1];
        long missing = next - value;
        return OptionalLong.of(missing < 0 ? Long.MAX_VALUE : missing);
    }

    @Override
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("curve", curve);
        members.put("maxLevel", maxLevel());
        return CanonicalJson.of("LevelLadder", members);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LevelLadder that && maxLevel() == that.maxLevel() && curve.equals(that.curve);
    }

    @Override
    public int hashCode() {
        return 31 * curve.hashCode() + maxLevel();
    }

    @Override
    public String toString() {
        return toJson();
    }
}
