package io.growth4j.models.survival;

import io.growth4j.stat.Interval;
import io.growth4j.stat.Normal;

/**
 * The cumulative hazard: how many ends a customer would have met by each time, were each replaced by a new one (Nelson,
 * Technometrics 14, 1972; Aalen, Annals of Statistics 6, 1978). Its slope is the rate of leaving. Immutable,
 * thread-safe.
 */
public final class NelsonAalen {
    private final RiskTable risk;
    private final double[] hazard;
    private final double[] variance;

    private NelsonAalen(RiskTable risk) {
        this.risk = risk;
        hazard = risk.sums((ended, atRisk) -> ended / atRisk);
        variance = risk.sums((ended, atRisk) -> ended / (atRisk * atRisk));
    }

    /**
     * The cumulative hazard of some lifetimes.
     *
     * @param lifetimes the lifetimes
     * @return the estimate; O(n log n)
     */
    public static NelsonAalen of(Lifetimes lifetimes) {
        return new NelsonAalen(new RiskTable(lifetimes));
    }

    /**
     * The cumulative hazard.
     *
     * @param time a time from 0
     * @return H(time), 0 before the first end
     */
    public double cumulativeHazard(double time) {
        int i = risk.at(time);
        return i < 0 ? 0 : hazard[i];
    }

    /**
     * An interval for the cumulative hazard, symmetric in its logarithm.
     *
     * @param time a time from 0
     * @param level 0 to 1, for example 0.95
     * @return the interval; 0 to 0 before the first end
     */
    public Interval interval(double time, double level) {
        int i = risk.at(time);
        if (i < 0) {
            return new Interval(0, 0, level);
        }
        double reach = Normal.quantile((1 + level) / 2) * Math.sqrt(variance[i]) / hazard[i];
        return new Interval(hazard[i] * Math.exp(-reach), hazard[i] * Math.exp(reach), level);
    }
}
