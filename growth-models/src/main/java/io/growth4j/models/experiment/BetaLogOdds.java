package io.growth4j.models.experiment;

import io.growth4j.models.internal.math.Elementary;

/**
 * A beta density of the log-odds d, exp(a·d − n·ln(1 + c·(eᵈ − 1))): log-concave, and without poles. Log-odds count from a
 * centre, a share c of half or less, where the density is 1 and no digits cancel.
 *
 * @param a the distribution's first parameter
 * @param n the sum of both
 * @param mode where it is highest
 * @param peak the logarithm of its value there
 */
record BetaLogOdds(double a, double n, double mode, double peak) {
    /** By how many powers of e a density may fall within a panel of 24 nodes. */
    private static final double FALL = 32;

    /** By how many it may rise, while another falls. */
    private static final double RISE = 11;

    /** How steep the share itself is, and from which log-odds on it is so no more. */
    private static final double SHARE_SLOPE = 0.5;

    private static final double SHARE_REACH = 40;

    /** From here on ln(1 + eᵈ) is straight, and eᵈ would soon overflow. */
    private static final double FAR = 300;

    /** Around a centre that is a deviation below the distribution's mean. */
    static BetaLogOdds of(BetaPosterior beta, double centre, double deviation) {
        double up = Elementary.log1p(deviation / centre);
        double down = Elementary.log1p(-deviation / (1 - centre));
        return new BetaLogOdds(beta.a(), beta.size(), up - down, beta.a() * up + beta.b() * down);
    }

    /** eᵈ − 1, as far as it matters. */
    static double growth(double d) {
        return Elementary.expm1(Math.min(d, FAR));
    }

    /** ln(1 + c·(eᵈ − 1)) of c·(eᵈ − 1). */
    static double log(double d, double scaledGrowth) {
        return Elementary.log1p(scaledGrowth) + Math.max(0, d - FAR);
    }

    double logDensity(double d, double log) {
        return a * d - n * log;
    }

    /** The change of the logarithm per unit of log-odds. */
    double slope(double share) {
        return a - n * share;
    }

    /** Writes densities times a width. */
    void densities(double width, double[] at, double[] logs, double[] densities) {
        for (int i = 0; i < densities.length; i++) {
            densities[i] = width * Math.exp(logDensity(at[i], logs[i]));
        }
    }

    /** How wide a panel may be that starts at some log-odds and goes up (direction 1) or down (−1). */
    double width(int direction, double d, double share) {
        double bend = n * share * (1 - share);
        double fall = -direction * slope(share);
        if (fall < 0 && fall * fall > 2 * bend * RISE) {
            return 2 * RISE / (Math.sqrt(fall * fall - 2 * bend * RISE) - fall);
        }
        double steep = fall < 0 || Math.abs(d) > SHARE_REACH ? fall : fall + SHARE_SLOPE;
        double skew = direction * (1 - 2 * share) / 3 * parabola(steep, bend);
        return parabola(steep, bend * (skew > 0 ? 1 + skew + 0.75 * skew * skew : Math.max(0.3, 1 + skew)));
    }

    /** The width in which a parabola falls by the most that is allowed. */
    private static double parabola(double slope, double bend) {
        return 2 * FALL / (slope + Math.sqrt(slope * slope + 2 * bend * FALL));
    }
}
