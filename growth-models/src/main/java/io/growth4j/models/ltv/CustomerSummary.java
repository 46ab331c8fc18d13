package io.growth4j.models.ltv;

import org.jspecify.annotations.Nullable;

/**
 * All that a customer-base model needs to know of one customer.
 *
 * @param repeats x: purchases after the first, from 0
 * @param recency t_x: when the last of them was, from the first purchase; 0 without any
 * @param age T: how long the customer is observed, from the first purchase; not below recency
 */
public record CustomerSummary(long repeats, double recency, double age) {
    /** Somebody who has just bought for the first time: predictions for new customers start here. */
    public static final CustomerSummary NEW = new CustomerSummary(0, 0, 0);

    public CustomerSummary {
        String broken = brokenRule(repeats, recency, age);
        if (broken != null) {
            throw new IllegalArgumentException(
                    "customer with repeats " + repeats + ", recency " + recency + ", age " + age + ": " + broken);
        }
    }

    /** The rule that three numbers break as a summary, or null. */
    static @Nullable String brokenRule(long repeats, double recency, double age) {
        if (repeats < 0) {
            return "repeats must not be negative";
        }
        if (!(recency >= 0 && recency < Double.POSITIVE_INFINITY)) {
            return "recency must be a number from 0 up";
        }
        if (!(age >= 0 && age < Double.POSITIVE_INFINITY)) {
            return "age must be a number from 0 up";
        }
        if (recency > age) {
            return "recency must not exceed age; are they in one unit?";
        }
        if (repeats > 0 && recency == 0) {
            return "a repeat purchase comes after the first, so recency must be above 0";
        }
        return repeats == 0 && recency > 0 ? "without a repeat purchase recency must be 0" : null;
    }
}
