package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.GammaFunctions;

/** The part that all models with Gamma(r, α) purchase rates share: Σ ln Γ(r + x)/Γ(r) + r ln α. */
final class PurchaseRates {
    private PurchaseRates() {}

    /** Adds its derivatives by r (position 0) and α (position 1), lower triangle, and returns its value. */
    static double add(GroupedRows rows, double r, double alpha, double[] gradient, double[][] hessian) {
        return add(rows, 1, r, alpha, gradient, hessian);
    }

    /** The same where a purchase takes several steps, each at the customer's rate: Γ(r + kx) in place of Γ(r + x). */
    static double add(GroupedRows rows, int k, double r, double alpha, double[] gradient, double[][] hessian) {
        double customers = 0;
        double sum = 0;
        for (int i = 0; i < rows.repeats.length; i++) {
            double x = k * rows.repeats[i];
            double w = rows.kindWeight[i];
            customers += w;
            sum += w * GammaFunctions.logRising(r, x);
            gradient[0] += w * GammaFunctions.digammaRising(r, x);
            hessian[0][0] += w * GammaFunctions.trigammaRising(r, x);
        }
        gradient[0] += customers * Math.log(alpha);
        gradient[1] += customers * r / alpha;
        hessian[1][0] += customers / alpha;
        hessian[1][1] -= customers * r / (alpha * alpha);
        return sum + customers * r * Math.log(alpha);
    }
}
