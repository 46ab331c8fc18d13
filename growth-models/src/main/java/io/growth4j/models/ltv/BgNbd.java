package io.growth4j.models.ltv;

import io.growth4j.definition.ProgressListener;

/**
 * BG/NBD: customers buy at random while alive and may leave right after any repeat purchase. The first model to try
 * where customers come and go without saying so.
 *
 * <p>Fader, Hardie and Lee, "Counting Your Customers" the Easy Way, Marketing Science 24 (2005). While alive a customer
 * buys at rate λ ~ Gamma(r, α); after each repeat purchase the customer leaves with probability p ~ Beta(a, b). A
 * customer without a repeat purchase is alive by definition: where that is wrong, use {@link MbgNbd}.
 *
 * @param unit the unit of time
 * @param r shape of the purchase rates
 * @param alpha scale of the purchase rates, in the unit: their mean is r/alpha
 * @param a first parameter of the probabilities of leaving: their mean is a/(a + b)
 * @param b second parameter of the probabilities of leaving
 */
public record BgNbd(TimeScale unit, double r, double alpha, double a, double b) implements GeometricModel {
    static final ModelKind<BgNbd> KIND = new ModelKind<>(
            BgNbd.class,
            "BG/NBD",
            NAMES,
            (unit, p) -> new BgNbd(unit, p[0], p[1], p[2], p[3]),
            customers -> Problem.of("BG/NBD", customers, rows -> new GeometricLikelihood(rows, 0)));

    public BgNbd {
        Units.positive("r", r);
        Units.positive("alpha", alpha);
        Units.positive("a", a);
        Units.positive("b", b);
    }

    /**
     * Fits the model by maximum likelihood.
     *
     * @param customers their summaries
     * @return the fitted model with its report; look at its status
     * @throws IllegalArgumentException if nothing can be learned from the customers; the message says why
     */
    public static Fit<BgNbd> fit(PurchaseSummaries customers) {
        return fit(customers, ProgressListener.NONE);
    }

    /**
     * Fits the model by maximum likelihood.
     *
     * @param customers their summaries
     * @param progress is told of each evaluation of the likelihood
     * @return the fitted model with its report; look at its status
     * @throws IllegalArgumentException if nothing can be learned from the customers; the message says why
     */
    public static Fit<BgNbd> fit(PurchaseSummaries customers, ProgressListener progress) {
        return MaximumLikelihood.fit(KIND, customers, progress);
    }
}
