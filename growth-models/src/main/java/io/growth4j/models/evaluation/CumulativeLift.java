package io.growth4j.models.evaluation;

/**
 * How much of what happened is found among the users with the highest scores.
 *
 * @param depth the share of users taken, highest score first, above 0 and at most 1
 * @param capture the share of all positives found among them, 0 to 1
 */
public record CumulativeLift(double depth, double capture) {
    public CumulativeLift {
        if (!(depth > 0 && depth <= 1)) {
            throw new IllegalArgumentException("depth " + depth + " is not above 0 and at most 1");
        }
    }

    /**
     * How many times more than by chance: "67 % of the buyers in 40 % of the users" is a lift of 1.675.
     *
     * @return capture / depth
     */
    public double lift() {
        return capture / depth;
    }

    /**
     * How much more than by chance, as a share: a lift of 1.675 is a gain of 0.675, not of 1.675.
     *
     * @return lift − 1
     */
    public double relativeGain() {
        return lift() - 1;
    }
}
