package io.growth4j.loyalty.points.earning;

/**
 * What a behaviour earned: total = base multiplied + bonus.
 *
 * @param base points by price or order
 * @param multiplied base after the multipliers, rounded HALF_UP
 * @param bonus points on top
 */
public record Award(long base, long multiplied, long bonus) {
    /**
     * What to grant, before caps.
     *
     * @return multiplied + bonus
     */
    public long total() {
        return Math.addExact(multiplied, bonus);
    }
}
