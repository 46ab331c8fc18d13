package io.growth4j.action;

/**
 * What better targeting of a recall campaign saves: messages and money per user who comes back.
 *
 * <p>Going from 3 % to 8 % is a relative lift of 166.7 %, not 267 %, and cuts the cost per return by 62.5 %. Neither says
 * how many would have come back anyway: that takes a hold-out, see {@link #incremental}.
 *
 * @param baseRate returned users per message before, above 0, at most 1
 * @param targetedRate returned users per message after, above 0, at most 1
 * @param costPerMessage what a message costs, 0 or more, in any unit of money
 */
public record RecallEconomics(double baseRate, double targetedRate, double costPerMessage) {
    public RecallEconomics {
        requireRate("baseRate", baseRate);
        requireRate("targetedRate", targetedRate);
        if (!(costPerMessage >= 0)) {
            throw new IllegalArgumentException("costPerMessage " + costPerMessage + " is below 0");
        }
    }

    private static void requireRate(String name, double rate) {
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException(name + " " + rate + " is not above 0 and at most 1");
        }
    }

    /**
     * How many messages bring back one user.
     *
     * @param rate returned users per message
     * @return 1 by the rate; NaN for a rate of 0
     */
    public static double messagesPerReturn(double rate) {
        return rate == 0 ? Double.NaN : 1 / rate;
    }

    /**
     * The relative lift of the rate.
     *
     * @return targeted rate by base rate, minus 1
     */
    public double relativeLift() {
        return targetedRate / baseRate - 1;
    }

    /**
     * Messages per returned user before.
     *
     * @return 1 by the base rate
     */
    public double messagesPerReturnBefore() {
        return messagesPerReturn(baseRate);
    }

    /**
     * Messages per returned user after.
     *
     * @return 1 by the targeted rate
     */
    public double messagesPerReturnAfter() {
        return messagesPerReturn(targetedRate);
    }

    /**
     * Cost per returned user before.
     *
     * @return in the unit of the cost per message
     */
    public double costPerReturnBefore() {
        return costPerMessage / baseRate;
    }

    /**
     * Cost per returned user after.
     *
     * @return in the unit of the cost per message
     */
    public double costPerReturnAfter() {
        return costPerMessage / targetedRate;
    }

    /**
     * How much cheaper a return became.
     *
     * @return 1 minus base rate by targeted rate; negative if it became dearer
     */
    public double costReduction() {
        return 1 - baseRate / targetedRate;
    }

    /**
     * Cost per returned user who would not have returned anyway.
     *
     * @param holdOutRate the share of users who returned without a message
     * @return cost per message by the difference of the targeted rate and that; NaN if messages brought nobody back
     */
    public double incrementalCostPerReturn(double holdOutRate) {
        double incremental = incremental(holdOutRate);
        return incremental > 0 ? costPerMessage / incremental : Double.NaN;
    }

    /**
     * Returned users per message who would not have returned anyway.
     *
     * @param holdOutRate the share of users who returned without a message, 0 to 1
     * @return targeted rate minus that; negative if messages keep users away
     */
    public double incremental(double holdOutRate) {
        if (!(holdOutRate >= 0 && holdOutRate <= 1)) {
            throw new IllegalArgumentException("holdOutRate " + holdOutRate + " is outside 0 to 1");
        }
        return targetedRate - holdOutRate;
    }
}
