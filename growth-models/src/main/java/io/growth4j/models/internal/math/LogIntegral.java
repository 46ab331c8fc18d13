package io.growth4j.models.internal.math;

import java.util.function.DoubleUnaryOperator;

/**
 * The logarithm of ∫ exp(ℓ(y)) dy over the whole line, for a smooth ℓ with one peak that falls at least linearly on
 * both sides.
 *
 * <p>The peak is found, then the line is stretched by y = peak + width·sinh(v), which makes the integrand fall doubly
 * exponentially, and summed by the trapezoidal rule, which then converges geometrically (Takahasi and Mori, Double
 * Exponential Formulas for Numerical Integration, 1974). Nothing overflows: all is relative to the peak.
 */
public final class LogIntegral {
    private static final double NEGLIGIBLE = -42;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private LogIntegral() {}

    /**
     * The integral's logarithm, to about 1e-13 relative.
     *
     * @param logf ℓ; −∞ where the integrand is 0
     * @param near a place where ℓ is finite, the nearer to the peak the faster
     */
    public static double of(DoubleUnaryOperator logf, double near) {
        double peak = peak(logf, near);
        double top = logf.applyAsDouble(peak);
        double width = width(logf, peak, top);
        double before = Double.NaN;
        double sum = trapezoid(logf, peak, top, width, 0.25, 0);
        double step = 0.25;
        for (int halving = 0; halving < 7; halving++) {
            before = sum * step;
            sum += trapezoid(logf, peak, top, width, step, step / 2);
            step /= 2;
            if (Math.abs(sum * step - before) <= 1e-14 * sum * step) {
                break;
            }
        }
        return top + Math.log(sum * step * width);
    }

    private static double trapezoid(
            DoubleUnaryOperator logf, double peak, double top, double width, double step, double offset) {
        double sum = offset == 0 ? 1 : 0;
        sum += side(logf, peak, top, width, step, offset == 0 ? step : offset);
        return sum + side(logf, peak, top, -width, step, offset == 0 ? step : offset);
    }

    private static double side(
            DoubleUnaryOperator logf, double peak, double top, double width, double step, double first) {
        double sum = 0;
        for (double v = first; v < 12; v += step) {
            double grow = Math.exp(v);
            double height = logf.applyAsDouble(peak + width * (grow - 1 / grow) / 2) - top;
            double stretch = (grow + 1 / grow) / 2;
            if (height + v < NEGLIGIBLE) {
                break;
            }
            sum += Math.exp(height) * stretch;
        }
        return sum;
    }

    private static double peak(DoubleUnaryOperator logf, double near) {
        double middle = near;
        double at = logf.applyAsDouble(middle);
        double step = logf.applyAsDouble(near + 0.1) >= at ? 0.1 : -0.1;
        double low = near - step;
        double high = middle + step;
        double ahead = logf.applyAsDouble(high);
        while (ahead > at) {
            low = middle;
            middle = high;
            at = ahead;
            step *= 2;
            high = middle + step;
            ahead = logf.applyAsDouble(high);
        }
        return golden(logf, Math.min(low, high), Math.max(low, high));
    }

    private static double golden(DoubleUnaryOperator logf, double from, double to) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = logf.applyAsDouble(left);
        double atRight = logf.applyAsDouble(right);
        for (int i = 0; i < 60 && high - low > 1e-4 * (1e-4 + Math.abs(high)) * 1e-2; i++) {
            if (atLeft >= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = logf.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = logf.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }

    /** The distance at which the integrand has fallen by e on the nearer side, at most 1. */
    private static double width(DoubleUnaryOperator logf, double peak, double top) {
        double width = 1;
        while (width > 1e-9 && Math.min(logf.applyAsDouble(peak + width), logf.applyAsDouble(peak - width)) < top - 1) {
            width /= 1.5;
        }
        return width;
    }
}
