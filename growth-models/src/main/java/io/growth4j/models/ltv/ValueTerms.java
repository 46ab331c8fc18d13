package io.growth4j.models.ltv;

import io.growth4j.definition.Definition;

/**
 * How future purchases are turned into a value today.
 *
 * @param periods how many periods are looked ahead, from 1
 * @param period the length of a period
 * @param discount discount rate per period: a purchase in period k is worth 1/(1 + discount)^k of one now
 * @param margin the share of an amount that is value, for example 0.3
 */
public record ValueTerms(int periods, TimeScale period, double discount, double margin) implements Definition {
    public ValueTerms {
        if (periods < 1) {
            throw new IllegalArgumentException(periods + " periods: a value needs at least 1");
        }
        if (!(discount >= 0 && discount < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("discount rate " + discount + " must be a number from 0 up");
        }
        if (!(margin > 0 && margin < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("margin " + margin + " must be a number above 0");
        }
    }

    /**
     * Terms in months.
     *
     * @param months how many months are looked ahead
     * @param discount discount rate per month
     * @param margin the share of an amount that is value
     * @return the terms
     */
    public static ValueTerms months(int months, double discount, double margin) {
        return new ValueTerms(months, TimeScale.MONTH, discount, margin);
    }
}
