package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.GammaFunctions;
import io.growth4j.models.internal.math.Sampler;
import java.util.List;

/**
 * Gamma-Gamma: what a customer spends per purchase, drawn towards the others' spend while little is known.
 *
 * <p>Colombo and Jiang, A Stochastic RFM Model, Journal of Interactive Marketing 13 (1999); Fader and Hardie, The
 * Gamma-Gamma Model of Monetary Value (2013). Amounts are Gamma(p, ν) per purchase with ν ~ Gamma(q, γ) per customer,
 * independent of how often a customer buys: check that with {@link SpendDependence}. Amounts are in any one unit of
 * money, minor units by convention of this library; predictions are in the same.
 *
 * @param p shape of one customer's amounts
 * @param q shape of the customers' scales
 * @param gamma scale of the customers' scales, in the unit of money
 */
public record GammaGamma(double p, double q, double gamma) implements ParametricModel {
    private static final List<String> NAMES = List.of("p", "q", "gamma");

    static final ModelKind<GammaGamma> KIND = new ModelKind<>(
            GammaGamma.class,
            "Gamma-Gamma",
            NAMES,
            (unit, v) -> new GammaGamma(v[0], v[1], v[2]),
            SpendLikelihood::problem);

    public GammaGamma {
        Units.positive("p", p);
        Units.positive("q", q);
        Units.positive("gamma", gamma);
    }

    /**
     * Fits the model by maximum likelihood to the customers with repeat purchases; the others are left out, as they have
     * no repeat spend.
     *
     * @param customers summaries with mean spend
     * @return the fitted model with its report; look at its status
     * @throws IllegalArgumentException if a customer with repeat purchases has no mean spend above 0, the message names
     *     the row; or if fewer than two customers have bought again
     */
    public static Fit<GammaGamma> fit(PurchaseSummaries customers) {
        return MaximumLikelihood.fit(KIND, customers);
    }

    @Override
    public List<String> parameterNames() {
        return NAMES;
    }

    @Override
    public List<Double> parameters() {
        return List.of(p, q, gamma);
    }

    /**
     * How likely a customer's mean spend is.
     *
     * @param purchases how many purchases the mean is of, from 1
     * @param meanSpend their mean amount, above 0
     * @return the log-density of the mean
     */
    public double logLikelihood(long purchases, double meanSpend) {
        double shape = p * purchases;
        return GammaFunctions.logRising(q, shape)
                - GammaFunctions.logGamma(shape)
                + q * Math.log(gamma)
                + shape * Math.log((double) purchases)
                + (shape - 1) * Math.log(meanSpend)
                - (shape + q) * Math.log(gamma + purchases * meanSpend);
    }

    /**
     * What a customer is expected to spend per purchase.
     *
     * @param purchases how many purchases are known, from 0
     * @param meanSpend their mean amount; ignored if there are none
     * @return the posterior mean amount, for no purchase the mean over all customers; where these are infinite, which is
     *     so where p·purchases + q is at most 1, the mean amount of a customer with the average scale
     */
    public double expectedSpend(long purchases, double meanSpend) {
        double shape = p * purchases + q;
        double total = purchases > 0 ? purchases * meanSpend : 0;
        return p * (gamma + total) / (shape > 1 ? shape - 1 : shape);
    }

    /**
     * Plays mean amounts of customers.
     *
     * @param purchases how many purchases each mean is of; NaN comes back for 0
     * @param seed decides what happens
     * @return one mean amount per customer
     */
    public double[] simulate(long[] purchases, long seed) {
        Sampler sampler = new Sampler(seed);
        double[] means = new double[purchases.length];
        for (int i = 0; i < means.length; i++) {
            double scale = sampler.gamma(q, gamma);
            means[i] = purchases[i] == 0 ? Double.NaN : sampler.gamma(p * purchases[i], purchases[i] * scale);
        }
        return means;
    }
}
