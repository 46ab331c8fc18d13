package io.growth4j.models.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * What is known of each customer besides the lifetime: named columns of numbers; categories as 0 and 1. Immutable as
 * long as nobody changes the arrays it was made of; thread-safe.
 */
public final class Covariates {
    private static final double COLLINEAR = 1e-9;

    private final List<String> names;
    private final List<double[]> columns;

    private Covariates(Map<String, double[]> columns) {
        names = List.copyOf(columns.keySet());
        this.columns = Collections.unmodifiableList(new ArrayList<>(columns.values()));
    }

    /**
     * Covariates from columns.
     *
     * @param columns one value per customer and name, in the order of the map; lent for good
     * @return the covariates
     * @throws IllegalArgumentException if there is none, lengths differ, a value is not a number, or a column does not
     *     vary; the message names the column and the row
     */
    public static Covariates of(Map<String, double[]> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("no covariate: a regression needs at least one");
        }
        Map<String, double[]> ordered = new LinkedHashMap<>(columns);
        int rows = ordered.values().iterator().next().length;
        ordered.forEach((name, column) -> requireUsable(name, column, rows));
        return new Covariates(ordered);
    }

    private static void requireUsable(String name, double[] column, int rows) {
        if (column.length != rows) {
            throw new IllegalArgumentException(
                    "covariate '" + name + "' has " + column.length + " values, the first has " + rows);
        }
        for (int row = 0; row < rows; row++) {
            if (!Double.isFinite(column[row])) {
                throw new IllegalArgumentException(
                        "covariate '" + name + "', row " + row + ": " + column[row] + " is not a finite number");
            }
        }
        if (Arrays.stream(column).min().equals(Arrays.stream(column).max())) {
            throw new IllegalArgumentException(
                    "covariate '" + name + "' is constant: its effect cannot be told from the baseline");
        }
    }

    /**
     * The columns' names.
     *
     * @return names, in order
     */
    public List<String> names() {
        return names;
    }

    /**
     * How many customers there are.
     *
     * @return the number of rows
     */
    public int size() {
        return columns.get(0).length;
    }

    /**
     * One value.
     *
     * @param row the customer
     * @param column the covariate's position
     * @return its value
     */
    public double value(int row, int column) {
        return columns.get(column)[row];
    }

    double[] means() {
        return columns.stream()
                .mapToDouble(column -> Arrays.stream(column).average().orElse(0))
                .toArray();
    }

    double[] deviations() {
        double[] means = means();
        return IntStream.range(0, means.length)
                .mapToDouble(i -> deviation(columns.get(i), means[i]))
                .toArray();
    }

    private static double deviation(double[] column, double mean) {
        return Math.sqrt(Arrays.stream(column)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(1));
    }

    /**
     * Rows less the columns' means, in standard deviations.
     *
     * @throws IllegalArgumentException if columns determine each other; the message names them
     */
    double[][] standardised() {
        int p = columns.size();
        double[][] rows = new double[size()][p];
        double[] means = means();
        double[] deviations = deviations();
        for (int i = 0; i < p; i++) {
            for (int row = 0; row < rows.length; row++) {
                rows[row][i] = (value(row, i) - means[i]) / deviations[i];
            }
        }
        requireIndependent(rows);
        return rows;
    }

    /** Refuses covariates of which one is a sum of others: their correlation matrix has an eigenvalue of 0. */
    private void requireIndependent(double[][] rows) {
        int p = names.size();
        double[][] correlation = new double[p][p];
        for (double[] row : rows) {
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    correlation[i][j] += row[i] * row[j] / rows.length;
                }
            }
        }
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(correlation));
        for (int k = 0; k < p; k++) {
            if (eigen.getEigenvalue(k) < COLLINEAR) {
                double[] axis = eigen.getEigenvector(k).toArray();
                List<String> involved = IntStream.range(0, p)
                        .filter(i -> Math.abs(axis[i]) > 1e-4)
                        .mapToObj(names::get)
                        .toList();
                throw new IllegalArgumentException("covariates " + involved + " determine each other: leave one out");
            }
        }
    }
}
