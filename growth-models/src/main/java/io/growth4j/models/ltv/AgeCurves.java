package io.growth4j.models.ltv;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of living customers, while many are looked at. Of a memoryless model it depends on repeats and age only,
 * smoothly: where many customers with equal repeats have similar ages, a polynomial in the logarithm of the age is drawn
 * once and read for each. Asked seldom, or where the polynomial does not reproduce the expectation, it is computed as for
 * one customer. Not thread-safe.
 *
 * <p>Polynomials interpolate at Chebyshev's points, on panels in which age, plus a little, grows by half of e's power; the
 * last coefficients say how exact they are (Trefethen, Approximation Theory and Approximation Practice, 2013, chapter 8).
 * Predictions are analytic in the age wherever age plus α is not negative, so 16 points give twelve digits and more.
 */
final class AgeCurves {
    private static final int SLOTS = 1 << 12;
    private static final int POINTS = 16;
    private static final double PANEL = 0.5;
    /** How often a curve is asked for before it is drawn. */
    private static final int PATIENCE = 24;

    private static final double EXACT = 1e-13;
    /** Ages much shorter than this share of the horizon are all alike. */
    private static final double SHORT = 1.0 / 64;

    private final Expectation expectation;
    private final boolean smooth;
    private final double shortest;
    private final @Nullable Curve[] curves = new @Nullable Curve[SLOTS];

    /** What is expected of one customer. */
    @FunctionalInterface
    interface Expectation {
        double of(long repeats, double recency, double age);
    }

    /**
     * Curves of an expectation.
     *
     * @param memoryless whether the expectation does not depend on the recency
     * @param horizon how far it looks
     */
    AgeCurves(boolean memoryless, double horizon, Expectation expectation) {
        this.expectation = expectation;
        smooth = memoryless && horizon > 0;
        shortest = SHORT * horizon;
    }

    double of(long repeats, double recency, double age) {
        if (!smooth) {
            return expectation.of(repeats, recency, age);
        }
        double place = Math.log(1 + age / shortest) / PANEL;
        int panel = (int) place;
        int slot = (int) (((repeats * 64 + panel) * 0x9E3779B97F4A7C15L) >>> 52);
        Curve curve = curves[slot];
        if (curve == null || curve.repeats != repeats || curve.panel != panel) {
            curve = new Curve(repeats, panel);
            curves[slot] = curve;
        }
        if (++curve.asked == PATIENCE) {
            curve.draw();
        }
        return curve.coefficients == null ? expectation.of(repeats, 0, age) : curve.at(2 * (place - panel) - 1);
    }

    /** The expectation of customers with some repeats on one panel. */
    private final class Curve {
        private final long repeats;
        private final int panel;
        private int asked;
        private double @Nullable [] coefficients;

        Curve(long repeats, int panel) {
            this.repeats = repeats;
            this.panel = panel;
        }

        void draw() {
            double[] values = new double[POINTS];
            for (int i = 0; i < POINTS; i++) {
                double place = panel + (1 + Math.cos(Math.PI * (i + 0.5) / POINTS)) / 2;
                values[i] = expectation.of(repeats, 0, shortest * Math.expm1(PANEL * place));
            }
            double[] drawn = new double[POINTS];
            for (int k = 0; k < POINTS; k++) {
                for (int i = 0; i < POINTS; i++) {
                    drawn[k] += values[i] * Math.cos(Math.PI * k * (i + 0.5) / POINTS) * (k == 0 ? 1 : 2) / POINTS;
                }
            }
            double rest = Math.abs(drawn[POINTS - 1]) + Math.abs(drawn[POINTS - 2]);
            coefficients = rest <= EXACT * values[0] && rest <= EXACT * values[POINTS - 1] ? drawn : null;
        }

        /** Clenshaw's recurrence, at a place of -1 to 1. */
        double at(double place) {
            double[] all = Objects.requireNonNull(coefficients);
            double next = 0;
            double current = all[POINTS - 1];
            for (int k = POINTS - 2; k > 0; k--) {
                double before = all[k] + 2 * place * current - next;
                next = current;
                current = before;
            }
            return all[0] + place * current - next;
        }
    }
}
