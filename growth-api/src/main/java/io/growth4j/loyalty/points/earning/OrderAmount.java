package io.growth4j.loyalty.points.earning;

/**
 * What an order is worth for earning: only what the goods cost in the end.
 *
 * @param grossMinor the whole amount, in minor units of currency, 0 or above
 * @param shippingMinor the part for shipping
 * @param discountMinor the part that discounts took off
 * @param refundedMinor the part that was paid back
 */
public record OrderAmount(long grossMinor, long shippingMinor, long discountMinor, long refundedMinor) {
    public OrderAmount {
        if (grossMinor < 0 || shippingMinor < 0 || discountMinor < 0 || refundedMinor < 0) {
            throw new IllegalArgumentException("amounts " + grossMinor + ", " + shippingMinor + ", " + discountMinor
                    + ", " + refundedMinor + " must not be below 0: refunds are given as a positive amount");
        }
    }

    /**
     * An amount without shipping, discounts or refunds.
     *
     * @param minor minor units of currency
     * @return the amount
     */
    public static OrderAmount of(long minor) {
        return new OrderAmount(minor, 0, 0, 0);
    }

    /**
     * What counts.
     *
     * @return gross − shipping − discount − refunded in minor units, at least 0
     */
    public long netMinor() {
        return Math.max(0, grossMinor - shippingMinor - discountMinor - refundedMinor);
    }
}
