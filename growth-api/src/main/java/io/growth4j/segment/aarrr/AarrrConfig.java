package io.growth4j.segment.aarrr;

import io.growth4j.definition.Definition;
import io.growth4j.definition.Granularity;
import java.time.Duration;

/**
 * When a user counts as activated and as retained. Which events activate, pay and refer, the event catalogue says.
 *
 * @param activationCount how many activating events make an activation, at least 1
 * @param activationWithin how soon after the acquisition they must have happened
 * @param retentionPeriod the calendar periods in which a return is looked for
 * @param retentionPeriods in how many distinct periods after the first the user must have been active, at least 1
 */
public record AarrrConfig(
        int activationCount, Duration activationWithin, Granularity retentionPeriod, int retentionPeriods)
        implements Definition {
    /** One activating event within 7 days; activity on one later calendar day. */
    public static final AarrrConfig STANDARD = new AarrrConfig(1, Duration.ofDays(7), Granularity.DAY, 1);

    public AarrrConfig {
        if (activationCount < 1 || retentionPeriods < 1) {
            throw new IllegalArgumentException("activationCount " + activationCount + " and retentionPeriods "
                    + retentionPeriods + " must both be at least 1");
        }
        if (activationWithin.isNegative() || activationWithin.isZero()) {
            throw new IllegalArgumentException("activationWithin " + activationWithin + " is not above zero");
        }
    }
}
