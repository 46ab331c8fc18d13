package io.growth4j.models.experiment;

import io.growth4j.stat.Normal;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Solves the upper bounds of a group-sequential plan one look after the other (Armitage, McPherson and Rowe 1969).
 *
 * <p>Between looks the score statistic is a Brownian motion in the information t. The density of paths that crossed no
 * bound yet is kept on an even grid; the next bound is the value that the next step crosses with the probability that
 * may be spent; then the density is carried over by convolving it with the step. Integrals are Simpson's.
 */
final class SpendingBounds {
    private static final double FARTHEST = 8;
    private static final double NO_NEW_INFORMATION = 1e-5;
    private static final double NOTHING_TO_SPEND = 1e-7;
    private static final double STEPS_PER_DEVIATION = 12;

    private final double[] information;
    private final DoubleUnaryOperator spent;
    private double low;
    private double step;
    private double[] density = {};

    SpendingBounds(double[] information, DoubleUnaryOperator spent) {
        this.information = information;
        this.spent = spent;
    }

    double[] solve() {
        double[] bounds = new double[information.length];
        for (int look = 0; look < bounds.length; look++) {
            double before = look == 0 ? 0 : information[look - 1];
            if (look > 0 && information[look] - before <= NO_NEW_INFORMATION) {
                bounds[look] = bounds[look - 1];
                continue;
            }
            double deviation = Math.sqrt(information[look] - before);
            double share = spent.applyAsDouble(information[look]) - (look == 0 ? 0 : spent.applyAsDouble(before));
            double root = Math.sqrt(information[look]);
            bounds[look] = look == 0 ? first(share) : next(share, deviation, root);
            carry(look, bounds[look] * root, deviation);
        }
        return bounds;
    }

    private static double first(double share) {
        return share <= 0 ? FARTHEST : Math.min(FARTHEST, -Normal.quantile(Math.min(1, share)));
    }

    /** Newton would need the density at the bound; bisection needs the crossing probability only and never fails. */
    private double next(double share, double deviation, double root) {
        if (share < NOTHING_TO_SPEND) {
            return FARTHEST;
        }
        double inside = -FARTHEST;
        double outside = FARTHEST;
        while (outside - inside > 1e-10) {
            double middle = (inside + outside) / 2;
            if (crossing(middle * root, deviation) > share) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return (inside + outside) / 2;
    }

    private double crossing(double bound, double deviation) {
        double sum = 0;
        for (int i = 0; i < density.length; i++) {
            double distance = (bound - (low + i * step)) / deviation;
            if (distance < FARTHEST) {
                sum += weight(i, density.length) * density[i] * Normal.cumulative(-distance);
            }
        }
        return sum * step;
    }

    /** The density of paths that are still inside, on a grid fine enough for this step and the next. */
    private void carry(int look, double high, double deviation) {
        double newLow = -FARTHEST * Math.sqrt(information[look]);
        double nextDeviation =
                look + 1 < information.length ? Math.sqrt(information[look + 1] - information[look]) : deviation;
        double scale =
                nextDeviation * nextDeviation > NO_NEW_INFORMATION ? Math.min(deviation, nextDeviation) : deviation;
        int panels = 2 * (int) Math.ceil((high - newLow) / scale * STEPS_PER_DEVIATION / 2);
        double newStep = (high - newLow) / panels;
        double[] carried = new double[panels + 1];
        for (int i = 0; i <= panels; i++) {
            double at = newLow + i * newStep;
            carried[i] = look == 0 ? Normal.density(at / deviation) / deviation : convolved(at, deviation);
        }
        low = newLow;
        step = newStep;
        density = carried;
    }

    private double convolved(double at, double deviation) {
        int from = Math.max(0, (int) ((at - FARTHEST * deviation - low) / step));
        int to = Math.min(density.length - 1, (int) ((at + FARTHEST * deviation - low) / step) + 1);
        double sum = 0;
        for (int i = from; i <= to; i++) {
            sum += weight(i, density.length) * density[i] * Normal.density((at - low - i * step) / deviation);
        }
        return sum * step / deviation;
    }

    private static double weight(int i, int points) {
        if (i == 0 || i == points - 1) {
            return 1 / 3.0;
        }
        return i % 2 == 1 ? 4 / 3.0 : 2 / 3.0;
    }

    @Override
    public String toString() {
        return "bounds at " + Arrays.toString(information);
    }
}
