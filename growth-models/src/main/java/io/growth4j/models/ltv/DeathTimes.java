package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.GaussLegendre;
import io.growth4j.models.internal.math.Hypergeometric;

/*
 * When a Pareto/NBD customer may have left. The likelihood of Schmittlein, Morrison and Colombo 1987 is a sum of two
 * hypergeometric functions that cancel; before that step of their derivation it is
 *
 *   (α + T)^−R (β + T)^−s + s ∫ (α + u)^−R (β + u)^−(s+1) du   from t_x to T,   R = r + x,
 *
 * all positive: alive to the end, or gone at u. The integrand is a smooth, falling function of v = ln(c + u), c the
 * smaller of α and β, so Gauss and Legendre's rule on panels of v, each so short that the integrand falls by no more
 * than e^12 in it, gives all digits, usually in one panel; derivatives by the parameters are moments under the same rule.
 *
 * P(alive) alone needs no panels. With q(t) the probability that somebody alive at t leaves before buying again, an
 * integral without an end and one hypergeometric function of positive terms,
 *
 *   1/P(alive) = q(t_x)·((α + T)/(α + t_x))^R ((β + T)/(β + t_x))^s + 1 − q(T);
 *
 * as q is a probability, the difference loses no more than two bits.
 */
final class DeathTimes {
    static final GaussLegendre RULE = GaussLegendre.of(12);

    /** Beyond this distance between α and β, relative to the larger one and the time, panels are faster. */
    private static final double FAR = 0.95;

    private static final double WIDEST = 1.5;
    private static final double STEEPEST = 12;
    private static final double NEGLIGIBLE = 1e-17;

    private DeathTimes() {}

    /** The probability of being alive at the age. */
    static double alive(double alpha, double shape, double s, double beta, double recency, double age) {
        double farthest = Math.abs(beta - alpha) / (Math.max(alpha, beta) + recency);
        if (farthest > FAR) {
            return 1 / (1 + odds(alpha, shape, s, beta, recency, age));
        }
        double silent = Math.exp(
                shape * Math.log((alpha + age) / (alpha + recency)) + s * Math.log((beta + age) / (beta + recency)));
        return 1
                / (silent * leavesFirst(alpha, shape, s, beta, recency)
                        + (1 - leavesFirst(alpha, shape, s, beta, age)));
    }

    /**
     * The probability that somebody alive at t leaves before buying again, s·∫ ((α + t)/(α + u))^R ((β + t)/(β +
     * u))^s/(β + u) du from t on: a hypergeometric function of the distance between α and β.
     */
    private static double leavesFirst(double alpha, double shape, double s, double beta, double t) {
        double both = shape + s;
        return beta >= alpha
                ? s
                        / both
                        * (alpha + t)
                        / (beta + t)
                        * Hypergeometric.withOne(s + 1, both + 1, (beta - alpha) / (beta + t))
                : s / both * Hypergeometric.withOne(shape, both + 1, (alpha - beta) / (alpha + t));
    }

    /** The odds of having left: s·∫ over the alive term. */
    private static double odds(double alpha, double shape, double s, double beta, double recency, double age) {
        if (!(age > recency)) {
            return 0;
        }
        double left = s * relative(alpha, shape, s, beta, recency, age);
        double alive = (beta + recency)
                * Math.exp(-shape * Math.log1p((age - recency) / (alpha + recency))
                        - s * Math.log1p((age - recency) / (beta + recency)));
        return left / alive;
    }

    /** The integral, divided by its integrand at t_x. */
    static double relative(double alpha, double shape, double s, double beta, double recency, double age) {
        double c = Math.min(alpha, beta);
        double farAlpha = alpha - c;
        double farBeta = beta - c;
        double base = c + recency;
        double logAlpha = Math.log(alpha + recency);
        double logBeta = Math.log(beta + recency);
        double end = Math.log1p((age - recency) / base);
        double sum = 0;
        double v = 0;
        while (v < end) {
            double width = width(v, end, base, farAlpha, farBeta, shape, s + 1);
            for (int i = 0; i < RULE.size(); i++) {
                double at = base * Math.exp(v + width * RULE.node(i));
                double fall =
                        shape * (Math.log(at + farAlpha) - logAlpha) + (s + 1) * (Math.log(at + farBeta) - logBeta);
                sum += width * RULE.weight(i) * at * Math.exp(-fall);
            }
            v += width;
            double at = base * Math.exp(v);
            double steep = steepness(at, farAlpha, farBeta, shape, s + 1);
            double fall = shape * (Math.log(at + farAlpha) - logAlpha) + (s + 1) * (Math.log(at + farBeta) - logBeta);
            if (isNegligible(at * Math.exp(-fall), steep, sum)) {
                break;
            }
        }
        return sum;
    }

    /** How wide the panel that starts at v may be. */
    static double width(double v, double end, double base, double farAlpha, double farBeta, double shape, double tail) {
        double here = steepness(base * Math.exp(v), farAlpha, farBeta, shape, tail);
        double width = Math.min(Math.min(WIDEST, end - v), STEEPEST / here);
        double there = steepness(base * Math.exp(v + width), farAlpha, farBeta, shape, tail);
        return Math.min(width, STEEPEST / there);
    }

    /** How fast the integrand falls per unit of v; it never falls slower later. */
    static double steepness(double at, double farAlpha, double farBeta, double shape, double tail) {
        return shape * at / (at + farAlpha) + tail * at / (at + farBeta);
    }

    /** Whether what is left beyond a panel no longer matters. */
    static boolean isNegligible(double density, double steepness, double sum) {
        return steepness > 1.5 && density / (steepness - 1) < NEGLIGIBLE * sum;
    }
}
