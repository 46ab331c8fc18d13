package io.growth4j.loyalty.points.budget;

/**
 * How a segment does a behaviour.
 *
 * @param participation the share of its users who do it, 0 to 1
 * @param monthlyFrequency how often those do it a month, 0 or above
 */
public record Activity(double participation, double monthlyFrequency) {
    public Activity {
        if (!(participation >= 0 && participation <= 1)) {
            throw new IllegalArgumentException("participation " + participation + " is not within 0..1");
        }
        if (!(monthlyFrequency >= 0 && monthlyFrequency < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("monthlyFrequency " + monthlyFrequency + " is not a number from 0 up");
        }
    }
}
