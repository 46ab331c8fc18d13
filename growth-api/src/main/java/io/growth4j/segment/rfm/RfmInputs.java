package io.growth4j.segment.rfm;

import io.growth4j.definition.Definition;
import io.growth4j.user.Feature;
import io.growth4j.user.StandardFeatures;
import java.util.List;

/**
 * What recency, frequency and monetary value are read from. Each is a whole or a real number; a user whose frequency is
 * absent or not above zero, or whose recency is absent, has not bought.
 *
 * @param recency how long ago, small is good; its unit is one of the feature's own, a day as a rule
 * @param frequency how often, large is good
 * @param monetary how much, large is good; may be negative after refunds
 * @param monetaryUnit how much of the monetary feature makes one unit of it, above zero: 100 for an amount in cents whose
 *     unit is the dollar
 */
public record RfmInputs(Feature recency, Feature frequency, Feature monetary, double monetaryUnit)
        implements Definition {
    private static final RfmInputs STANDARD = new RfmInputs(
            StandardFeatures.DAYS_SINCE_ORDER, StandardFeatures.ORDERS, StandardFeatures.REVENUE_MINOR, 100);

    public RfmInputs {
        for (Feature feature : List.of(recency, frequency, monetary)) {
            if (!(feature instanceof Feature.OfLong || feature instanceof Feature.OfDouble)) {
                throw new IllegalArgumentException("feature '" + feature.name() + "' is not a number: " + feature);
            }
        }
        if (!(monetaryUnit > 0 && monetaryUnit < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("monetaryUnit " + monetaryUnit + " is not a number above 0");
        }
    }

    /**
     * Days since the last order, orders, and net revenue in minor units, 100 to one major unit.
     *
     * @return the standard inputs
     */
    public static RfmInputs standard() {
        return STANDARD;
    }

    /**
     * The same inputs for a currency with another number of minor units to a major one.
     *
     * @param minorPerMajor 1 for yen, 1000 for dinar
     * @return other inputs
     */
    public RfmInputs withMinorPerMajor(int minorPerMajor) {
        return new RfmInputs(recency, frequency, monetary, minorPerMajor);
    }

    List<Feature> features() {
        return List.of(recency, frequency, monetary);
    }
}
