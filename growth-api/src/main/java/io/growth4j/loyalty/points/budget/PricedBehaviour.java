package io.growth4j.loyalty.points.budget;

/**
 * A behaviour that earns points.
 *
 * @param name its name, not blank
 * @param points its price, 0 or above
 * @param monthlyCap the most rewarded actions of a user in a month; a daily cap counts 30 times; infinite for none
 * @param core whether it is a core behaviour
 */
public record PricedBehaviour(String name, long points, double monthlyCap, boolean core) {
    /** Days of the month of a budget. */
    public static final int MONTH_DAYS = 30;

    public PricedBehaviour {
        if (name.isBlank()) {
            throw new IllegalArgumentException("behaviour name '" + name + "' is blank");
        }
        if (points < 0) {
            throw new IllegalArgumentException("price " + points + " of '" + name + "' is below 0");
        }
        if (!(monthlyCap >= 0)) {
            throw new IllegalArgumentException("monthlyCap " + monthlyCap + " of '" + name + "' is not 0 or above");
        }
    }

    /**
     * A behaviour with a daily cap.
     *
     * @param name its name
     * @param points its price
     * @param dailyCap the most rewarded actions of a user a day
     * @param core whether it is a core behaviour
     * @return the behaviour
     */
    public static PricedBehaviour daily(String name, long points, double dailyCap, boolean core) {
        return new PricedBehaviour(name, points, dailyCap * MONTH_DAYS, core);
    }

    /** Points of a user who does it so often a month. */
    double monthly(double frequency) {
        return points * Math.min(frequency, monthlyCap);
    }
}
