package io.growth4j.models.ltv;

import io.growth4j.definition.ProgressListener;
import io.growth4j.models.internal.math.GammaFunctions;
import java.util.List;

/**
 * MBG/NBD: as {@link BgNbd}, but customers may also leave right after their first purchase, so that one-time buyers are
 * not all taken to be alive.
 *
 * <p>Batislam, Denizel and Filiztekin, Empirical validation and comparison of models for customer base analysis,
 * International Journal of Research in Marketing 24 (2007); Hoppe and Wagner, Customer base analysis: the case for a
 * central variant of the Betageometric/NBD model, Marketing ZFP 29 (2007).
 *
 * @param unit the unit of time
 * @param r shape of the purchase rates
 * @param alpha scale of the purchase rates, in the unit: their mean is r/alpha
 * @param a first parameter of the probabilities of leaving: their mean is a/(a + b)
 * @param b second parameter of the probabilities of leaving
 */
public record MbgNbd(TimeScale unit, double r, double alpha, double a, double b) implements CustomerBaseModel {
    private static final List<String> NAMES = List.of("r", "alpha", "a", "b");

    static final ModelKind<MbgNbd> KIND =
            new ModelKind<>(MbgNbd.class, "MBG/NBD", NAMES, (unit, p) -> new MbgNbd(unit, p[0], p[1], p[2], p[3]));

    public MbgNbd {
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
    public static Fit<MbgNbd> fit(PurchaseSummaries customers) {
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
    public static Fit<MbgNbd> fit(PurchaseSummaries customers, ProgressListener progress) {
        return MaximumLikelihood.fit(KIND, customers, rows -> new GeometricLikelihood(rows, 1), progress);
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
        double odds = GeometricDropout.logOdds(r + repeats, alpha, a, b + repeats, recency, age);
        return GammaFunctions.logRising(r, repeats)
                - r * Math.log1p(age / alpha)
                - repeats * Math.log(alpha + age)
                + GammaFunctions.logRising(b, repeats + 1)
                - GammaFunctions.logRising(a + b, repeats + 1)
                + Math.max(odds, 0)
                + Math.log1p(Math.exp(-Math.abs(odds)));
    }

    @Override
    public double alive(long repeats, double recency, double age) {
        return 1 / (1 + Math.exp(GeometricDropout.logOdds(r + repeats, alpha, a, b + repeats, recency, age)));
    }

    @Override
    public double aliveAfter(long repeats, double recency, double age, double later) {
        return alive(repeats, recency, age)
                * GeometricDropout.survives(r + repeats, alpha + age, a, b + repeats + 1, later);
    }

    @Override
    public double expectedIfAlive(long repeats, double age, double horizon) {
        return GeometricDropout.expected(r + repeats, alpha + age, a, b + repeats + 1, horizon);
    }

    @Override
    public double probability(long repeats, double recency, double age, double horizon, long purchases) {
        double alive = alive(repeats, recency, age);
        double left = purchases == 0 ? 1 - alive : 0;
        return left
                + alive
                        * GeometricDropout.probability(
                                r + repeats, alpha + age, a, b + repeats + 1, horizon, purchases);
    }

    @Override
    public double discountedPurchases(long repeats, double recency, double age, double discount) {
        Units.requireDiscount(discount);
        return alive(repeats, recency, age)
                * GeometricDropout.discounted(r + repeats, alpha + age, a, b + repeats + 1, discount);
    }

    @Override
    public double[] simulate(long repeats, double recency, double age, double horizon, long seed) {
        return GeometricDropout.simulate(
                alive(repeats, recency, age), r + repeats, alpha + age, a, b + repeats + 1, horizon, seed);
    }
}
