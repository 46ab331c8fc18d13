package io.growth4j.models.ltv;

/**
 * Customers who buy at random while they are alive, and leave unseen: what their past says about their future.
 *
 * <p>All times are in the model's {@link #unit()} and counted as {@link CustomerSummary} says. A new customer is one
 * with repeats, recency and age 0, so that every prediction for one customer is also the prediction for a new one.
 * Methods on numbers allocate nothing unless they say so; out-of-range numbers are refused by {@link
 * PurchaseSummaries} and {@link CustomerSummary}, not here, and give unspecified results. Models are immutable and
 * thread-safe.
 */
public interface CustomerBaseModel extends ParametricModel {
    /**
     * The unit in which the model counts time.
     *
     * @return the unit of the summaries that it was fitted on
     */
    TimeScale unit();

    /**
     * How likely a customer's history is.
     *
     * @param repeats x
     * @param recency t_x
     * @param age T
     * @return the logarithm of the likelihood contribution
     */
    double logLikelihood(long repeats, double recency, double age);

    /**
     * The probability that a customer has not left yet.
     *
     * @param repeats x
     * @param recency t_x
     * @param age T
     * @return P(alive at T), 0 to 1
     */
    double alive(long repeats, double recency, double age);

    /**
     * The probability that a customer will not have left by a later time.
     *
     * @param repeats x
     * @param recency t_x
     * @param age T
     * @param later how much later than now, from 0
     * @return P(alive at T + later), 0 to 1
     */
    double aliveAfter(long repeats, double recency, double age, double later);

    /**
     * Whether, of a customer who is known to be alive, the time since the last purchase says nothing of the next one.
     *
     * @return true for purchases at random, false for regular ones
     */
    default boolean memoryless() {
        return true;
    }

    /**
     * How often a customer who is known to be alive is expected to buy in the time to come.
     *
     * @param repeats x
     * @param recency t_x; without effect if the model is {@link #memoryless()}
     * @param age T
     * @param horizon the length of that time, from 0
     * @return the expected number of purchases in (T, T + horizon], given alive at T
     */
    double expectedIfAlive(long repeats, double recency, double age, double horizon);

    /**
     * How often a customer is expected to buy in the time to come.
     *
     * @param repeats x
     * @param recency t_x
     * @param age T
     * @param horizon the length of that time, from 0
     * @return the expected number of purchases in (T, T + horizon]
     */
    default double expectedPurchases(long repeats, double recency, double age, double horizon) {
        return alive(repeats, recency, age) * expectedIfAlive(repeats, recency, age, horizon);
    }

    /**
     * How likely a customer is to buy exactly so often in the time to come. May allocate.
     *
     * @param repeats x
     * @param recency t_x
     * @param age T
     * @param horizon the length of that time, above 0
     * @param purchases how often, from 0
     * @return the probability of that many purchases in (T, T + horizon]
     */
    double probability(long repeats, double recency, double age, double horizon, long purchases);

    /**
     * The discounted expected residual transactions (DERT): all purchases to come, each worth less the later it is. May
     * allocate.
     *
     * @param repeats x
     * @param recency t_x
     * @param age T
     * @param discount continuous discount rate per unit of time, from 0
     * @return ∫ e^(−discount·u) dE[purchases by T + u]; infinite where discount is 0 and customers live too long
     */
    double discountedPurchases(long repeats, double recency, double age, double discount);

    /**
     * How often a new customer is expected to buy again.
     *
     * @param horizon the time since the first purchase
     * @return the expected number of repeat purchases
     */
    default double expectedPurchases(double horizon) {
        return expectedPurchases(0, 0, 0, horizon);
    }

    /**
     * How likely a new customer is to buy again exactly so often.
     *
     * @param horizon the time since the first purchase
     * @param purchases how often, from 0
     * @return the probability
     */
    default double probability(double horizon, long purchases) {
        return probability(0, 0, 0, horizon, purchases);
    }

    /**
     * How long a customer may be silent before being probably gone.
     *
     * @param repeats x
     * @param recency t_x, the time of the last purchase
     * @param threshold the probability of being alive below which a customer counts as gone, 0 to 1 exclusive
     * @return time since the last purchase at which P(alive) falls to the threshold; 0 if it is lower from the start;
     *     infinite if it never falls so low
     */
    default double silenceUntilGone(long repeats, double recency, double threshold) {
        return Silence.untilGone(this, repeats, recency, threshold);
    }

    /**
     * Plays one possible future of a customer. Allocates its result.
     *
     * @param repeats x
     * @param recency t_x
     * @param age T
     * @param horizon how far to look
     * @param seed decides which future
     * @return the times of the purchases in (0, horizon], counted from T, ascending
     */
    double[] simulate(long repeats, double recency, double age, double horizon, long seed);

    /**
     * {@link #alive(long, double, double)} of a summary.
     *
     * @param customer the customer
     * @return P(alive at T)
     */
    default double alive(CustomerSummary customer) {
        return alive(customer.repeats(), customer.recency(), customer.age());
    }

    /**
     * {@link #expectedPurchases(long, double, double, double)} of a summary.
     *
     * @param customer the customer
     * @param horizon the length of the time to come
     * @return the expected number of purchases
     */
    default double expectedPurchases(CustomerSummary customer, double horizon) {
        return expectedPurchases(customer.repeats(), customer.recency(), customer.age(), horizon);
    }

    /**
     * The log-likelihood of many customers.
     *
     * @param customers summaries in this model's unit
     * @return the weighted sum over rows
     * @throws IllegalArgumentException if they are in another unit
     */
    default double logLikelihood(PurchaseSummaries customers) {
        Units.require(unit(), customers);
        double sum = 0;
        for (int row = 0; row < customers.size(); row++) {
            sum += customers.weight(row)
                    * logLikelihood(customers.repeats(row), customers.recency(row), customers.age(row));
        }
        return sum;
    }

    /**
     * P(alive) of many customers.
     *
     * @param customers summaries in this model's unit
     * @return one probability per row
     * @throws IllegalArgumentException if they are in another unit
     */
    default double[] alive(PurchaseSummaries customers) {
        Units.require(unit(), customers);
        double[] alive = new double[customers.size()];
        for (int row = 0; row < alive.length; row++) {
            alive[row] = alive(customers.repeats(row), customers.recency(row), customers.age(row));
        }
        return alive;
    }

    /**
     * The expected purchases of many customers.
     *
     * @param customers summaries in this model's unit
     * @param horizon the length of the time to come
     * @return one expectation per row, to twelve digits those of single customers
     * @throws IllegalArgumentException if they are in another unit
     */
    default double[] expectedPurchases(PurchaseSummaries customers, double horizon) {
        Units.require(unit(), customers);
        double[] expected = alive(customers);
        AgeCurves curves = new AgeCurves(
                memoryless(), horizon, (repeats, recency, age) -> expectedIfAlive(repeats, recency, age, horizon));
        for (int row = 0; row < expected.length; row++) {
            expected[row] *= curves.of(customers.repeats(row), customers.recency(row), customers.age(row));
        }
        return expected;
    }
}
