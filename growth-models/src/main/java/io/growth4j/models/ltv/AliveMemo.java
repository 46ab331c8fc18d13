package io.growth4j.models.ltv;

import java.util.Arrays;

/**
 * Remembers what is expected of living customers while many are looked at: of a memoryless model it depends on
 * repeats and age only, and a million customers have few different pairs of these. A slot holds one pair, or triple with
 * the recency; a newcomer takes it over. Not thread-safe.
 */
final class AliveMemo {
    private static final int SLOTS = 1 << 14;

    private final boolean memoryless;
    private final Expectation expectation;
    private final long[] repeats = new long[SLOTS];
    private final double[] recencies = new double[SLOTS];
    private final double[] ages = new double[SLOTS];
    private final double[] values = new double[SLOTS];

    /** What is remembered. */
    @FunctionalInterface
    interface Expectation {
        double of(long repeats, double recency, double age);
    }

    AliveMemo(boolean memoryless, Expectation expectation) {
        this.memoryless = memoryless;
        this.expectation = expectation;
        Arrays.fill(repeats, -1);
    }

    double of(long x, double recency, double age) {
        double last = memoryless ? 0 : recency;
        long bits = (Double.doubleToRawLongBits(age) + x + 31 * Double.doubleToRawLongBits(last)) * 0x9E3779B97F4A7C15L;
        int slot = (int) (bits >>> 50);
        if (repeats[slot] != x || ages[slot] != age || recencies[slot] != last) {
            repeats[slot] = x;
            recencies[slot] = last;
            ages[slot] = age;
            values[slot] = expectation.of(x, last, age);
        }
        return values[slot];
    }
}
