package io.growth4j.segment.aarrr;

import io.growth4j.definition.Definition;
import io.growth4j.segment.rule.Decision;
import io.growth4j.segment.rule.Rule;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The furthest stage that a user has reached, by an order of the stages. A stage counts also where one before it was
 * never reached: who pays without being activated has come as far as revenue.
 *
 * @param order the five stages, nearest first
 */
public record AarrrRule(List<AarrrStage> order) implements Rule<AarrrStage>, Definition {
    /** Referral last: users recommend what they pay for. The default. */
    public static final List<AarrrStage> REFERRAL_LAST = List.of(
            AarrrStage.ACQUISITION,
            AarrrStage.ACTIVATION,
            AarrrStage.RETENTION,
            AarrrStage.REVENUE,
            AarrrStage.REFERRAL);

    /** Revenue last: the order of Startup Metrics for Pirates (McClure 2007). */
    public static final List<AarrrStage> REVENUE_LAST = List.of(
            AarrrStage.ACQUISITION,
            AarrrStage.ACTIVATION,
            AarrrStage.RETENTION,
            AarrrStage.REFERRAL,
            AarrrStage.REVENUE);

    private static final AarrrRule STANDARD = new AarrrRule(REFERRAL_LAST);

    public AarrrRule {
        order = List.copyOf(order);
        if (order.size() != 5
                || !EnumSet.copyOf(order).equals(EnumSet.range(AarrrStage.ACQUISITION, AarrrStage.REVENUE))) {
            throw new IllegalArgumentException("order " + order + " does not hold each of the five stages once");
        }
    }

    /**
     * The rule with referral last.
     *
     * @return the standard rule
     */
    public static AarrrRule standard() {
        return STANDARD;
    }

    /**
     * The rule with revenue last.
     *
     * @return the rule in McClure's order
     */
    public static AarrrRule mcClure() {
        return new AarrrRule(REVENUE_LAST);
    }

    @Override
    public Definition definition() {
        return this;
    }

    @Override
    public List<AarrrStage> outcomes() {
        return Stream.concat(Stream.of(AarrrStage.PROSPECT), order.stream()).toList();
    }

    @Override
    public List<Feature> features() {
        return order.stream()
                .map(AarrrStage::feature)
                .flatMap(Optional::stream)
                .map(Feature.class::cast)
                .toList();
    }

    @Override
    public Decision<AarrrStage> bind(FeatureSchema schema) {
        return new AarrrDecision(this, schema);
    }
}
