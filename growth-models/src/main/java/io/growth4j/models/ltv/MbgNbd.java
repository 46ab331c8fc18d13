package io.growth4j.models.ltv;

import io.growth4j.definition.ProgressListener;

/**
 * MBG/NBD: as {@link BgNbd}, but customers may also leave right after their first purchase, so that one-time buyers are
 * not all taken to be alive.
 *
 * <p>Batislam, Denizel and Filiztekin, Empirical validation and comparison of models for customer base analysis,
 * International Journal of Research in Marketing 24 (2007); Hoppe and Wagner, Customer base analysis: the case for a
 * central variant of the Betageometric/NBD model, Marketing ZFP 29 (2007).
 *
 * @param unit the unit of time
 * @param r shape of the purchase rates
 * @param alpha scale of the purchase rates, in the unit: their mean is r/alpha
 * @param a first parameter of the probabilities of leaving: their mean is a/(a + b)
 * @param b second parameter of the probabilities of leaving
 */
public record MbgNbd(TimeScale unit, double r, double alpha, double a, double b) implements GeometricModel {
    static final ModelKind<MbgNbd> KIND = new ModelKind<>(
            MbgNbd.class,
            "MBG/NBD",
            NAMES,
            (unit, p) -> new MbgNbd(unit, p[0], p[1], p[2], p[3]),
            customers -> Problem.of("MBG/NBD", customers, rows -> new GeometricLikelihood(rows, 1)));

    public MbgNbd {
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
    public static Fit<MbgNbd> fit(PurchaseSummaries customers) {
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
    public static Fit<MbgNbd> fit(PurchaseSummaries customers, ProgressListener progress) {
        return MaximumLikelihood.fit(KIND, customers, progress);
    }
}
