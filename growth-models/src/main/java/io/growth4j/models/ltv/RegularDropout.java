package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.GammaFunctions;
import io.growth4j.models.internal.math.Hypergeometric;
import io.growth4j.models.internal.math.IncompleteBeta;
import io.growth4j.models.internal.math.LogIntegral;
import io.growth4j.models.internal.math.Sampler;
import java.util.Arrays;

/*
 * What is to come of somebody who is alive under MBG/CNBD-k. Steps come at random at rate λ ~ Gamma(shape, scale), every
 * k-th step is a purchase, the first after so many steps as "first" says; after each purchase the customer leaves with
 * probability p ~ Beta(a, stay). With K ~ NegativeBinomial(shape, z = t/(scale + t)) steps of somebody who never leaves,
 * purchase m happens, counted from 0, if K ≥ first + m·k and the customer stayed m times:
 *
 *   E[purchases] = Σ_m P(K ≥ first + m·k) E[(1 − p)^m],
 *
 * a sum of positive terms, as in GeometricDropout, which is the case of k = 1.
 */
final class RegularDropout {
    private static final double CERTAIN = 600;
    private static final double WIDE = 12;
    private static final double NEGLIGIBLE = 1e-15;
    private static final long MANY_STEPS = 50_000_000L;
    /** So near to 1 the telescope is a difference of nearly equal numbers: its derivative is used. */
    private static final double NEAR_ONE = 1e-5;

    private static final double ALMOST_ONE = Math.nextDown(1.0);

    private final int k;
    private final int first;
    private final double shape;
    private final double scale;
    private final double a;
    private final double stay;

    RegularDropout(int k, int first, double shape, double scale, double a, double stay) {
        this.k = k;
        this.first = first;
        this.shape = shape;
        this.scale = scale;
        this.a = a;
        this.stay = stay;
    }

    /** The expected purchases within t. */
    double expected(double t) {
        return t > 0 ? walk(t, false) : 0;
    }

    /** The probability of being alive t later: Σ P(so many purchases) E[(1 − p)^(so many)]. */
    double survives(double t) {
        return t > 0 ? walk(t, true) : 1;
    }

    /** Goes from step to step: up to "low" steps happen for certain, beyond the end none matters. */
    private double walk(double t, boolean survival) {
        double z = t / (scale + t);
        double mean = shape * t / scale;
        double spread = Math.sqrt(mean / (1 - z));
        double logNone = -shape * Math.log1p(t / scale);
        long low = logNone > -CERTAIN ? 0 : (long) Math.max(0, mean - WIDE * spread);
        long purchases = low < first ? 0 : (low - first) / k + 1;
        double sum = survival ? 0 : certain(purchases);
        double stayed = Math.exp(logStays(purchases));
        double exactly = Math.exp(Nbd.logProbability(shape, scale, t, low));
        double atLeast = 1;
        long next = first + purchases * k;
        for (long step = low; step < low + MANY_STEPS; step++) {
            if (step == next) {
                sum += survival ? 0 : atLeast * stayed;
                stayed *= (stay + purchases) / (a + stay + purchases);
                purchases++;
                next += k;
            }
            sum += survival ? exactly * stayed : 0;
            atLeast = Math.max(0, atLeast - exactly);
            double ratio = z * (shape + step) / (step + 1.0);
            exactly *= ratio;
            if (step > mean && exactly * stayed <= NEGLIGIBLE * (1 - ratio) * sum) {
                break;
            }
        }
        return sum;
    }

    /** Σ E[(1 − p)^m] over m below a number of purchases: (a + stay − 1)/(a − 1)·(1 − (stay)_n/(a + stay − 1)_n). */
    private double certain(long purchases) {
        double gap = a - 1;
        double whole = stay + gap;
        if (Math.abs(gap) < NEAR_ONE) {
            return whole * GammaFunctions.digammaRising(stay + gap / 2, (double) purchases);
        }
        double log = gap > 0
                ? GammaFunctions.logRising(stay, gap) - GammaFunctions.logRising(stay + purchases, gap)
                : GammaFunctions.logRising(whole + purchases, -gap) - GammaFunctions.logRising(whole, -gap);
        return -whole / gap * Math.expm1(log);
    }

    private double logStays(long purchases) {
        return GammaFunctions.logRising(stay, purchases) - GammaFunctions.logRising(a + stay, purchases);
    }

    /** The probability of exactly y purchases within t. */
    double probability(double t, long y) {
        long before = y == 0 ? 0 : first + (y - 1) * k;
        long after = first + y * k;
        double exactly = 0;
        for (long step = before; step < after; step++) {
            exactly += Math.exp(Nbd.logProbability(shape, scale, t, step));
        }
        double alive = exactly * Math.exp(logStays(y));
        if (y == 0) {
            return alive;
        }
        double reached = IncompleteBeta.regularized(t / (scale + t), (double) before, shape);
        return alive + reached * Math.exp(logStays(y - 1)) * a / (a + stay + y - 1);
    }

    /** Σ over purchases of E[e^(−δ·time)], the m-th of which is E[(1 − p)^m] E[(λ/(λ + δ))^(first + m·k)]. */
    double discounted(double discount) {
        if (discount == 0) {
            return a > 1 ? (a + stay - 1) / (a - 1) : Double.POSITIVE_INFINITY;
        }
        double log = LogIntegral.of(
                y -> {
                    double lateness = Math.log1p(discount * scale * Math.exp(-y));
                    double worth = Math.min(ALMOST_ONE, Math.exp(-k * lateness));
                    return shape * y - Math.exp(y) - first * lateness + Hypergeometric.log2F1(1, stay, a + stay, worth);
                },
                Math.log(shape));
        return Math.exp(log - GammaFunctions.logGamma(shape));
    }

    /** The times of purchases within the horizon. */
    double[] simulate(double horizon, Sampler sampler) {
        double rate = sampler.gamma(shape, scale);
        double leave = sampler.beta(a, stay);
        double[] times = new double[4];
        int count = 0;
        double at = sampler.gamma(first, rate);
        while (at <= horizon) {
            times = count == times.length ? Arrays.copyOf(times, 2 * count) : times;
            times[count++] = at;
            at = sampler.uniform() < leave ? Double.POSITIVE_INFINITY : at + sampler.gamma(k, rate);
        }
        return Arrays.copyOf(times, count);
    }
}
