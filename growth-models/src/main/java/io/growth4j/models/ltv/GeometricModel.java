package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.GammaFunctions;
import java.util.List;

/**
 * What BG/NBD and MBG/NBD share, which is all but the chance to leave at the first purchase.
 *
 * <p>A customer with x repeats has had n chances to leave, x or x + 1, and has survived all of them but perhaps the last.
 */
sealed interface GeometricModel extends CustomerBaseModel permits BgNbd, MbgNbd {
    /** The parameters' names. */
    List<String> NAMES = List.of("r", "alpha", "a", "b");

    double r();

    double alpha();

    double a();

    double b();

    private int chances() {
        return this instanceof MbgNbd ? 1 : 0;
    }

    /** The second parameter of the chances to leave of somebody who has survived all of them. */
    private double stay(long repeats) {
        return b() + repeats + chances();
    }

    private double logOdds(long repeats, double recency, double age) {
        return GeometricDropout.logOdds(r() + repeats, alpha(), a(), stay(repeats) - 1, recency, age);
    }

    @Override
    default List<String> parameterNames() {
        return NAMES;
    }

    @Override
    default List<Double> parameters() {
        return List.of(r(), alpha(), a(), b());
    }

    @Override
    default double logLikelihood(long repeats, double recency, double age) {
        double rates = GammaFunctions.logRising(r(), repeats)
                - r() * Math.log1p(age / alpha())
                - repeats * Math.log(alpha() + age);
        long chances = repeats + chances();
        if (chances == 0) {
            return rates;
        }
        double odds = logOdds(repeats, recency, age);
        return rates
                + GammaFunctions.logRising(b(), chances)
                - GammaFunctions.logRising(a() + b(), chances)
                + Math.max(odds, 0)
                + Math.log1p(Math.exp(-Math.abs(odds)));
    }

    @Override
    default double alive(long repeats, double recency, double age) {
        return repeats + chances() == 0 ? 1 : 1 / (1 + Math.exp(logOdds(repeats, recency, age)));
    }

    @Override
    default double aliveAfter(long repeats, double recency, double age, double later) {
        return alive(repeats, recency, age)
                * GeometricDropout.survives(r() + repeats, alpha() + age, a(), stay(repeats), later);
    }

    @Override
    default double expectedIfAlive(long repeats, double recency, double age, double horizon) {
        return GeometricDropout.expected(r() + repeats, alpha() + age, a(), stay(repeats), horizon);
    }

    @Override
    default double probability(long repeats, double recency, double age, double horizon, long purchases) {
        double alive = alive(repeats, recency, age);
        double left = purchases == 0 ? 1 - alive : 0;
        return left
                + alive
                        * GeometricDropout.probability(
                                r() + repeats, alpha() + age, a(), stay(repeats), horizon, purchases);
    }

    @Override
    default double discountedPurchases(long repeats, double recency, double age, double discount) {
        Units.requireDiscount(discount);
        return alive(repeats, recency, age)
                * GeometricDropout.discounted(r() + repeats, alpha() + age, a(), stay(repeats), discount);
    }

    @Override
    default double[] simulate(long repeats, double recency, double age, double horizon, long seed) {
        return GeometricDropout.simulate(
                alive(repeats, recency, age), r() + repeats, alpha() + age, a(), stay(repeats), horizon, seed);
    }
}
