package io.growth4j.models.survival;

import io.growth4j.models.internal.math.SmoothFunction;
import java.util.Arrays;

/**
 * The log-likelihood of rows of one customer in one period by complementary log-log hazards, with gradient and Hessian:
 * first the baselines of the periods in which some left and some stayed, then the coefficients.
 */
final class PeriodRows implements SmoothFunction {
    private final int[] slots;
    private final boolean[] ended;
    private final double[][] values;
    private final double[] hazards;
    /** The position of each period's baseline, −1 where its hazard is 0 or 1. */
    private final int[] slotOf;

    private final int free;

    PeriodRows(int[] periods, boolean[] ended, DiscreteHazard table, double[][] standardised) {
        this.ended = ended;
        values = standardised;
        hazards = new double[table.periods() + 1];
        slotOf = new int[table.periods() + 1];
        slotOf[0] = -1;
        int next = 0;
        for (int period = 1; period < hazards.length; period++) {
            hazards[period] = table.hazard(period);
            slotOf[period] = hazards[period] > 0 && hazards[period] < 1 ? next++ : -1;
        }
        free = next;
        if (free == 0) {
            throw new IllegalArgumentException(
                    "there is no period in which some left and some stayed: a regression has nothing to learn from");
        }
        slots = Arrays.stream(periods).map(period -> slotOf[period]).toArray();
    }

    int freePeriods() {
        return free;
    }

    /** The hazards of the life table, and no effects. */
    double[] start() {
        double[] start = new double[free + values[0].length];
        for (int period = 1; period < hazards.length; period++) {
            if (slotOf[period] >= 0) {
                start[slotOf[period]] = Math.log(-Math.log1p(-hazards[period]));
            }
        }
        return start;
    }

    /** Each period's baseline: ln of its rate at mean covariates; infinite where its hazard is 0 or 1. */
    double[] baseline(double[] at) {
        double[] baseline = new double[hazards.length];
        for (int period = 1; period < baseline.length; period++) {
            baseline[period] = slotOf[period] >= 0 ? at[slotOf[period]] : Math.log(-Math.log1p(-hazards[period]));
        }
        return baseline;
    }

    @Override
    public double evaluate(double[] at, double[] gradient, double[][] hessian) {
        Arrays.fill(gradient, 0);
        for (double[] line : hessian) {
            Arrays.fill(line, 0);
        }
        double sum = 0;
        for (int row = 0; row < slots.length; row++) {
            if (slots[row] >= 0) {
                sum += addRow(row, at, gradient, hessian);
            }
        }
        for (int i = 0; i < gradient.length; i++) {
            for (int j = 0; j < i; j++) {
                hessian[j][i] = hessian[i][j];
            }
        }
        return sum;
    }

    private double addRow(int row, double[] at, double[] gradient, double[][] hessian) {
        double[] x = values[row];
        int slot = slots[row];
        double score = at[slot];
        for (int i = 0; i < x.length; i++) {
            score += at[free + i] * x[i];
        }
        double rate = Math.exp(score);
        double slope = ended[row] ? (rate < 1e-12 ? 1 : rate / Math.expm1(rate)) : -rate;
        double bend = ended[row] ? slope * (1 - rate - slope) : -rate;
        gradient[slot] += slope;
        hessian[slot][slot] += bend;
        for (int i = 0; i < x.length; i++) {
            gradient[free + i] += slope * x[i];
            hessian[free + i][slot] += bend * x[i];
            for (int j = 0; j <= i; j++) {
                hessian[free + i][free + j] += bend * x[i] * x[j];
            }
        }
        return ended[row] ? Math.log(-Math.expm1(-rate)) : -rate;
    }
}
