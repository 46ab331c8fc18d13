package io.growth4j.loyalty.growthvalue;

import java.util.List;

/**
 * What a plan gives its members.
 *
 * @param dailyByLevel value a day (T) by the level at the start of the day, level 0 first; the last holds for all above
 * @param multiplierPercent what daily, task and opening value are multiplied by, in percent; 100 leaves them
 */
public record GrowthPlan(List<Long> dailyByLevel, int multiplierPercent) {
    public GrowthPlan {
        dailyByLevel = List.copyOf(dailyByLevel);
        if (dailyByLevel.isEmpty()) {
            throw new IllegalArgumentException("dailyByLevel is empty: give at least the value of level 0");
        }
        for (long daily : dailyByLevel) {
            if (daily < 0 || daily > GrowthEntry.LARGEST) {
                throw new IllegalArgumentException("daily value " + daily + " is not within 0.." + GrowthEntry.LARGEST);
            }
        }
        if (multiplierPercent < 0 || multiplierPercent > 10_000) {
            throw new IllegalArgumentException("multiplierPercent " + multiplierPercent + " is not within 0..10000");
        }
    }

    /**
     * A plan with the same daily value on every level and no multiplier.
     *
     * @param daily value a day
     * @return the plan
     */
    public static GrowthPlan of(long daily) {
        return new GrowthPlan(List.of(daily), 100);
    }

    long daily(int level) {
        return dailyByLevel.get(Math.min(level, dailyByLevel.size() - 1));
    }
}
