package io.growth4j.loyalty.points.earning;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many points a behaviour is worth. Rounded HALF_UP to whole points. */
public final class BehaviourPrices {
    private BehaviourPrices() {}

    /**
     * The price of a core behaviour, by formula: v·g·R.
     *
     * @param grossProfit v, expected extra gross profit of one action, in units of currency, 0 or above
     * @param giveBack g, the share that is given back, 0 to 1
     * @param pointsPerUnit R, points per unit of currency, above 0
     * @return points
     */
    public static long core(double grossProfit, double giveBack, double pointsPerUnit) {
        if (!(grossProfit >= 0 && pointsPerUnit > 0)) {
            throw new IllegalArgumentException(
                    "grossProfit " + grossProfit + " must be 0 or above, pointsPerUnit " + pointsPerUnit + " above 0");
        }
        if (!(giveBack >= 0 && giveBack <= 1)) {
            throw new IllegalArgumentException("giveBack " + giveBack + " is not within 0..1");
        }
        return rounded(product(grossProfit, giveBack, pointsPerUnit));
    }

    /**
     * The price of another behaviour, by its weight against a reference that has a price: p·w/w₀.
     *
     * @param referencePoints p, the price of the reference, 0 or above
     * @param referenceWeight w₀, effort × value score of the reference, above 0
     * @param weight w, effort × value score of the behaviour, 0 or above
     * @return points
     */
    public static long byReference(long referencePoints, double referenceWeight, double weight) {
        if (referencePoints < 0 || !(referenceWeight > 0) || !(weight >= 0)) {
            throw new IllegalArgumentException("reference of " + referencePoints + " points and weight "
                    + referenceWeight + " cannot price weight " + weight + ": the reference's weight must be above 0");
        }
        return rounded(BigDecimal.valueOf(referencePoints)
                .multiply(BigDecimal.valueOf(weight))
                .divide(BigDecimal.valueOf(referenceWeight), 20, RoundingMode.HALF_UP));
    }

    private static BigDecimal product(double... factors) {
        BigDecimal product = BigDecimal.ONE;
        for (double factor : factors) {
            product = product.multiply(BigDecimal.valueOf(factor));
        }
        return product;
    }

    private static long rounded(BigDecimal points) {
        return points.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
