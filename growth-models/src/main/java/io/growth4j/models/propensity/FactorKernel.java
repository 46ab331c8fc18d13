package io.growth4j.models.propensity;

import io.growth4j.models.internal.design.Design;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.util.List;

/**
 * A factorization machine in O(columns · factors): the sum over pairs of ⟨v_i, v_j⟩ x_i x_j is half of Σ_f (Σ_i v_if
 * x_i)² − Σ_i (v_if x_i)² (Rendle 2010, lemma 3.1).
 */
final class FactorKernel implements Kernel {
    private final Design design;
    private final double bias;
    private final double[] weights;
    private final double[] plus;
    private final double[] minus;
    private final int factors;
    private final ThreadLocal<double[]> rows;

    FactorKernel(Design design, FactorParameters parameters) {
        this.design = design;
        this.bias = parameters.bias();
        this.weights = array(parameters.weights());
        this.plus = array(parameters.plus());
        this.minus = array(parameters.minus());
        this.factors = plus.length / weights.length;
        this.rows = ThreadLocal.withInitial(() -> new double[design.width()]);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public double margin(UserSnapshot user) {
        double[] row = rows.get();
        design.encode(user, row);
        return margin(row);
    }

    @Override
    public void margins(UserTable users, double[] into) {
        Design.Reader reader = design.reader(users);
        double[] row = rows.get();
        for (int i = 0; i < into.length; i++) {
            reader.encode(i, row);
            into[i] = margin(row);
        }
    }

    private double margin(double[] row) {
        double sum = bias;
        for (int column = 0; column < row.length; column++) {
            sum += weights[column] * row[column];
        }
        return sum + pairs(plus, row) - pairs(minus, row);
    }

    private double pairs(double[] vectors, double[] row) {
        double pairs = 0;
        for (int factor = 0; factor < factors; factor++) {
            double sum = 0;
            double squares = 0;
            for (int column = 0; column < row.length; column++) {
                double term = vectors[column * factors + factor] * row[column];
                sum += term;
                squares += term * term;
            }
            pairs += sum * sum - squares;
        }
        return pairs / 2;
    }

    /**
     * The Shapley value of a column against the column means r, exact for a quadratic form: (x_i − r_i) (w_i + ½ Σ_j q_ij
     * (x_j + r_j)), as a pair shares its change evenly between both.
     */
    @Override
    public double contribute(UserSnapshot user, double[] bySlot) {
        double[] row = new double[design.width()];
        design.encode(user, row);
        double[] means = design.columnMeans();
        int[] slots = design.columnSlots();
        double[] slopes = weights.clone();
        addSlopes(plus, 0.5, row, means, slopes);
        addSlopes(minus, -0.5, row, means, slopes);
        for (int column = 0; column < row.length; column++) {
            bySlot[slots[column]] += (row[column] - means[column]) * slopes[column];
        }
        return margin(means);
    }

    private void addSlopes(double[] vectors, double sign, double[] row, double[] means, double[] slopes) {
        for (int factor = 0; factor < factors; factor++) {
            double sum = 0;
            for (int column = 0; column < row.length; column++) {
                sum += vectors[column * factors + factor] * (row[column] + means[column]);
            }
            for (int column = 0; column < row.length; column++) {
                double own = vectors[column * factors + factor];
                slopes[column] += sign * own * (sum - own * (row[column] + means[column]));
            }
        }
    }
}
