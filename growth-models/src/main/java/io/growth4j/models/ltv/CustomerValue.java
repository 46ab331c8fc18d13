package io.growth4j.models.ltv;

import io.growth4j.user.FeatureSchema;

/**
 * What customers will be worth: expected purchases, period by period, times expected spend, times margin, discounted
 * (Fader, Hardie and Lee, RFM and CLV: Using Iso-Value Curves for Customer Base Analysis, Journal of Marketing Research
 * 42, 2005). Purchases and spend are taken to be independent: see {@link SpendDependence}. Immutable, thread-safe.
 *
 * @param purchases how often customers buy and when they leave
 * @param spend what they spend per purchase
 * @param terms horizon, discount and margin
 */
public record CustomerValue(CustomerBaseModel purchases, GammaGamma spend, ValueTerms terms) {

    /**
     * The discounted number of purchases expected of a customer who is known to be alive.
     *
     * @param repeats x
     * @param recency t_x, in the model's unit; without effect if the model is {@link CustomerBaseModel#memoryless()}
     * @param age T, in the model's unit
     * @return Σ over periods of expected purchases, each period's divided by (1 + discount)^period
     */
    public double discountedIfAlive(long repeats, double recency, double age) {
        double length = purchases.unit().of(1, terms.period());
        double before = 0;
        double worth = 1;
        double sum = 0;
        for (int period = 1; period <= terms.periods(); period++) {
            double reached = purchases.expectedIfAlive(repeats, recency, age, period * length);
            worth /= 1 + terms.discount();
            sum += worth * (reached - before);
            before = reached;
        }
        return sum;
    }

    /**
     * What one customer will be worth.
     *
     * @param repeats x
     * @param recency t_x, in the purchase model's unit
     * @param age T, in the purchase model's unit
     * @param meanSpend mean amount of the repeat purchases; ignored for none
     * @return the value in the spend model's unit of money, never NaN: customers without a repeat purchase are valued by
     *     what is known of all
     */
    public double of(long repeats, double recency, double age, double meanSpend) {
        return purchases.alive(repeats, recency, age)
                * discountedIfAlive(repeats, recency, age)
                * terms.margin()
                * spend.expectedSpend(repeats, meanSpend);
    }

    /** What {@link #discountedIfAlive} says, for many customers. */
    AgeCurves curves() {
        double horizon = purchases.unit().of(terms.periods(), terms.period());
        return new AgeCurves(purchases.memoryless(), horizon, this::discountedIfAlive);
    }

    /**
     * What many customers will be worth.
     *
     * @param customers summaries in the purchase model's unit, with mean spend
     * @return one value per row, to twelve digits {@link #of(long, double, double, double)}
     * @throws IllegalArgumentException if the units differ, or if a customer with repeat purchases has no mean spend; the
     *     message names the row
     */
    public double[] of(PurchaseSummaries customers) {
        double[] values = purchases.alive(customers);
        AgeCurves curves = curves();
        for (int row = 0; row < values.length; row++) {
            long repeats = customers.repeats(row);
            double meanSpend = customers.meanSpend(row);
            if (repeats > 0 && Double.isNaN(meanSpend)) {
                throw new IllegalArgumentException(
                        "row " + row + ": " + repeats + " repeat purchases without a mean spend");
            }
            values[row] *= curves.of(repeats, customers.recency(row), customers.age(row))
                    * terms.margin()
                    * spend.expectedSpend(repeats, meanSpend);
        }
        return values;
    }

    /**
     * These values as scores of users known by the standard features.
     *
     * @param schema the features of the users to come; it must hold the first order, the last order, the number of
     *     orders and the revenue of {@link io.growth4j.user.StandardFeatures}
     * @return the scorer
     * @throws IllegalArgumentException if a feature is missing; the message names it
     */
    public CustomerValueScorer scorer(FeatureSchema schema) {
        return new CustomerValueScorer(this, schema);
    }
}
