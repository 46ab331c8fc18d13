package io.growth4j.models.ltv;

import java.util.Arrays;

/**
 * Remembers what is expected of living customers while many are looked at: it depends on repeats and age only, and a
 * million customers have few different pairs of these. A slot holds one pair; a newcomer takes it over. Not thread-safe.
 */
final class AliveMemo {
    private static final int SLOTS = 1 << 14;

    private final Expectation expectation;
    private final long[] repeats = new long[SLOTS];
    private final double[] ages = new double[SLOTS];
    private final double[] values = new double[SLOTS];

    /** What is remembered. */
    @FunctionalInterface
    interface Expectation {
        double of(long repeats, double age);
    }

    AliveMemo(Expectation expectation) {
        this.expectation = expectation;
        Arrays.fill(repeats, -1);
    }

    double of(long x, double age) {
        long bits = (Double.doubleToRawLongBits(age) + x) * 0x9E3779B97F4A7C15L;
        int slot = (int) (bits >>> 50);
        if (repeats[slot] != x || ages[slot] != age) {
            repeats[slot] = x;
            ages[slot] = age;
            values[slot] = expectation.of(x, age);
        }
        return values[slot];
    }
}
