package io.growth4j.loyalty.points.budget;

import io.growth4j.definition.Definition;

/**
 * The exchange ratio of the next period, where the present one costs more or less than the budget. It holds for points
 * earned from then on: points earned already keep the ratio they were earned at.
 *
 * @param ratio R, points per unit of currency now, above 0
 * @param issued points issued in the period, 0 or above
 * @param redemptionRate ρ, the share of them that will be spent, 0 to 1
 * @param budget what they may cost, in units of currency, above 0
 * @param maxStep the largest change of the ratio, as a share of it, 0 to 1
 */
public record ExchangeCorrection(double ratio, double issued, double redemptionRate, double budget, double maxStep)
        implements Definition {
    public ExchangeCorrection {
        if (!(ratio > 0) || !(budget > 0) || !(issued >= 0)) {
            throw new IllegalArgumentException(
                    "ratio " + ratio + " and budget " + budget + " must be above 0, issued " + issued + " 0 or above");
        }
        if (!(redemptionRate >= 0 && redemptionRate <= 1) || !(maxStep >= 0 && maxStep <= 1)) {
            throw new IllegalArgumentException(
                    "redemptionRate " + redemptionRate + " and maxStep " + maxStep + " are not within 0..1");
        }
    }

    /**
     * What the issued points will cost.
     *
     * @return issued·ρ/R in units of currency
     */
    public double liability() {
        return issued * redemptionRate / ratio;
    }

    /**
     * The ratio that would meet the budget.
     *
     * @return R·liability/budget
     */
    public double rawRatio() {
        return ratio * liability() / budget;
    }

    /**
     * The ratio for points earned from now on.
     *
     * @return the raw ratio within R·(1 ± maxStep)
     */
    public double nextRatio() {
        return Math.max(ratio * (1 - maxStep), Math.min(ratio * (1 + maxStep), rawRatio()));
    }
}
