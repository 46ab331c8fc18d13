package io.growth4j.models.propensity;

import io.growth4j.models.internal.design.Design;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Takes a logistic regression from equal weights to the weights of the rows. LIBLINEAR knows none, and Tribuo passes
 * only those of whole classes on to it; so its solution is where Newton's method starts, on the same objective, ½|w|² +
 * C Σ weight · loss, the bias included. A few steps suffice.
 */
final class WeightedNewton {
    private static final int MAX_STEPS = 50;
    private static final double DONE = 1e-8;

    private final double cost;
    private final Rows rows;
    private final int size;
    private final double[] row;
    private final Design.Reader reader;

    private WeightedNewton(double cost, Design design, Rows rows) {
        this.cost = cost;
        this.rows = rows;
        this.size = design.width() + 1;
        this.row = new double[size];
        this.reader = design.reader(rows.set().users());
    }

    static LinearParameters refine(double cost, LinearParameters start, Design design, Rows rows) {
        double[] weights = new double[design.width() + 1];
        for (int column = 0; column < design.width(); column++) {
            weights[column] = start.weights().get(column);
        }
        weights[design.width()] = start.bias();
        new WeightedNewton(cost, design, rows).iterate(weights);
        List<Double> byColumn = new ArrayList<>(
                Arrays.stream(weights, 0, design.width()).boxed().toList());
        return new LinearParameters(design.spec(), weights[design.width()], byColumn);
    }

    private void iterate(double[] weights) {
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] gradient = weights.clone();
            double[][] hessian = new double[size][size];
            double before = accumulate(weights, gradient, hessian);
            double[] move = new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false))
                    .getSolver()
                    .solve(new ArrayRealVector(gradient, false))
                    .toArray();
            double decrease = 0;
            for (int i = 0; i < size; i++) {
                decrease += gradient[i] * move[i];
            }
            if (decrease < DONE || !descend(weights, move, before, decrease)) {
                return;
            }
        }
    }

    /** Steps along the move, halved until it helps (Armijo's rule); false if none does. */
    private boolean descend(double[] weights, double[] move, double before, double decrease) {
        double[] from = weights.clone();
        for (double length = 1; length > 1e-6; length /= 2) {
            for (int i = 0; i < size; i++) {
                weights[i] = from[i] - length * move[i];
            }
            if (objective(weights) <= before - 1e-4 * length * decrease) {
                return true;
            }
        }
        System.arraycopy(from, 0, weights, 0, size);
        return false;
    }

    private double margin(int index, double[] weights) {
        reader.encode(index, row);
        row[size - 1] = 1;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i] * row[i];
        }
        return sum;
    }

    private double objective(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight * weight / 2;
        }
        for (int index = 0; index < rows.size(); index++) {
            sum += cost * rows.weight(index) * loss(margin(index, weights), rows.labels()[index]);
        }
        return sum;
    }

    private static double loss(double margin, double label) {
        double signed = label == 1 ? -margin : margin;
        return signed > 30 ? signed : Math.log1p(Math.exp(signed));
    }

    /** Adds gradient and curvature of all rows; returns the objective. */
    private double accumulate(double[] weights, double[] gradient, double[][] hessian) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight * weight / 2;
        }
        for (int index = 0; index < rows.size(); index++) {
            double margin = margin(index, weights);
            double p = ServedModel.probability(margin);
            double weight = cost * rows.weight(index);
            double slope = weight * (p - rows.labels()[index]);
            double curve = weight * p * (1 - p);
            sum += weight * loss(margin, rows.labels()[index]);
            for (int i = 0; i < size; i++) {
                gradient[i] += slope * row[i];
                addCurve(hessian[i], curve * row[i], i);
            }
        }
        for (int i = 0; i < size; i++) {
            hessian[i][i] += 1;
            for (int j = 0; j < i; j++) {
                hessian[j][i] = hessian[i][j];
            }
        }
        return sum;
    }

    private void addCurve(double[] line, double factor, int end) {
        if (factor != 0) {
            for (int j = 0; j <= end; j++) {
                line[j] += factor * row[j];
            }
        }
    }
}
