package io.growth4j.models.monitoring;

import io.growth4j.definition.Definition;

/**
 * From where on a monitor raises an alert.
 *
 * @param leastUsers how many users must have been scored, or have shown what they did, before anything is judged
 * @param moderatePsi the population stability index from which to watch
 * @param majorPsi the population stability index above which something has moved
 * @param ks the Kolmogorov-Smirnov distance above which something has moved
 * @param aucLoss how much AUC may be lost; twice as much calls for a roll-back
 * @param ksLoss how much Kolmogorov-Smirnov distance of positives and negatives may be lost; twice as much calls for a
 *     roll-back
 * @param coverage the least share of eligible users that must be scored
 */
public record MonitoringLimits(
        long leastUsers, double moderatePsi, double majorPsi, double ks, double aucLoss, double ksLoss, double coverage)
        implements Definition {
    /** 500 users; PSI 0.1 and 0.25, the practice of credit scoring; KS 0.1; an AUC loss of 0.05, a KS loss of 0.1; coverage 90 %. */
    public static final MonitoringLimits STANDARD =
            new MonitoringLimits(500, Drift.STABLE_BELOW, Drift.MAJOR_ABOVE, 0.1, 0.05, 0.1, 0.9);

    public MonitoringLimits {
        if (leastUsers < 1 || !(moderatePsi > 0 && majorPsi >= moderatePsi && ks > 0 && aucLoss > 0 && ksLoss > 0)) {
            throw new IllegalArgumentException("least users " + leastUsers + ", PSI " + moderatePsi + " and " + majorPsi
                    + ", KS " + ks + ", AUC loss " + aucLoss + ", KS loss " + ksLoss + ": must be above 0 and ascend");
        }
    }
}
