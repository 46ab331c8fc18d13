package io.growth4j.models.ltv;

import io.growth4j.definition.ProgressListener;
import io.growth4j.models.internal.math.GammaFunctions;
import java.util.List;

/**
 * BG/NBD: customers buy at random while alive and may leave right after any repeat purchase. The first model to try
 * where customers come and go without saying so.
 *
 * <p>Fader, Hardie and Lee, "Counting Your Customers" the Easy Way, Marketing Science 24 (2005). While alive a customer
 * buys at rate λ ~ Gamma(r, α); after each repeat purchase the customer leaves with probability p ~ Beta(a, b). A
 * customer without a repeat purchase is alive by definition: where that is wrong, use {@link MbgNbd}.
 *
 * @param unit the unit of time
 * @param r shape of the purchase rates
 * @param alpha scale of the purchase rates, in the unit: their mean is r/alpha
 * @param a first parameter of the probabilities of leaving: their mean is a/(a + b)
 * @param b second parameter of the probabilities of leaving
 */
public record BgNbd(TimeScale unit, double r, double alpha, double a, double b) implements CustomerBaseModel {
    private static final List<String> NAMES = List.of("r", "alpha", "a", "b");

    static final ModelKind<BgNbd> KIND =
            new ModelKind<>(BgNbd.class, "BG/NBD", NAMES, (unit, p) -> new BgNbd(unit, p[0], p[1], p[2], p[3]));

    public BgNbd {
        Units.positive("r", r);
        Units.positive("alpha", alpha);
        Units.positive("a", a);
        Units.positive("b", b);
    }

    /**
     * Fits the model by maximum likelihood.
     *
     * @param customers their summaries
     * @return the fitted model with its report; look at its status
     * @throws IllegalArgumentException if nothing can be learned from the customers; the message says why
     */
    public static Fit<BgNbd> fit(PurchaseSummaries customers) {
        return fit(customers, ProgressListener.NONE);
    }

    /**
     * Fits the model by maximum likelihood.
     *
     * @param customers their summaries
     * @param progress is told of each evaluation of the likelihood
     * @return the fitted model with its report; look at its status
     * @throws IllegalArgumentException if nothing can be learned from the customers; the message says why
     */
    public static Fit<BgNbd> fit(PurchaseSummaries customers, ProgressListener progress) {
        return MaximumLikelihood.fit(KIND, customers, rows -> new GeometricLikelihood(rows, 0), progress);
    }

    @Override
    public List<String> parameterNames() {
        return NAMES;
    }

    @Override
    public List<Double> parameters() {
        return List.of(r, alpha, a, b);
    }

    @Override
    public double logLikelihood(long repeats, double recency, double age) {
        double shape = r + repeats;
        double rates =
                GammaFunctions.logRising(r, repeats) - r * Math.log1p(age / alpha) - repeats * Math.log(alpha + age);
        if (repeats == 0) {
            return rates;
        }
        double odds = GeometricDropout.logOdds(shape, alpha, a, b + repeats - 1, recency, age);
        return rates
                + GammaFunctions.logRising(b, repeats)
                - GammaFunctions.logRising(a + b, repeats)
                + Math.max(odds, 0)
                + Math.log1p(Math.exp(-Math.abs(odds)));
    }

    @Override
    public double alive(long repeats, double recency, double age) {
        if (repeats == 0) {
            return 1;
        }
        return 1 / (1 + Math.exp(GeometricDropout.logOdds(r + repeats, alpha, a, b + repeats - 1, recency, age)));
    }

    @Override
    public double aliveAfter(long repeats, double recency, double age, double later) {
        return alive(repeats, recency, age)
                * GeometricDropout.survives(r + repeats, alpha + age, a, b + repeats, later);
    }

    @Override
    public double expectedIfAlive(long repeats, double age, double horizon) {
        return GeometricDropout.expected(r + repeats, alpha + age, a, b + repeats, horizon);
    }

    @Override
    public double probability(long repeats, double recency, double age, double horizon, long purchases) {
        double alive = alive(repeats, recency, age);
        double left = purchases == 0 ? 1 - alive : 0;
        return left
                + alive * GeometricDropout.probability(r + repeats, alpha + age, a, b + repeats, horizon, purchases);
    }

    @Override
    public double discountedPurchases(long repeats, double recency, double age, double discount) {
        Units.requireDiscount(discount);
        return alive(repeats, recency, age)
                * GeometricDropout.discounted(r + repeats, alpha + age, a, b + repeats, discount);
    }

    @Override
    public double[] simulate(long repeats, double recency, double age, double horizon, long seed) {
        return GeometricDropout.simulate(
                alive(repeats, recency, age), r + repeats, alpha + age, a, b + repeats, horizon, seed);
    }
}
