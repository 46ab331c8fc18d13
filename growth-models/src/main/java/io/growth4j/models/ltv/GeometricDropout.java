package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.GammaFunctions;
import io.growth4j.models.internal.math.Hypergeometric;
import io.growth4j.models.internal.math.IncompleteBeta;
import io.growth4j.models.internal.math.LogIntegral;
import io.growth4j.models.internal.math.Sampler;
import java.util.Arrays;

/*
 * The common part of BG/NBD and MBG/NBD. While alive a customer buys at rate λ ~ Gamma(r, α), and after each purchase
 * leaves with probability p ~ Beta(a, b). A customer who is alive and has survived n chances to leave (n = x for
 * BG/NBD, x + 1 for MBG/NBD, where the first purchase is a chance too) has the posterior λ ~ Gamma(r + x, α + T) and
 * p ~ Beta(a, b + n), independent of each other: every prediction below is an expectation over these two.
 *
 * The papers give 2F1 formulas that cancel (a near 1) or need c below b. Here each is written as a sum or an integral
 * of positive terms instead. With K ~ NegativeBinomial(shape R, z = t/(A + t)) purchases of somebody who never leaves,
 *
 *   E[purchases] = Σ_j P(K > j) E[(1 − p)^j],
 *
 * because the (j+1)-th purchase happens if K > j and the customer stayed j times. Equal to Fader, Hardie and Lee 2005,
 * eq. 10, and Batislam et al. 2007 by expanding 2F1.
 */
final class GeometricDropout {
    /** Beyond so many terms of the series the integral is cheaper. */
    private static final double MANY_TERMS = 4000;

    /** Where e^−w is about to underflow. */
    private static final double VANISHED = 600;
    /** Where 1 − e^−w is w, and w = e^y. */
    private static final double TINY = -40;

    private GeometricDropout() {}

    /** ln of the odds of having left: D = ln(a/(b + n − 1)) + (r + x)·ln((α + T)/(α + t_x)); −∞ for n = 0. */
    static double logOdds(double shape, double alpha, double a, double stay, double recency, double age) {
        return Math.log(a / stay) + shape * Math.log((alpha + age) / (alpha + recency));
    }

    /** The expected purchases within t of somebody alive, λ ~ Gamma(shape, scale), p ~ Beta(a, stay). */
    static double expected(double shape, double scale, double a, double stay, double t) {
        if (!(t > 0)) {
            return 0;
        }
        double z = t / (scale + t);
        double mean = shape * t / scale;
        if (mean + 12 * Math.sqrt(mean / (1 - z)) + 36 / (1 - z) > MANY_TERMS) {
            return expectedByIntegral(shape, t / scale, a, stay);
        }
        double logNone = -shape * Math.log1p(t / scale);
        if (logNone < -600) {
            return expectedByIntegral(shape, t / scale, a, stay);
        }
        double exactly = Math.exp(logNone);
        double more = -Math.expm1(logNone);
        double stayed = 1;
        double sum = more;
        double both = a + stay;
        double enough = 1e-14 * (1 - z);
        for (int j = 0; j < MANY_TERMS * 2; j++) {
            exactly *= z * (shape + j) / (j + 1.0);
            more -= exactly;
            stayed *= (stay + j) / (both + j);
            double term = more * stayed;
            if (!(term > enough * sum)) {
                break;
            }
            sum += term;
        }
        return sum;
    }

    /** E[(1 − (1 + pτ)^−R)/p] over p ~ Beta(a, stay), as an integral over ln w, p = e^−w: near p = 0 all is smooth in w. */
    private static double expectedByIntegral(double shape, double tau, double a, double stay) {
        double log = LogIntegral.of(
                y -> {
                    double w = Math.exp(y);
                    double logQ = y < TINY ? y : Math.log(-Math.expm1(-w));
                    double logShare = w > VANISHED
                            ? Math.log(shape * tau)
                            : w + Math.log(-Math.expm1(-shape * Math.log1p(Math.exp(-w) * tau)));
                    return y - a * w + (stay - 1) * logQ + logShare;
                },
                Math.log(Math.log1p(stay / a)));
        return Math.exp(log - GammaFunctions.logBeta(a, stay));
    }

    /** The probability that somebody alive is alive t later: E[(1 + pt/A)^−R]. */
    static double survives(double shape, double scale, double a, double stay, double t) {
        if (!(t > 0)) {
            return 1;
        }
        return Math.exp(-shape * Math.log1p(t / scale) + Hypergeometric.log2F1(shape, stay, a + stay, t / (scale + t)));
    }

    /** ln of the expected rate of purchases, t from now, of somebody alive now: R/A·E[(1 + pt/A)^−(R+1)]. */
    static double logRate(double shape, double scale, double a, double stay, double t) {
        return Math.log(shape / scale)
                - (shape + 1) * Math.log1p(t / scale)
                + Hypergeometric.log2F1(shape + 1, stay, a + stay, t / (scale + t));
    }

    /** The probability that somebody alive buys exactly y times within t. */
    static double probability(double shape, double scale, double a, double stay, double t, long y) {
        double z = t / (scale + t);
        double logAll = GammaFunctions.logRising(shape, y)
                - GammaFunctions.logGamma(y + 1.0)
                - shape * Math.log1p(t / scale)
                + (y == 0 ? 0 : y * Math.log(z));
        double alive = Math.exp(logAll + GammaFunctions.logRising(stay, y) - GammaFunctions.logRising(a + stay, y));
        if (y == 0) {
            return alive;
        }
        double logLeft = Math.log(a) + GammaFunctions.logRising(stay, y - 1) - GammaFunctions.logRising(a + stay, y);
        return alive + Math.exp(logLeft) * IncompleteBeta.regularized(z, (double) y, shape);
    }

    /** ∫ e^(−δu)·rate(u) du from now on, of somebody alive. */
    static double discounted(double shape, double scale, double a, double stay, double discount) {
        if (discount == 0) {
            return a > 1 ? (a + stay - 1) / (a - 1) : Double.POSITIVE_INFINITY;
        }
        return Math.exp(LogIntegral.of(
                y -> y - discount * Math.exp(y) + logRate(shape, scale, a, stay, Math.exp(Math.min(y, 600))),
                Math.log(Math.min(1 / discount, scale))));
    }

    /** Purchase times within the horizon of somebody who is alive with the given probability. */
    static double[] simulate(
            double alive, double shape, double scale, double a, double stay, double horizon, long seed) {
        Sampler sampler = new Sampler(seed);
        if (sampler.uniform() >= alive) {
            return new double[0];
        }
        double rate = sampler.gamma(shape, scale);
        double leave = sampler.beta(a, stay);
        double[] times = new double[4];
        int count = 0;
        double at = sampler.exponential(rate);
        while (at <= horizon) {
            times = count == times.length ? Arrays.copyOf(times, 2 * count) : times;
            times[count++] = at;
            at = sampler.uniform() < leave ? Double.POSITIVE_INFINITY : at + sampler.exponential(rate);
        }
        return Arrays.copyOf(times, count);
    }
}
