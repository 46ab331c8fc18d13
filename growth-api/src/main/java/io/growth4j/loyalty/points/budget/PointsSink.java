package io.growth4j.loyalty.points.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Something that points buy: goods, a voucher, or a discount at payment. All are priced by what they cost.
 *
 * @param name its name
 * @param kind what it is
 * @param costMinor what one costs the programme, in minor units of currency, 0 or above
 * @param minorPerUnit how many minor units make a unit of currency, at least 1
 */
public record PointsSink(String name, Kind kind, long costMinor, int minorPerUnit) {
    /** What points buy. */
    public enum Kind {
        /** Goods, bought, made or swapped. */
        GOODS,
        /** A voucher for a later payment. */
        VOUCHER,
        /** A part of the payment at hand. */
        DISCOUNT
    }

    public PointsSink {
        if (costMinor < 0) {
            throw new IllegalArgumentException("cost " + costMinor + " of '" + name + "' is below 0");
        }
        if (minorPerUnit < 1) {
            throw new IllegalArgumentException("minorPerUnit " + minorPerUnit + " is not at least 1");
        }
    }

    /**
     * Its price: ceil(cost·(1 + markup)·R/round)·round.
     *
     * @param pointsPerUnit R, points per unit of currency, above 0
     * @param markup what is added to the cost, −1 or above: 0.2 for a fifth
     * @param roundTo the price is a multiple of this, at least 1
     * @return points, rounded up (CEILING)
     */
    public long price(double pointsPerUnit, double markup, long roundTo) {
        if (!(pointsPerUnit > 0 && pointsPerUnit < Double.POSITIVE_INFINITY) || !(markup >= -1)) {
            throw new IllegalArgumentException(
                    "pointsPerUnit " + pointsPerUnit + " must be above 0, markup " + markup + " at least -1");
        }
        if (roundTo < 1) {
            throw new IllegalArgumentException("roundTo " + roundTo + " is not at least 1");
        }
        BigDecimal points = BigDecimal.valueOf(costMinor)
                .multiply(BigDecimal.ONE.add(BigDecimal.valueOf(markup)))
                .multiply(BigDecimal.valueOf(pointsPerUnit));
        BigDecimal step = BigDecimal.valueOf(minorPerUnit).multiply(BigDecimal.valueOf(roundTo));
        return points.divide(step, 0, RoundingMode.CEILING)
                .multiply(BigDecimal.valueOf(roundTo))
                .longValueExact();
    }

    /**
     * Whether it is covered at a price: what the points stand for against what it costs.
     *
     * @param pricePoints the price in points
     * @param pointsPerUnit R, points per unit of currency, above 0
     * @return value of the points minus cost, in units of currency
     */
    public double margin(long pricePoints, double pointsPerUnit) {
        return pricePoints / pointsPerUnit - (double) costMinor / minorPerUnit;
    }
}
