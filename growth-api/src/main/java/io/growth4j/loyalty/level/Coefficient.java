package io.growth4j.loyalty.level;

/** Checks of the coefficients of curves. */
final class Coefficient {
    private Coefficient() {}

    static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " " + value + " is not a number above 0");
        }
    }

    static void requireNotNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " " + value + " is not a number from 0 up");
        }
    }
}
