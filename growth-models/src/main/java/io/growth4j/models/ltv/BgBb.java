package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.GammaFunctions;
import io.growth4j.models.internal.math.Hypergeometric;
import io.growth4j.models.internal.math.Sampler;
import java.util.Arrays;
import java.util.List;

/**
 * BG/BB: as {@link BgNbd} where purchases can happen only once per period: yearly donations, weekly markets, season
 * tickets. Recency and age count whole periods since the first purchase; a recency of 0 means no repeat purchase.
 *
 * <p>Fader, Hardie and Shang, Customer-Base Analysis in a Discrete-Time Noncontractual Setting, Marketing Science 29
 * (2010). In each period a living customer buys with probability p ~ Beta(alpha, beta); at the beginning of each period
 * a customer leaves with probability θ ~ Beta(gamma, delta). Fractions of periods are cut off everywhere.
 *
 * @param unit the length of a period
 * @param alpha first parameter of the probabilities of buying
 * @param beta second parameter of the probabilities of buying
 * @param gamma first parameter of the probabilities of leaving
 * @param delta second parameter of the probabilities of leaving
 */
public record BgBb(TimeScale unit, double alpha, double beta, double gamma, double delta) implements CustomerBaseModel {
    private static final double HUGE = 1e250;
    private static final List<String> NAMES = List.of("alpha", "beta", "gamma", "delta");

    static final ModelKind<BgBb> KIND = new ModelKind<>(
            BgBb.class, "BG/BB", NAMES, (unit, p) -> new BgBb(unit, p[0], p[1], p[2], p[3]), BgBb::problem);

    public BgBb {
        Units.positive("alpha", alpha);
        Units.positive("beta", beta);
        Units.positive("gamma", gamma);
        Units.positive("delta", delta);
    }

    /**
     * Fits the model by maximum likelihood.
     *
     * @param customers their summaries; recency and age are whole periods, repeats do not exceed recency
     * @return the fitted model with its report; look at its status
     * @throws IllegalArgumentException if a row is not of this kind, the message names it; or if nothing can be learned
     */
    public static Fit<BgBb> fit(PurchaseSummaries customers) {
        return MaximumLikelihood.fit(KIND, customers);
    }

    private static Problem problem(PurchaseSummaries customers) {
        for (int row = 0; row < customers.size(); row++) {
            requirePeriods(customers, row);
        }
        Problem.requireLearnable("BG/BB", customers);
        GroupedRows rows = GroupedRows.inPeriods(customers);
        return Problem.of(customers, rows, rows.sample(Problem.SAMPLE), PeriodLikelihood::new);
    }

    private static void requirePeriods(PurchaseSummaries customers, int row) {
        double recency = customers.recency(row);
        double age = customers.age(row);
        if (recency != Math.rint(recency) || age != Math.rint(age)) {
            throw new IllegalArgumentException(
                    "row " + row + ": recency " + recency + " and age " + age + " must be whole periods for BG/BB");
        }
        if (customers.repeats(row) > recency) {
            throw new IllegalArgumentException("row " + row + ": " + customers.repeats(row) + " repeats until period "
                    + recency + ": a period holds at most one purchase");
        }
    }

    @Override
    public List<String> parameterNames() {
        return NAMES;
    }

    @Override
    public List<Double> parameters() {
        return List.of(alpha, beta, gamma, delta);
    }

