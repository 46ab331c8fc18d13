package io.growth4j.loyalty.points.budget;

/**
 * What a user of a segment earns in a month.
 *
 * @param segment its name
 * @param users how many they are
 * @param value what a user of it is worth, or NaN
 * @param full points of a user who does everything that the segment does
 * @param core expected points of a user by core behaviours
 * @param nonCore expected points of a user by other behaviours
 */
public record SegmentPoints(String segment, long users, double value, double full, double core, double nonCore) {
    /**
     * Expected points of a user.
     *
     * @return core + non-core
     */
    public double expected() {
        return core + nonCore;
    }

    /**
     * How much of it rewards core behaviour.
     *
     * @return core/non-core, NaN if there is no other
     */
    public double coreRatio() {
        return nonCore == 0 ? Double.NaN : core / nonCore;
    }

    /**
     * How long a user saves for something.
     *
     * @param pricePoints its price in points
     * @return days, infinite if the user earns nothing
     */
    public double daysTo(long pricePoints) {
        return pricePoints / (expected() / PricedBehaviour.MONTH_DAYS);
    }
}
