package io.growth4j.loyalty.points.earning;

import io.growth4j.definition.Definition;

/**
 * Something users do that might be rewarded.
 *
 * @param name its name, not blank
 * @param necessity how much the product depends on it
 * @param bearsRevenue whether it brings money
 * @param measured whether an event is recorded for it
 * @param baselineRate the share of users who do it without a reward, 0 to 1, or NaN if nobody knows
 */
public record Behaviour(String name, Necessity necessity, boolean bearsRevenue, boolean measured, double baselineRate)
        implements Definition {
    public Behaviour {
        if (name.isBlank()) {
            throw new IllegalArgumentException("behaviour name '" + name + "' is blank");
        }
        if (baselineRate < 0 || baselineRate > 1) {
            throw new IllegalArgumentException(
                    "baselineRate " + baselineRate + " of '" + name + "' is not within 0..1");
        }
    }

    /**
     * Whether it is worth a reward: something depends on it, it is measured, and some users do it but not all, so that a
     * reward can change something and the change can be seen.
     *
     * @return true if so
     */
    public boolean isRewardable() {
        return necessity != Necessity.NONE && measured && baselineRate > 0 && baselineRate < 1;
    }

    /**
     * Whether it is a core behaviour.
     *
     * @return true if the product cannot do without it, or it brings money
     */
    public boolean isCore() {
        return necessity == Necessity.MUST || bearsRevenue;
    }
}
