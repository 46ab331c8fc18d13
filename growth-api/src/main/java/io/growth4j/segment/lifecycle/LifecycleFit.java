package io.growth4j.segment.lifecycle;

import io.growth4j.stat.Quantiles;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.util.Arrays;

/**
 * Fits the lifecycle rule to a population: the product's rhythm comes from the users, the churn gap from the caller.
 *
 * <p>Retained users are those that were active on two days or more. Of their median gaps between active days, the median
 * is the typical interval T (at least one day); with p80 as their 80 % quantile, the dormant gap is {@code min(max(2T,
 * p80), churnGap / 2)} (type-7 quantiles; the formula is this project's choice).
 *
 * @param churnGap the silence after which a user is lost: a known business rule, or what a return curve over the log says
 * @param activationCount how many core events end the introduction
 * @param maturePeriods in how many of the last {@code maturePeriods + 1} periods a mature user is active
 */
public record LifecycleFit(Duration churnGap, int activationCount, int maturePeriods) {

    /**
     * The standard fit: churn after seven days, one core event, three of four periods.
     *
     * @return the fit
     */
    public static LifecycleFit standard() {
        return withChurnGap(LifecycleRule.STANDARD_CHURN_GAP);
    }

    /**
     * A fit with a churn gap of its own and the standard counts.
     *
     * @param churnGap the silence after which a user is lost
     * @return the fit
     */
    public static LifecycleFit withChurnGap(Duration churnGap) {
        return new LifecycleFit(
                churnGap, LifecycleRule.STANDARD_ACTIVATION_COUNT, LifecycleRule.STANDARD_MATURE_PERIODS);
    }

    /**
     * Fits the rule.
     *
     * @param users a table that holds {@link StandardFeatures#MEDIAN_GAP_DAYS}
     * @return the rule; it reads {@link LifecycleRule#activePeriods()}, which the next table must hold
     * @throws IllegalArgumentException if no user was active on two days
     */
    public LifecycleRule fit(UserTable users) {
        double[] gaps = Arrays.stream(users.doubles(StandardFeatures.MEDIAN_GAP_DAYS))
                .filter(gap -> !Double.isNaN(gap))
                .sorted()
                .toArray();
        if (gaps.length == 0) {
            throw new IllegalArgumentException("none of " + users.size() + " users was active on two days: a typical"
                    + " interval cannot be fitted, give a LifecycleRule its own");
        }
        Duration typical = Days.duration(Math.max(1, Quantiles.of(gaps, 0.5)));
        Duration wide = longer(typical.multipliedBy(2), Days.duration(Quantiles.of(gaps, 0.8)));
        Duration half = churnGap.dividedBy(2);
        Duration dormantGap = wide.compareTo(half) < 0 ? wide : half;
        return new LifecycleRule(typical, activationCount, maturePeriods, dormantGap, churnGap);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
