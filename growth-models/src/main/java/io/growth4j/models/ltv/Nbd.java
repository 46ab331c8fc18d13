package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.GammaFunctions;
import io.growth4j.models.internal.math.Sampler;
import java.util.Arrays;
import java.util.List;

/**
 * NBD: customers buy at random and never leave. The yardstick: a model with dropout must beat it, and where it does not,
 * nobody leaves.
 *
 * <p>Ehrenberg, The Pattern of Consumer Purchases, Applied Statistics 8 (1959). Purchase rates are Gamma(r, α).
 *
 * @param unit the unit of time
 * @param r shape of the purchase rates
 * @param alpha scale of the purchase rates, in the unit: their mean is r/alpha
 */
public record Nbd(TimeScale unit, double r, double alpha) implements CustomerBaseModel {
    private static final List<String> NAMES = List.of("r", "alpha");

    static final ModelKind<Nbd> KIND = new ModelKind<>(
            Nbd.class,
            "NBD",
            NAMES,
            (unit, p) -> new Nbd(unit, p[0], p[1]),
            customers -> Problem.of("NBD", customers, NbdLikelihood::new));

    public Nbd {
        Units.positive("r", r);
        Units.positive("alpha", alpha);
    }

    /**
     * Fits the model by maximum likelihood.
     *
     * @param customers their summaries
     * @return the fitted model with its report; look at its status
     * @throws IllegalArgumentException if nothing can be learned from the customers; the message says why
     */
    public static Fit<Nbd> fit(PurchaseSummaries customers) {
        return MaximumLikelihood.fit(KIND, customers);
    }

    /** ln of the probability of y purchases within t at a rate ~ Gamma(shape, scale). */
    static double logProbability(double shape, double scale, double t, long y) {
        return GammaFunctions.logRising(shape, y)
                - GammaFunctions.logGamma(y + 1.0)
                - shape * Math.log1p(t / scale)
                + (y == 0 ? 0 : y * (Math.log(t) - Math.log(scale + t)));
    }

    /** Times of purchases at a rate up to an end. */
    static double[] purchases(double rate, double end, Sampler sampler) {
        double[] times = new double[4];
        int count = 0;
        for (double at = sampler.exponential(rate); at <= end; at += sampler.exponential(rate)) {
            times = count == times.length ? Arrays.copyOf(times, 2 * count) : times;
            times[count++] = at;
        }
        return Arrays.copyOf(times, count);
    }

    @Override
    public List<String> parameterNames() {
        return NAMES;
    }

    @Override
    public List<Double> parameters() {
        return List.of(r, alpha);
    }

    @Override
    public double logLikelihood(long repeats, double recency, double age) {
        return GammaFunctions.logRising(r, repeats) - r * Math.log1p(age / alpha) - repeats * Math.log(alpha + age);
    }

    @Override
    public double alive(long repeats, double recency, double age) {
        return 1;
    }

    @Override
    public double aliveAfter(long repeats, double recency, double age, double later) {
        return 1;
    }

    @Override
    public double expectedIfAlive(long repeats, double recency, double age, double horizon) {
        return (r + repeats) / (alpha + age) * horizon;
    }

    @Override
    public double probability(long repeats, double recency, double age, double horizon, long purchases) {
        return Math.exp(logProbability(r + repeats, alpha + age, horizon, purchases));
    }

    @Override
    public double discountedPurchases(long repeats, double recency, double age, double discount) {
        Units.requireDiscount(discount);
        return (r + repeats) / (alpha + age) / discount;
    }

    @Override
    public double[] simulate(long repeats, double recency, double age, double horizon, long seed) {
        Sampler sampler = new Sampler(seed);
        return purchases(sampler.gamma(r + repeats, alpha + age), horizon, sampler);
    }
}
