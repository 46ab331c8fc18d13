package io.growth4j.segment.lifecycle;

import io.growth4j.event.Absent;
import io.growth4j.segment.rule.Decision;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserSnapshot;

/** The payment rule with its slots and its gaps in milliseconds. */
final class PaymentDecision implements Decision<PaymentStatus> {
    private final int firstTrialAt;
    private final int orders;
    private final int lastOrderAt;
    private final int loyalOrders;
    private final long firstGap;
    private final long secondGap;
    private final long loyalGap;

    PaymentDecision(PaymentRule rule, FeatureSchema schema) {
        this.firstTrialAt = schema.slot(StandardFeatures.FIRST_TRIAL_AT);
        this.orders = schema.slot(StandardFeatures.ORDERS);
        this.lastOrderAt = schema.slot(StandardFeatures.LAST_ORDER_AT);
        this.loyalOrders = rule.loyalOrders();
        this.firstGap = rule.firstGap().toMillis();
        this.secondGap = rule.secondGap().toMillis();
        this.loyalGap = rule.loyalGap().toMillis();
    }

    @Override
    public PaymentStatus decide(UserSnapshot user) {
        long count = user.longAt(orders);
        if (count < 1) {
            boolean tried = user.longAt(firstTrialAt) != Absent.LONG;
            return PaymentStatus.of(tried ? PaymentStage.TRIAL : PaymentStage.REGISTERED, false);
        }
        long silence = silence(user);
        if (count >= loyalOrders) {
            return PaymentStatus.of(PaymentStage.LOYAL, silence > loyalGap);
        }
        return count == 1
                ? PaymentStatus.of(PaymentStage.FIRST, silence > firstGap)
                : PaymentStatus.of(PaymentStage.SECOND, silence > secondGap);
    }

    private long silence(UserSnapshot user) {
        return user.asOfMillis() - user.longAt(lastOrderAt);
    }

    @Override
    public String explain(UserSnapshot user) {
        PaymentStatus status = decide(user);
        return status + ": "
                + switch (status.stage()) {
                    case REGISTERED -> "no trial and no order";
                    case TRIAL -> "a trial and no order";
                    case FIRST -> "1 order" + lapse(user, status, firstGap);
                    case SECOND -> user.longAt(orders) + " orders < " + loyalOrders + lapse(user, status, secondGap);
                    case LOYAL -> user.longAt(orders) + " orders ≥ " + loyalOrders + lapse(user, status, loyalGap);
                };
    }

    private String lapse(UserSnapshot user, PaymentStatus status, long gap) {
        return ", " + Days.text(silence(user)) + " since last order " + (status.lapsed() ? ">" : "≤") + " lapse gap "
                + Days.text(gap);
    }
}
