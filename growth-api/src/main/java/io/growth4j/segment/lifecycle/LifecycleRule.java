package io.growth4j.segment.lifecycle;

import io.growth4j.definition.Definition;
import io.growth4j.segment.rule.Decision;
import io.growth4j.segment.rule.Rule;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import java.time.Duration;
import java.util.List;

/**
 * The lifecycle by traffic, a total and pure function of what is known at an instant. The first line that holds decides:
 *
 * <pre>{@code
 * never active                                                PROSPECT
 * time since last activity   > churnGap                       CHURNED
 * time since last activity   > dormantGap                     DORMANT
 * core events < activationCount  or  tenure < typicalInterval INTRO
 * active periods < maturePeriods                              GROWTH
 * otherwise                                                   MATURE
 * }</pre>
 *
 * <p>Tenure is the time since the first activity; times are elapsed, not calendar days; a time equal to a gap belongs to
 * the healthier stage. Active periods are those of the last {@code maturePeriods + 1} periods, each one typical interval
 * long and running back from the instant, that hold an activity. The stages are those of common practice (beginner,
 * growing, mature, inactive, lost); the numbers are this project's choice unless said otherwise.
 *
 * <p>For one instant and one rule, one more core event of a present user never lowers the stage.
 *
 * @param typicalInterval how often the product is typically used, at least a millisecond
 * @param activationCount how many core events end the introduction, at least 0
 * @param maturePeriods in how many of the last {@code maturePeriods + 1} periods a mature user is active, 1 to 63
 * @param dormantGap the silence after which a user is dormant, above zero and below the churn gap
 * @param churnGap the silence after which a user is lost
 */
public record LifecycleRule(
        Duration typicalInterval, int activationCount, int maturePeriods, Duration dormantGap, Duration churnGap)
        implements Rule<LifecycleStage>, Definition {
    /** Seven days without an activity are churn: the common rule of daily products. */
    public static final Duration STANDARD_CHURN_GAP = Duration.ofDays(7);

    /** One core event ends the introduction. */
    public static final int STANDARD_ACTIVATION_COUNT = 1;

    /** Active in three of the last four periods is regular. */
    public static final int STANDARD_MATURE_PERIODS = 3;

    private static final LifecycleRule STANDARD = new LifecycleRule(
            Duration.ofDays(1),
            STANDARD_ACTIVATION_COUNT,
            STANDARD_MATURE_PERIODS,
            STANDARD_CHURN_GAP.dividedBy(2),
            STANDARD_CHURN_GAP);

    public LifecycleRule {
        if (typicalInterval.toMillis() < 1) {
            throw new IllegalArgumentException("typicalInterval " + typicalInterval + " is below a millisecond");
        }
        if (activationCount < 0) {
            throw new IllegalArgumentException("activationCount " + activationCount + " is below 0");
        }
        if (maturePeriods < 1 || maturePeriods > 63) {
            throw new IllegalArgumentException("maturePeriods " + maturePeriods + " is outside 1 to 63");
        }
        if (dormantGap.toMillis() < 1 || dormantGap.compareTo(churnGap) >= 0) {
            throw new IllegalArgumentException("dormantGap " + dormantGap + " is not above zero and below churnGap "
                    + churnGap + ": users must be dormant before they are churned");
        }
    }

    /**
     * The rule for a product that is used daily: a typical interval of one day, activation by one core event, maturity in
     * three of the last four days, dormant after three and a half days (half the churn gap), churned after seven. Fit a
     * rule with {@link LifecycleFit} for products of another rhythm.
     *
     * @return the standard rule
     */
    public static LifecycleRule standard() {
        return STANDARD;
    }

    @Override
    public Definition definition() {
        return this;
    }

    @Override
    public List<LifecycleStage> outcomes() {
        return List.of(LifecycleStage.values());
    }

    /**
     * The feature that counts the periods this rule looks at.
     *
     * @return active periods among the last {@code maturePeriods + 1} of one typical interval
     */
    public Feature.OfLong activePeriods() {
        return StandardFeatures.activePeriods(typicalInterval, maturePeriods + 1);
    }

    @Override
    public List<Feature> features() {
        return List.of(
                StandardFeatures.FIRST_ACTIVE_AT,
                StandardFeatures.LAST_ACTIVE_AT,
                StandardFeatures.CORE_EVENTS,
                activePeriods());
    }

    @Override
    public Decision<LifecycleStage> bind(FeatureSchema schema) {
        return new LifecycleDecision(this, schema);
    }
}
