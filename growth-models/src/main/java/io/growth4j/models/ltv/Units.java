package io.growth4j.models.ltv;

/** Checks that summaries and models count time alike, and that parameters are what they must be. */
final class Units {
    private Units() {}

    static void require(TimeScale unit, PurchaseSummaries customers) {
        if (customers.unit() != unit) {
            throw new IllegalArgumentException(
                    "summaries in " + customers.unit() + " for a model in " + unit + ": both must be in one unit");
        }
    }

    static double positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("parameter " + name + " is " + value + ": it must be above 0");
        }
        return value;
    }

    static void requireDiscount(double discount) {
        if (!(discount >= 0 && discount < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("discount rate " + discount + " must be a number from 0 up");
        }
    }
}
