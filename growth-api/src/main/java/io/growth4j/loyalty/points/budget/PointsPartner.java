package io.growth4j.loyalty.points.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Another company whose points ours can be exchanged for, which opens the loop: what one gets for the other, and what the
 * two owe each other for it. Rounded in favour of the one who gives, like money at an exchange (this project's choice).
 *
 * @param name its name
 * @param ratio how many of its points one of ours makes, above 0
 * @param price what one of its points costs between the two companies, in minor units of currency, 0 or above
 */
public record PointsPartner(String name, BigDecimal ratio, BigDecimal price) {
    public PointsPartner {
        if (ratio.signum() <= 0) {
            throw new IllegalArgumentException(
                    "ratio " + ratio + " of partner '" + name + "' is not above 0: nothing could be exchanged");
        }
        if (price.signum() < 0) {
            throw new IllegalArgumentException("price " + price + " of partner '" + name + "' is below 0");
        }
    }

    /**
     * What our points become.
     *
     * @param points ours, 0 or above
     * @return the partner's: points·ratio, rounded down (FLOOR)
     * @throws ArithmeticException if it does not fit a {@code long}
     */
    public long outOf(long points) {
        return whole(BigDecimal.valueOf(requireNotNegative(points)).multiply(ratio), RoundingMode.FLOOR);
    }

    /**
     * What the partner's points become.
     *
     * @param points the partner's, 0 or above
     * @return ours: points/ratio, rounded down (FLOOR)
     * @throws ArithmeticException if it does not fit a {@code long}
     */
    public long into(long points) {
        return BigDecimal.valueOf(requireNotNegative(points))
                .divide(ratio, 0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /**
     * What we owe the partner for a period.
     *
     * @param issued the partner's points that it gave out for ours, 0 or above
     * @param taken the partner's points that we took in for ours, 0 or above
     * @return (issued − taken)·price in minor units of currency, rounded HALF_UP; below 0 if the partner owes us
     * @throws ArithmeticException if it does not fit a {@code long}
     */
    public long settlementMinor(long issued, long taken) {
        long net = Math.subtractExact(requireNotNegative(issued), requireNotNegative(taken));
        return whole(BigDecimal.valueOf(net).multiply(price), RoundingMode.HALF_UP);
    }

    private long requireNotNegative(long points) {
        if (points < 0) {
            throw new IllegalArgumentException(points + " points exchanged with '" + name + "' are below 0: exchange "
                    + "them the other way instead");
        }
        return points;
    }

    private static long whole(BigDecimal amount, RoundingMode rounding) {
        return amount.setScale(0, rounding).longValueExact();
    }
}
