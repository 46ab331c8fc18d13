package io.growth4j.models.experiment;

import org.hipparchus.special.Beta;

/**
 * The obvious twin of {@link BetaOverlap}: a beta distribution that can be integrated against another, with an incomplete
 * beta function at every node.
 *
 * <p>With t = sin²θ a beta density is close to normal in θ, with deviation 1/(2√(a + b)), and has no poles for parameters
 * of a half or more. Integrals run over the θ that hold all but 1e-16 of the mass, by the double-exponential rule
 * (Takahasi and Mori 1974), which converges for the poles of smaller parameters too.
 */
final class SlowBeta {
    private static final double DEVIATIONS = 12;
    private static final double REACH = 3.2;
    private static final int HALF_POINTS = 96;

    private final double a;
    private final double b;

    SlowBeta(double a, double b) {
        this.a = a;
        this.b = b;
    }

    /** An integrand in t and 1 − t, both exact near their zero. */
    @FunctionalInterface
    interface Integrand {
        double at(double t, double complement);
    }

    BetaPosterior posterior() {
        return new BetaPosterior(a, b);
    }

    double mean() {
        return a / (a + b);
    }

    double below(double t) {
        return Beta.regularizedBeta(t, a, b);
    }

    double above(double complement) {
        return Beta.regularizedBeta(complement, b, a);
    }

    /** The expectation of a function of the share, which should be the smoother the sharper this distribution is. */
    double expectation(Integrand function) {
        double logBeta = Beta.logBeta(a, b);
        return integrate(this, this, (t, complement) -> {
            double logDensity = (a - 1) * Math.log(t) + (b - 1) * Math.log(complement) - logBeta;
            return Math.exp(logDensity) * function.at(t, complement);
        });
    }

    static double integrate(SlowBeta first, SlowBeta second, Integrand integrand) {
        double low = Math.max(0, Math.min(first.centre() - first.reach(), second.centre() - second.reach()));
        double high = Math.min(Math.PI / 2, Math.max(first.centre() + first.reach(), second.centre() + second.reach()));
        int panels = (int) Math.ceil((high - low) / Math.min(first.reach(), second.reach()));
        double width = (high - low) / panels;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            sum += doubleExponential(low + panel * width, low + (panel + 1) * width, integrand);
        }
        return sum;
    }

    private double centre() {
        return Math.asin(Math.sqrt(mean()));
    }

    private double reach() {
        return DEVIATIONS / (2 * Math.sqrt(a + b));
    }

    private static double doubleExponential(double low, double high, Integrand integrand) {
        double width = high - low;
        double step = REACH / HALF_POINTS;
        double sum = 0;
        for (int i = -HALF_POINTS; i <= HALF_POINTS; i++) {
            double u = i * step;
            double bend = Math.PI * Math.sinh(u);
            double weight = Math.PI * Math.cosh(u) / (2 + Math.exp(bend) + Math.exp(-bend));
            double sine = Math.sin(low + width / (1 + Math.exp(-bend)));
            double cosine = Math.sin(Math.PI / 2 - high + width / (1 + Math.exp(bend)));
            if (sine > 0 && cosine > 0) {
                sum += weight * integrand.at(sine * sine, cosine * cosine) * 2 * sine * cosine;
            }
        }
        return sum * step * width;
    }
}
