package io.growth4j.models.ltv;

import io.growth4j.definition.CanonicalJson;
import io.growth4j.definition.ProgressListener;
import io.growth4j.models.internal.math.GammaFunctions;
import java.util.List;
import java.util.Map;

/**
 * The log-likelihood of sBG (Fader and Hardie 2007, eq. B3), with gradient and Hessian by ln α and ln β: Σ lost(t) ln[α
 * (β)_(t−1) / (α + β)_t] + left(n) ln[(β)_n / (α + β)_n].
 */
final class SurvivorLikelihood extends NaturalLikelihood {
    private final long[] survivors;

    private SurvivorLikelihood(long[] survivors) {
        this.survivors = survivors;
    }

    static Fit<ShiftedBetaGeometric> fit(TimeScale period, long[] survivors) {
        if (survivors.length < 3) {
            throw new IllegalArgumentException("survivors after " + Math.max(0, survivors.length - 1)
                    + " renewals: sBG needs at least 2 renewals");
        }
        for (int t = 1; t < survivors.length; t++) {
            if (survivors[t] > survivors[t - 1] || survivors[t] < 0) {
                throw new IllegalArgumentException("survivors " + survivors[t] + " after renewal " + t
                        + " must be between 0 and the " + survivors[t - 1] + " before it");
            }
        }
        long lost = survivors[0] - survivors[survivors.length - 1];
        if (lost == 0) {
            throw new IllegalArgumentException("sBG cannot be fitted: none of " + survivors[0] + " customers left");
        }
        long[] copy = survivors.clone();
        SurvivorLikelihood likelihood = new SurvivorLikelihood(copy);
        Problem.Data data = new Problem.Data(
                period,
                (double) copy[0],
                (double) lost,
                copy.length - 1,
                CanonicalJson.of("survivors", Map.of("counts", copy)),
                1,
                0);
        return MaximumLikelihood.fit(
                ShiftedBetaGeometric.KIND, new Problem(likelihood, likelihood, data), ProgressListener.NONE);
    }

    @Override
    public List<double[]> starts() {
        return List.of(new double[] {1, 2}, new double[] {10, 20}, new double[] {0.2, 0.2});
    }

    @Override
    public double[] unscaled(double[] parameters, double scale) {
        return parameters;
    }

    @Override
    double add(double[] p, double[] gradient, double[][] hessian) {
        int last = survivors.length - 1;
        double sum = add((double) survivors[last], last, last, p, gradient, hessian);
        for (int t = 1; t <= last; t++) {
            double lost = (double) survivors[t - 1] - survivors[t];
            sum += lost * Math.log(p[0]) + add(lost, t - 1.0, t, p, gradient, hessian);
            gradient[0] += lost / p[0];
            hessian[0][0] -= lost / (p[0] * p[0]);
        }
        return sum;
    }

    /** Adds w·ln[(β)_stays / (α + β)_chances]. */
    private static double add(double w, double stays, double chances, double[] p, double[] g, double[][] h) {
        double both = p[0] + p[1];
        double slope = w * GammaFunctions.digammaRising(both, chances);
        double bend = w * GammaFunctions.trigammaRising(both, chances);
        g[0] -= slope;
        g[1] += w * GammaFunctions.digammaRising(p[1], stays) - slope;
        h[0][0] -= bend;
        h[1][0] -= bend;
        h[1][1] += w * GammaFunctions.trigammaRising(p[1], stays) - bend;
        return w * (GammaFunctions.logRising(p[1], stays) - GammaFunctions.logRising(both, chances));
    }
}
