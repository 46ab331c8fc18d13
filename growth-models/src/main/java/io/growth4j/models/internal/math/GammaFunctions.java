package io.growth4j.models.internal.math;

import org.hipparchus.special.Gamma;

/**
 * The gamma function's logarithm, its derivatives, and their differences over a step, which stay exact where both ends
 * are huge and nearly equal.
 *
 * <p>Digamma and trigamma are ours because the library's digamma is good to 3e-9 only, too rough for gradients. Source:
 * asymptotic series of Abramowitz and Stegun 6.1.41, 6.3.18, 6.4.12, after raising the argument by the recurrence.
 */
public final class GammaFunctions {
    /** From here on seven terms of the asymptotic series are exact to double precision. */
    private static final double ASYMPTOTIC = 12;

    /** Steps up to this length are summed term by term. */
    private static final int SHORT_STEP = 24;

    /** Absolute values of the coefficients: Bernoulli numbers B(2k) over 2k(2k − 1), over 2k, and alone. */
    private static final double[] LOG_GAMMA = {
        1 / 12.0, 1 / 360.0, 1 / 1260.0, 1 / 1680.0, 1 / 1188.0, 691 / 360360.0, 1 / 156.0
    };

    private static final double[] DIGAMMA = {
        1 / 12.0, 1 / 120.0, 1 / 252.0, 1 / 240.0, 1 / 132.0, 691 / 32760.0, 1 / 12.0
    };
    private static final double[] TRIGAMMA = {1 / 6.0, 1 / 30.0, 1 / 42.0, 1 / 30.0, 5 / 66.0, 691 / 2730.0, 7 / 6.0};

    private GammaFunctions() {}

    /** ln Γ(x) for x above 0. */
    public static double logGamma(double x) {
        return Gamma.logGamma(x);
    }

    /** ln B(a, b) for a, b above 0. */
    public static double logBeta(double a, double b) {
        double small = Math.min(a, b);
        double large = Math.max(a, b);
        return logGamma(small) - logRising(large, small);
    }

    /** What Stirling's formula leaves: ln Γ(x) − (x − ½) ln x + x − ½ ln 2π, for x above 0. */
    public static double stirlingRemainder(double x) {
        double product = 1;
        double at = x;
        while (at < ASYMPTOTIC) {
            product *= at;
            at += 1;
        }
        double raised =
                at == x ? 0 : (at - 0.5) * Math.log(at) - (x - 0.5) * Math.log(x) - Math.log(product) - (at - x);
        return raised + logGammaTail(at);
    }

    /** The derivative of ln Γ, for x above 0. */
    public static double digamma(double x) {
        double shift = 0;
        double at = x;
        while (at < ASYMPTOTIC) {
            shift += 1 / at;
            at += 1;
        }
        return Math.log(at) - 1 / (2 * at) - digammaTail(at) - shift;
    }

    /** The second derivative of ln Γ, for x above 0. */
    public static double trigamma(double x) {
        double shift = 0;
        double at = x;
        while (at < ASYMPTOTIC) {
            shift += 1 / (at * at);
            at += 1;
        }
        return shift + 1 / at + trigammaTail(at);
    }

    /** ln Γ(a + n) − ln Γ(a), exact to a few units in the last place of the result; a above 0, n from 0. */
    public static double logRising(double a, double n) {
        if (n <= SHORT_STEP && n == Math.rint(n)) {
            return logProduct(a, (int) n);
        }
        if (a < ASYMPTOTIC) {
            return logGamma(a + n) - logGamma(a);
        }
        double end = a + n;
        return (a - 0.5) * Math.log1p(n / a) + n * (Math.log(end) - 1) + logGammaTail(end) - logGammaTail(a);
    }

    /** {@link #logRising(double, double)} for a whole number of steps. */
    public static double logRising(double a, long n) {
        return logRising(a, (double) n);
    }

    /** ψ(a + n) − ψ(a). */
    public static double digammaRising(double a, double n) {
        if (n <= SHORT_STEP && n == Math.rint(n)) {
            double sum = 0;
            for (int i = 0; i < (int) n; i++) {
                sum += 1 / (a + i);
            }
            return sum;
        }
        if (a < ASYMPTOTIC) {
            return digamma(a + n) - digamma(a);
        }
        double end = a + n;
        return Math.log1p(n / a) + n / (2 * a * end) - digammaTail(end) + digammaTail(a);
    }

    /** ψ′(a + n) − ψ′(a). */
    public static double trigammaRising(double a, double n) {
        if (n <= SHORT_STEP && n == Math.rint(n)) {
            double sum = 0;
            for (int i = 0; i < (int) n; i++) {
                sum -= 1 / ((a + i) * (a + i));
            }
            return sum;
        }
        if (a < ASYMPTOTIC) {
            return trigamma(a + n) - trigamma(a);
        }
        double end = a + n;
        return -n / (a * end) + trigammaTail(end) - trigammaTail(a);
    }

    private static double logProduct(double a, int n) {
        double sum = 0;
        double product = 1;
        for (int i = 0; i < n; i++) {
            product *= a + i;
            if (product > 1e200 || product < 1e-200) {
                sum += Math.log(product);
                product = 1;
            }
        }
        return sum + Math.log(product);
    }

    /** What Stirling's formula leaves of ln Γ. */
    private static double logGammaTail(double x) {
        return alternating(LOG_GAMMA, 1 / (x * x)) / x;
    }

    private static double digammaTail(double x) {
        double y = 1 / (x * x);
        return y * alternating(DIGAMMA, y);
    }

    private static double trigammaTail(double x) {
        double y = 1 / (x * x);
        return y / 2 + y / x * alternating(TRIGAMMA, y);
    }

    private static double alternating(double[] coefficients, double y) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = coefficients[i] - y * sum;
        }
        return sum;
    }
}
