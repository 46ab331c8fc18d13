package io.growth4j.models.ltv;

/** How a fit ended. */
public enum FitStatus {
    /** At a maximum with a curved top: parameters and standard errors may be used. */
    CONVERGED,
    /**
     * At the highest likelihood there is, but on a ridge: some parameters could be very different and fit as well.
     * Predictions may be used; single parameters and their errors must not be interpreted.
     */
    WEAKLY_IDENTIFIED,
    /** The climb ended before the top; the reason is in the report. Do not use the model without looking at it. */
    NOT_CONVERGED
}