    @Override
    public double logLikelihood(long repeats, double recency, double age) {
        long n = (long) age;
        double odds = logOdds(repeats, (long) recency, n);
        return logAlive(repeats, n) + Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds)));
    }

    private double logAlive(long x, long n) {
        return logBought(x, n - x) + GammaFunctions.logRising(delta, n) - GammaFunctions.logRising(gamma + delta, n);
    }

    private double logBought(long x, long not) {
        return GammaFunctions.logRising(alpha, x)
                + GammaFunctions.logRising(beta, not)
                - GammaFunctions.logRising(alpha + beta, x + not);
    }

    /** ln of the odds of having left: Σ over the period m after which it was, from t_x to n − 1, relative to alive. */
    private double logOdds(long x, long last, long n) {
        double scale = 0;
        double term = gamma / (delta + n - 1) * (alpha + beta + n - 1) / (beta + n - 1 - x);
        double sum = 0;
        for (long m = n - 1; m >= last; m--) {
            sum += term;
            if (sum > HUGE) {
                scale += Math.log(sum);
                term /= sum;
                sum = 1;
            }
            term *= (gamma + delta + m) / (delta + m - 1) * (alpha + beta + m - 1) / (beta + m - 1 - x);
        }
        return scale + Math.log(sum);
    }

    @Override
    public double alive(long repeats, double recency, double age) {
        return 1 / (1 + Math.exp(logOdds(repeats, (long) recency, (long) age)));
    }

    @Override
    public double aliveAfter(long repeats, double recency, double age, double later) {
        return alive(repeats, recency, age) * Math.exp(logStays((long) age, (long) later));
    }

    private double logStays(long n, long periods) {
        return GammaFunctions.logRising(delta + n, periods) - GammaFunctions.logRising(gamma + delta + n, periods);
    }

    @Override
    public double expectedIfAlive(long repeats, double recency, double age, double horizon) {
        long n = (long) age;
        double stays = 1;
        double sum = 0;
        for (long j = 0; j < (long) horizon; j++) {
            stays *= (delta + n + j) / (gamma + delta + n + j);
            sum += stays;
        }
        return chance(repeats, n) * sum;
    }

    private double chance(long x, long n) {
        return (alpha + x) / (alpha + beta + n);
    }

    @Override
    public double probability(long repeats, double recency, double age, double horizon, long purchases) {
        long n = (long) age;
        long periods = (long) horizon;
        double alive = alive(repeats, recency, age);
        BgBb now = new BgBb(unit, alpha + repeats, beta + n - repeats, gamma, delta + n);
        double sum = periods < purchases ? 0 : Math.exp(now.logExactly(purchases, periods) + now.logStays(0, periods));
        for (long m = purchases; m < periods; m++) {
            double leaves = now.logStays(0, m) + Math.log(now.gamma / (now.gamma + now.delta + m));
            sum += Math.exp(now.logExactly(purchases, m) + leaves);
        }
        return alive * sum + (purchases == 0 ? 1 - alive : 0);
    }

    /** ln of the probability of y purchases in m periods alive. */
    private double logExactly(long y, long m) {
        return GammaFunctions.logRising(m - y + 1.0, y) - GammaFunctions.logGamma(y + 1.0) + logBought(y, m - y);
    }

    @Override
    public double discountedPurchases(long repeats, double recency, double age, double discount) {
        Units.requireDiscount(discount);
        long n = (long) age;
        double rate = alive(repeats, recency, age) * chance(repeats, n);
        double stays = delta + n;
        if (discount == 0) {
            return gamma > 1 ? rate * stays / (gamma - 1) : Double.POSITIVE_INFINITY;
        }
        double worth = Math.exp(-discount);
        return rate
                * worth
                * stays
                / (gamma + stays)
                * Math.exp(Hypergeometric.log2F1(stays + 1, 1, gamma + stays + 1, worth));
    }

    @Override
    public double silenceUntilGone(long repeats, double recency, double threshold) {
        return Math.ceil(CustomerBaseModel.super.silenceUntilGone(repeats, recency, threshold) - 1e-9);
    }

    @Override
    public double[] simulate(long repeats, double recency, double age, double horizon, long seed) {
        Sampler sampler = new Sampler(seed);
        if (sampler.uniform() >= alive(repeats, recency, age)) {
            return new double[0];
        }
        long n = (long) age;
        double buys = sampler.beta(alpha + repeats, beta + n - repeats);
        double leaves = sampler.beta(gamma, delta + n);
        double[] times = new double[(int) horizon];
        int count = 0;
        for (int period = 1; period <= (int) horizon && sampler.uniform() >= leaves; period++) {
            if (sampler.uniform() < buys) {
                times[count++] = period;
            }
        }
        return Arrays.copyOf(times, count);
    }
}
