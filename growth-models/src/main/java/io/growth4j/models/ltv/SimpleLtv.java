package io.growth4j.models.ltv;

/**
 * The back-of-the-envelope value of a subscriber: revenue per period, a constant churn rate, no discount.
 *
 * <p>The usual arithmetic of subscription businesses (Skok, SaaS Metrics 2.0, 2010). It takes every customer to be alike;
 * where customers differ, {@link ShiftedBetaGeometric} and {@link BgNbd} say more.
 *
 * @param revenue average revenue per account and period
 * @param grossMargin the share of revenue that is left after the cost of serving, for example 0.8
 * @param churn the share of customers that leave per period, above 0 to 1
 * @param acquisitionCost what it costs to win a customer, in the unit of revenue
 */
public record SimpleLtv(double revenue, double grossMargin, double churn, double acquisitionCost) {
    public SimpleLtv {
        if (!(churn > 0 && churn <= 1)) {
            throw new IllegalArgumentException("churn " + churn + " must be above 0 and at most 1");
        }
    }

    /**
     * How long a customer stays.
     *
     * @return expected periods, 1/churn
     */
    public double lifetime() {
        return 1 / churn;
    }

    /**
     * What a customer brings.
     *
     * @return revenue times margin over the lifetime
     */
    public double value() {
        return revenue * grossMargin / churn;
    }

    /**
     * What a customer brings for each unit spent on winning one.
     *
     * @return value over acquisition cost; NaN or infinite without a cost
     */
    public double valueToCost() {
        return value() / acquisitionCost;
    }

    /**
     * When a customer has paid back the cost of winning them.
     *
     * @return periods until margin reaches acquisition cost
     */
    public double paybackPeriods() {
        return acquisitionCost / (revenue * grossMargin);
    }
}
