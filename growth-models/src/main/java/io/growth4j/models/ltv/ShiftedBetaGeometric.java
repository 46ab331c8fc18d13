package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.GammaFunctions;
import io.growth4j.models.internal.math.Hypergeometric;
import java.util.List;

/**
 * sBG: subscribers who may cancel at each renewal, seen when they do. Retention rises with age because those who leave
 * easily leave first.
 *
 * <p>Fader and Hardie, How to Project Customer Retention, Journal of Interactive Marketing 21 (2007); Customer-Base
 * Valuation in a Contractual Setting, Marketing Science 29 (2010). At each renewal a customer cancels with probability θ
 * ~ Beta(alpha, beta). Periods are counted from 1: everybody is there in period 0.
 *
 * @param alpha first parameter of the probabilities of cancelling
 * @param beta second parameter of the probabilities of cancelling
 */
public record ShiftedBetaGeometric(double alpha, double beta) implements ParametricModel {
    private static final List<String> NAMES = List.of("alpha", "beta");

    static final ModelKind<ShiftedBetaGeometric> KIND = new ModelKind<>(
            ShiftedBetaGeometric.class, "sBG", NAMES, (unit, p) -> new ShiftedBetaGeometric(p[0], p[1]), customers -> {
                throw new IllegalArgumentException("sBG is fitted to numbers of survivors, not to purchases");
            });

    public ShiftedBetaGeometric {
        Units.positive("alpha", alpha);
        Units.positive("beta", beta);
    }

    /**
     * Fits the model by maximum likelihood to one cohort.
     *
     * @param period the length of a period, kept with the fit
     * @param survivors how many customers there were in the beginning and after each renewal
     * @return the fitted model with its report; look at its status
     * @throws IllegalArgumentException if there are fewer than two renewals, numbers rise, or nobody leaves
     */
    public static Fit<ShiftedBetaGeometric> fit(TimeScale period, long... survivors) {
        return SurvivorLikelihood.fit(period, survivors);
    }

    @Override
    public List<String> parameterNames() {
        return NAMES;
    }

    @Override
    public List<Double> parameters() {
        return List.of(alpha, beta);
    }

    /**
     * The share of a cohort that is still there.
     *
     * @param renewals after how many renewals, from 0
     * @return S(renewals), 1 for 0
     */
    public double survival(long renewals) {
        return Math.exp(GammaFunctions.logRising(beta, renewals) - GammaFunctions.logRising(alpha + beta, renewals));
    }

    /**
     * The share of those still there who stay at a renewal.
     *
     * @param renewal which, from 1
     * @return S(renewal) / S(renewal − 1)
     */
    public double retention(long renewal) {
        return (beta + renewal - 1) / (alpha + beta + renewal - 1);
    }

    /**
     * The discounted expected residual lifetime (DERL) just before a renewal: payments to come, the next one not
     * discounted.
     *
     * @param renewals how often the customer has renewed before, from 0
     * @param discount discount rate per period, above 0
     * @return the expected discounted number of payments (Fader and Hardie 2010, eq. 6)
     */
    public double residualLifetime(long renewals, double discount) {
        if (!(discount > 0)) {
            throw new IllegalArgumentException("discount rate " + discount + " must be above 0");
        }
        double stays = beta + renewals;
        return stays
                / (alpha + stays)
                * Math.exp(Hypergeometric.log2F1(stays + 1, 1, alpha + stays + 1, 1 / (1 + discount)));
    }
}
