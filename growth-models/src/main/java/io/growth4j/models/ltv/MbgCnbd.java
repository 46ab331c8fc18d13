package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.GammaFunctions;
import io.growth4j.models.internal.math.Sampler;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * MBG/CNBD-k: as {@link MbgNbd}, for customers who buy regularly: the larger k, the more even the times between
 * purchases; k = 1 is {@link MbgNbd}. A regular customer who is overdue is told to have left much sooner.
 *
 * <p>Platzer and Reutterer, Ticking Away the Moments: Timing Regularity Helps to Better Predict Customer Activity,
 * Marketing Science 35 (2016); Reutterer, Platzer and Schröder, Leveraging Purchase Regularity for Predicting Customer
 * Behavior the Easy Way, International Journal of Research in Marketing 38 (2021). While alive a customer takes steps at
 * random at rate λ ~ Gamma(r, α), and every k-th step is a purchase, so that times between purchases are Erlang-k with
 * mean k/λ; after each purchase, the first included, the customer leaves with probability p ~ Beta(a, b).
 *
 * <p>Likelihoods are densities of (x, t_x), given that x purchases at random would be spread evenly, so that they can be
 * compared with those of the other models and among values of k. Where the {@link PurchaseSummaries#spacing(int)} of
 * purchases is known, likelihoods of many customers include it, and are then the same as those of all purchase times.
 * Predictions may allocate.
 *
 * @param unit the unit of time
 * @param k how regularly customers buy, from 1 (at random) to 12
 * @param r shape of the rates of steps
 * @param alpha scale of the rates of steps, in the unit: their mean is r/alpha, that of purchases r/(k·alpha)
 * @param a first parameter of the probabilities of leaving: their mean is a/(a + b)
 * @param b second parameter of the probabilities of leaving
 */
public record MbgCnbd(TimeScale unit, int k, double r, double alpha, double a, double b) implements CustomerBaseModel {
    /** Beyond this k purchases are nearly as regular as a clock: this project's choice. */
    private static final int MOST_REGULAR = 12;

    private static final List<String> NAMES = List.of("r", "alpha", "a", "b");

    static final List<ModelKind<MbgCnbd>> KINDS = IntStream.rangeClosed(1, MOST_REGULAR)
            .mapToObj(k -> new ModelKind<>(
                    MbgCnbd.class,
                    name(k),
                    NAMES,
                    (unit, p) -> new MbgCnbd(unit, k, p[0], p[1], p[2], p[3]),
                    customers -> problem(customers, k)))
            .toList();

    public MbgCnbd {
        requireRegularity(k);
        Units.positive("r", r);
        Units.positive("alpha", alpha);
        Units.positive("a", a);
        Units.positive("b", b);
    }

    private static void requireRegularity(int k) {
        if (k < 1 || k > MOST_REGULAR) {
            throw new IllegalArgumentException("regularity k " + k + " must be between 1 and " + MOST_REGULAR);
        }
    }

    static String name(int k) {
        return "MBG/CNBD-" + k;
    }

    private static Problem problem(PurchaseSummaries customers, int k) {
        return Problem.of(name(k), customers, rows -> new RegularLikelihood(rows, k))
                .shifted(spacing(customers, k));
    }

    /** What the spacing of purchases adds to the log-likelihood: the density of gaps as shares of t_x, Dirichlet(k). */
    private static double spacing(PurchaseSummaries customers, int k) {
        double sum = 0;
        for (int row = 0; row < customers.size() && k > 1; row++) {
            double spacing = customers.spacing(row);
            long x = customers.repeats(row);
            if (x > 1 && !Double.isNaN(spacing)) {
                sum += customers.weight(row)
                        * ((k - 1) * spacing
                                + GammaFunctions.logGamma((double) k * x)
                                - (double) x * GammaFunctions.logGamma(k)
                                - GammaFunctions.logGamma((double) x));
            }
        }
        return sum;
    }

    /**
     * Fits the model by maximum likelihood, with the k from 1 up at which the likelihood stops rising. With few repeats
     * per customer, or without the spacing of purchases, there is little to tell one k from another.
     *
     * @param customers their summaries
     * @return the fitted model with its report; look at its status
     * @throws IllegalArgumentException if nothing can be learned from the customers; the message says why
     */
    public static Fit<MbgCnbd> fit(PurchaseSummaries customers) {
        @Nullable Fit<MbgCnbd> best = null;
        for (int k = 1; k <= MOST_REGULAR; k++) {
            Fit<MbgCnbd> next = fit(customers, k);
            if (best != null && !(next.logLikelihood() > best.logLikelihood())) {
                break;
            }
            best = next;
        }
        return Objects.requireNonNull(best);
    }

    /**
     * Fits the model by maximum likelihood for a given regularity.
     *
     * @param customers their summaries
     * @param k how regularly customers buy, from 1 (at random) to 12
     * @return the fitted model with its report; look at its status
     * @throws IllegalArgumentException if k is out of range, or nothing can be learned from the customers
     */
    public static Fit<MbgCnbd> fit(PurchaseSummaries customers, int k) {
        requireRegularity(k);
        return MaximumLikelihood.fit(KINDS.get(k - 1), customers);
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
    public boolean memoryless() {
        return k == 1;
    }

    @Override
    public double logLikelihood(long repeats, double recency, double age) {
        double shape = r + (double) k * repeats;
        double alive = Math.log(weights(repeats, recency, age));
        double left = logLeft(repeats, recency, age);
        double high = Math.max(alive, left);
        return RegularLikelihood.logEvenness(k, (double) repeats, recency)
                + GammaFunctions.logRising(r, (double) k * repeats)
                + r * Math.log(alpha)
                - shape * Math.log(alpha + age)
                + GammaFunctions.logRising(b, repeats + 1)
                - GammaFunctions.logRising(a + b, repeats + 1)
                + high
                + Math.log1p(Math.exp(Math.min(alive, left) - high));
    }

    @Override
    public double logLikelihood(PurchaseSummaries customers) {
        return CustomerBaseModel.super.logLikelihood(customers) + spacing(customers, k);
    }

    /** Σ over the steps taken since the last purchase, 0 to k − 1, of how likely so many are, relative to none. */
    private double weights(long repeats, double recency, double age) {
        double sum = 1;
        double weight = 1;
        for (int steps = 0; steps < k - 1; steps++) {
            weight *= nextWeight(repeats, recency, age, steps);
            sum += weight;
        }
        return sum;
    }

    private double nextWeight(long repeats, double recency, double age, int steps) {
        return (r + (double) k * repeats + steps) / (steps + 1) * ((age - recency) / (alpha + age));
    }

    /** ln of how likely it is to have left, on the scale of the weights. */
    private double logLeft(long repeats, double recency, double age) {
        return GeometricDropout.logOdds(r + (double) k * repeats, alpha, a, b + repeats, recency, age);
    }

    @Override
    public double alive(long repeats, double recency, double age) {
        return 1 / (1 + Math.exp(logLeft(repeats, recency, age) - Math.log(weights(repeats, recency, age))));
    }

    /** The mean of what is expected of somebody alive over how many steps were taken since the last purchase. */
    private double mean(long repeats, double recency, double age, ToDoubleFunction<RegularDropout> prediction) {
        double all = 0;
        double sum = 0;
        double weight = 1;
        for (int steps = 0; steps < k && weight > 0; steps++) {
            all += weight;
            sum += weight * prediction.applyAsDouble(alive(repeats, age, steps));
            weight *= nextWeight(repeats, recency, age, steps);
        }
        return sum / all;
    }

    /** Somebody alive who has taken some steps since the last purchase. */
    private RegularDropout alive(long repeats, double age, int steps) {
        return new RegularDropout(k, k - steps, r + (double) k * repeats + steps, alpha + age, a, b + repeats + 1);
    }

    @Override
    public double aliveAfter(long repeats, double recency, double age, double later) {
        return alive(repeats, recency, age) * mean(repeats, recency, age, one -> one.survives(later));
    }

    @Override
    public double expectedIfAlive(long repeats, double recency, double age, double horizon) {
        return mean(repeats, recency, age, one -> one.expected(horizon));
    }

    @Override
    public double probability(long repeats, double recency, double age, double horizon, long purchases) {
        double alive = alive(repeats, recency, age);
        double left = purchases == 0 ? 1 - alive : 0;
        return left + alive * mean(repeats, recency, age, one -> one.probability(horizon, purchases));
    }

    @Override
    public double discountedPurchases(long repeats, double recency, double age, double discount) {
        Units.requireDiscount(discount);
        return alive(repeats, recency, age) * mean(repeats, recency, age, one -> one.discounted(discount));
    }

    @Override
    public double[] simulate(long repeats, double recency, double age, double horizon, long seed) {
        Sampler sampler = new Sampler(seed);
        if (sampler.uniform() >= alive(repeats, recency, age)) {
            return new double[0];
        }
        double left = sampler.uniform() * weights(repeats, recency, age);
        double weight = 1;
        int steps = 0;
        while (steps < k - 1 && left >= weight) {
            left -= weight;
            weight *= nextWeight(repeats, recency, age, steps++);
        }
        return alive(repeats, age, steps).simulate(horizon, sampler);
    }
}
