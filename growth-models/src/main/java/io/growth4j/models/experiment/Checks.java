package io.growth4j.models.experiment;

/** The checks that samples and settings share. */
final class Checks {
    private Checks() {}

    static void units(long n) {
        if (n < 0) {
            throw new IllegalArgumentException("an arm cannot have " + n + " units");
        }
    }

    static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ", it must be a finite number");
        }
    }

    static void share(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " " + value + " is not between 0 and 1");
        }
    }

    static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be a finite number above 0");
        }
    }

    static void sameUnits(Sample a, Sample b) {
        if (a.n() != b.n()) {
            throw new IllegalArgumentException(
                    "amounts of " + a.n() + " and of " + b.n() + " units: both must be of the same units");
        }
    }
}
