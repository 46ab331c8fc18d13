package io.growth4j.models.ltv;

import java.util.Map;

/** Fits customer-base models with covariates that do not change over time. */
public final class CovariateModels {
    private CovariateModels() {}

    /**
     * Fits BG/NBD with covariates by maximum likelihood: α is multiplied by e^(−effect·value), a and b by
     * e^(effect·value).
     *
     * @param customers their summaries
     * @param covariates one value per customer and name, in the order of the map; categories as 0 and 1
     * @return the fitted model; look at the status of its summary
     * @throws IllegalArgumentException if a covariate is constant, not finite, of another length, or determined by the
     *     others, the message names it; or if nothing can be learned from the customers
     */
    public static CovariateModel<BgNbd> bgNbd(PurchaseSummaries customers, Map<String, double[]> covariates) {
        return CovariateFitter.of(customers, covariates)
                .fit(
                        BgNbd.fit(customers),
                        rows -> new GeometricLikelihood(rows, 0),
                        new double[] {1, 1},
                        (moves, base) -> new BgNbd(
                                base.unit(),
                                base.r(),
                                base.alpha() * Math.exp(-moves[0]),
                                base.a() * Math.exp(moves[1]),
                                base.b() * Math.exp(moves[1])));
    }

    /**
     * Fits Pareto/NBD with covariates by maximum likelihood: α and β are multiplied by e^(−effect·value).
     *
     * @param customers their summaries
     * @param covariates one value per customer and name, in the order of the map; categories as 0 and 1
     * @return the fitted model; look at the status of its summary
     * @throws IllegalArgumentException if a covariate is constant, not finite, of another length, or determined by the
     *     others, the message names it; or if nothing can be learned from the customers
     */
    public static CovariateModel<ParetoNbd> paretoNbd(PurchaseSummaries customers, Map<String, double[]> covariates) {
        return CovariateFitter.of(customers, covariates)
                .fit(
                        ParetoNbd.fit(customers),
                        ParetoLikelihood::new,
                        new double[] {0, -1},
                        (moves, base) -> new ParetoNbd(
                                base.unit(),
                                base.r(),
                                base.alpha() * Math.exp(-moves[0]),
                                base.s(),
                                base.beta() * Math.exp(-moves[1])));
    }
}
