package io.growth4j.loyalty.points.earning;

import io.growth4j.definition.Definition;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many points an order earns. Immutable and thread-safe. */
public sealed interface ConsumptionEarning extends Definition {
    /**
     * The points of an order.
     *
     * @param order its amount
     * @return points, 0 or above
     */
    long points(OrderAmount order);

    /**
     * The same for each order that is worth enough.
     *
     * @param points points of an order, 0 or above
     * @param minimumMinor the least net amount that qualifies, in minor units
     */
    record FixedAmount(long points, long minimumMinor) implements ConsumptionEarning {
        public FixedAmount {
            if (points < 0 || minimumMinor < 0) {
                throw new IllegalArgumentException(
                        "points " + points + " and minimumMinor " + minimumMinor + " must not be below 0");
            }
        }

        @Override
        public long points(OrderAmount order) {
            return order.netMinor() >= minimumMinor ? points : 0;
        }
    }

    /**
     * A part of the net amount: floor(net·rate·R), within a least and a most per order. An order of net 0 earns nothing.
     *
     * @param rate the part, 0 to 1
     * @param pointsPerUnit R, points per unit of currency, above 0
     * @param minorPerUnit how many minor units make a unit of currency, at least 1
     * @param least the least points of an order
     * @param most the most points of an order, at least {@code least}
     */
    record SalesRatio(double rate, double pointsPerUnit, int minorPerUnit, long least, long most)
            implements ConsumptionEarning {
        public SalesRatio {
            if (!(rate >= 0 && rate <= 1) || !(pointsPerUnit > 0) || minorPerUnit < 1) {
                throw new IllegalArgumentException("rate " + rate + " must be within 0..1, pointsPerUnit "
                        + pointsPerUnit + " above 0, minorPerUnit " + minorPerUnit + " at least 1");
            }
            if (least < 0 || least > most) {
                throw new IllegalArgumentException("least " + least + " and most " + most + " are not in order");
            }
        }

        @Override
        public long points(OrderAmount order) {
            if (order.netMinor() == 0) {
                return 0;
            }
            long points = BigDecimal.valueOf(order.netMinor())
                    .multiply(BigDecimal.valueOf(rate))
                    .multiply(BigDecimal.valueOf(pointsPerUnit))
                    .divide(BigDecimal.valueOf(minorPerUnit), 0, RoundingMode.FLOOR)
                    .min(BigDecimal.valueOf(most))
                    .longValueExact();
            return Math.max(least, points);
        }
    }
}
