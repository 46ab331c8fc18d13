package io.growth4j.models.propensity;

import io.growth4j.models.internal.design.Design;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;

/**
 * A linear model over the features themselves: scaling is folded into the weights, so that a number costs one
 * multiplication and a category one look-up.
 */
final class LinearKernel implements Kernel {
    private final Design design;
    private final double bias;
    private final double[] weights;

    /** Per number: the weight of the unscaled value, and what an absent one adds. */
    private final double[] slopes;

    private final double[] whenAbsent;
    private final double foldedBias;

    LinearKernel(Design design, double bias, double[] weights) {
        this.design = design;
        this.bias = bias;
        this.weights = weights;
        int numbers = design.spec().numerics().size();
        this.slopes = new double[numbers];
        this.whenAbsent = new double[numbers];
        double folded = bias;
        for (int i = 0; i < numbers; i++) {
            Design.Numeric numeric = design.spec().numerics().get(i);
            slopes[i] = weights[i] / numeric.deviation();
            double shift = slopes[i] * numeric.mean();
            folded -= shift;
            whenAbsent[i] = shift + (design.flag(i) >= 0 ? weights[design.flag(i)] : 0);
        }
        this.foldedBias = folded;
    }

    @Override
    public double margin(UserSnapshot user) {
        double sum = foldedBias;
        for (int i = 0; i < slopes.length; i++) {
            double value = design.number(user, i);
            sum += Double.isNaN(value) ? whenAbsent[i] : slopes[i] * value;
        }
        int categories = design.categories();
        for (int i = 0; i < categories; i++) {
            int column = design.column(user, i);
            sum += column < 0 ? 0 : weights[column];
        }
        return sum;
    }

    @Override
    public void margins(UserTable users, double[] into) {
        Design.Reader reader = design.reader(users);
        java.util.Arrays.fill(into, foldedBias);
        for (int i = 0; i < slopes.length; i++) {
            reader.addNumber(i, slopes[i], whenAbsent[i], into);
        }
        for (int i = 0; i < design.categories(); i++) {
            reader.addCategory(i, weights, into);
        }
    }

    @Override
    public double contribute(UserSnapshot user, double[] bySlot) {
        double[] row = new double[weights.length];
        design.encode(user, row);
        double[] means = design.columnMeans();
        int[] slots = design.columnSlots();
        double start = bias;
        for (int column = 0; column < weights.length; column++) {
            start += weights[column] * means[column];
            bySlot[slots[column]] += weights[column] * (row[column] - means[column]);
        }
        return start;
    }
}
