package io.growth4j.models.ltv;

import io.growth4j.definition.ProgressListener;
import io.growth4j.models.internal.math.GammaFunctions;
import io.growth4j.models.internal.math.LogIntegral;
import io.growth4j.models.internal.math.Sampler;
import java.util.List;

/**
 * Pareto/NBD: customers buy at random while alive and may leave at any moment, whether they buy or not.
 *
 * <p>Schmittlein, Morrison and Colombo, Counting Your Customers: Who Are They and What Will They Do Next?, Management
 * Science 33 (1987); Fader and Hardie, A Note on Deriving the Pareto/NBD Model and Related Expressions (2005). While
 * alive a customer buys at rate λ ~ Gamma(r, α) and leaves at rate μ ~ Gamma(s, β). One-time buyers may have left.
 *
 * @param unit the unit of time
 * @param r shape of the purchase rates
 * @param alpha scale of the purchase rates, in the unit: their mean is r/alpha
 * @param s shape of the rates of leaving
 * @param beta scale of the rates of leaving, in the unit: their mean is s/beta
 */
public record ParetoNbd(TimeScale unit, double r, double alpha, double s, double beta) implements CustomerBaseModel {
    private static final List<String> NAMES = List.of("r", "alpha", "s", "beta");

    static final ModelKind<ParetoNbd> KIND = new ModelKind<>(
            ParetoNbd.class,
            "Pareto/NBD",
            NAMES,
            (unit, p) -> new ParetoNbd(unit, p[0], p[1], p[2], p[3]),
            customers -> Problem.of("Pareto/NBD", customers, ParetoLikelihood::new));

    public ParetoNbd {
        Units.positive("r", r);
        Units.positive("alpha", alpha);
        Units.positive("s", s);
        Units.positive("beta", beta);
    }

    /**
     * Fits the model by maximum likelihood.
     *
     * @param customers their summaries
     * @return the fitted model with its report; look at its status
     * @throws IllegalArgumentException if nothing can be learned from the customers; the message says why
     */
    public static Fit<ParetoNbd> fit(PurchaseSummaries customers) {
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
    public static Fit<ParetoNbd> fit(PurchaseSummaries customers, ProgressListener progress) {
        return MaximumLikelihood.fit(KIND, customers, progress);
    }

    @Override
    public List<String> parameterNames() {
        return NAMES;
    }

    @Override
    public List<Double> parameters() {
        return List.of(r, alpha, s, beta);
    }

    @Override
    public double logLikelihood(long repeats, double recency, double age) {
        double stillHere = GammaFunctions.logRising(r, repeats)
                - r * Math.log1p(age / alpha)
                - repeats * Math.log(alpha + age)
                - s * Math.log1p(age / beta);
        double alive = alive(repeats, recency, age);
        if (alive > 1e-200) {
            return stillHere - Math.log(alive);
        }
        double logGone = Math.log(s)
                - Math.log(beta + recency)
                + Math.log(DeathTimes.relative(alpha, r + repeats, s, beta, recency, age))
                - s * Math.log1p(recency / beta);
        return GammaFunctions.logRising(r, repeats)
                - r * Math.log1p(recency / alpha)
                - repeats * Math.log(alpha + recency)
                + logGone;
    }

    @Override
    public double alive(long repeats, double recency, double age) {
        return DeathTimes.alive(alpha, r + repeats, s, beta, recency, age);
    }

    @Override
    public double aliveAfter(long repeats, double recency, double age, double later) {
        return alive(repeats, recency, age) * Math.exp(-s * Math.log1p(later / (beta + age)));
    }

    @Override
    public double expectedIfAlive(long repeats, double recency, double age, double horizon) {
        double scale = beta + age;
        double length = Math.log1p(horizon / scale);
        double power = (1 - s) * length;
        double lived = scale * (Math.abs(power) < 1e-9 ? length : Math.expm1(power) / (1 - s));
        return (r + repeats) / (alpha + age) * lived;
    }

    @Override
    public double probability(long repeats, double recency, double age, double horizon, long purchases) {
        double alive = alive(repeats, recency, age);
        double shape = r + repeats;
        double scale = alpha + age;
        double scaleOut = beta + age;
        double stays =
                Math.exp(Nbd.logProbability(shape, scale, horizon, purchases) - s * Math.log1p(horizon / scaleOut));
        double leaves = Math.exp(LogIntegral.of(
                y -> {
                    double inside = 1 / (1 + Math.exp(-y));
                    double outside = 1 / (1 + Math.exp(y));
                    double u = horizon * inside;
                    return Math.log(s / scaleOut * horizon * inside * outside)
                            - (s + 1) * Math.log1p(u / scaleOut)
                            + Nbd.logProbability(shape, scale, u, purchases);
                },
                0));
        return alive * (stays + leaves) + (purchases == 0 ? 1 - alive : 0);
    }

    @Override
    public double discountedPurchases(long repeats, double recency, double age, double discount) {
        Units.requireDiscount(discount);
        double scale = beta + age;
        double rate = alive(repeats, recency, age) * (r + repeats) / (alpha + age);
        if (discount == 0) {
            return s > 1 ? rate * scale / (s - 1) : Double.POSITIVE_INFINITY;
        }
        return rate
                * Math.exp(LogIntegral.of(
                        y -> y - discount * Math.exp(y) - s * Math.log1p(Math.exp(y) / scale),
                        Math.log(Math.min(scale, 1 / discount))));
    }

    @Override
    public double[] simulate(long repeats, double recency, double age, double horizon, long seed) {
        Sampler sampler = new Sampler(seed);
        if (sampler.uniform() >= alive(repeats, recency, age)) {
            return new double[0];
        }
        double rate = sampler.gamma(r + repeats, alpha + age);
        double leaves = sampler.exponential(sampler.gamma(s, beta + age));
        return Nbd.purchases(rate, Math.min(horizon, leaves), sampler);
    }
}
