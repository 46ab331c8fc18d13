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
 * The ladder of payment: registered, tried, bought once, twice, loyal; and lapsed where the last order is longer ago than
 * the gap of the user's stage. A time equal to the gap is not lapsed. Orders that were refunded in full do not count.
 *
 * @param loyalOrders how many orders make a loyal user, at least 3
 * @param firstGap the silence after which a user of one order is lapsed
 * @param secondGap the silence after which a user of two orders or more, but not loyal, is lapsed
 * @param loyalGap the silence after which a loyal user is lapsed
 */
public record PaymentRule(int loyalOrders, Duration firstGap, Duration secondGap, Duration loyalGap)
        implements Rule<PaymentStatus>, Definition {
    /** Three orders make a loyal user; this project's choice. */
    public static final int STANDARD_LOYAL_ORDERS = 3;

    /** Thirty days without an order are a lapse; this project's choice. */
    public static final Duration STANDARD_GAP = Duration.ofDays(30);

    private static final PaymentRule STANDARD =
            new PaymentRule(STANDARD_LOYAL_ORDERS, STANDARD_GAP, STANDARD_GAP, STANDARD_GAP);

    public PaymentRule {
        if (loyalOrders < 3) {
            throw new IllegalArgumentException("loyalOrders " + loyalOrders + " is below 3: one and two are stages");
        }
        for (Duration gap : List.of(firstGap, secondGap, loyalGap)) {
            if (gap.toMillis() < 1) {
                throw new IllegalArgumentException("lapse gap " + gap + " is not above zero");
            }
        }
    }

    /**
     * Loyal from three orders, lapsed after thirty days in every stage.
     *
     * @return the standard rule
     */
    public static PaymentRule standard() {
        return STANDARD;
    }

    /**
     * The silence after which a user of a stage is lapsed.
     *
     * @param stage a stage with an order
     * @return its gap
     * @throws IllegalArgumentException for stages without an order
     */
    public Duration gap(PaymentStage stage) {
        return switch (stage) {
            case REGISTERED, TRIAL ->
                throw new IllegalArgumentException("stage " + stage + " has no lapse gap: the user never bought");
            case FIRST -> firstGap;
            case SECOND -> secondGap;
            case LOYAL -> loyalGap;
        };
    }

    @Override
    public Definition definition() {
        return this;
    }

    @Override
    public List<PaymentStatus> outcomes() {
        return PaymentStatus.all();
    }

    @Override
    public List<Feature> features() {
        return List.of(StandardFeatures.FIRST_TRIAL_AT, StandardFeatures.ORDERS, StandardFeatures.LAST_ORDER_AT);
    }

    @Override
    public Decision<PaymentStatus> bind(FeatureSchema schema) {
        return new PaymentDecision(this, schema);
    }
}
