package io.growth4j.models.ltv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/** Customers and their covariates, checked: every column varies, and none follows from the others. */
final class CovariateColumns {
    private static final double COLLINEAR = 1e-9;

    private final PurchaseSummaries customers;
    private final List<String> names;
    private final double[][] values;
    private final double[] deviations;

    private CovariateColumns(PurchaseSummaries customers, Map<String, double[]> covariates) {
        this.customers = customers;
        names = List.copyOf(covariates.keySet());
        values = covariates.values().toArray(double[][]::new);
        deviations = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            deviations[i] = deviation(names.get(i), values[i]);
        }
        requireIndependent();
    }

    static CovariateColumns of(PurchaseSummaries customers, Map<String, double[]> covariates) {
        if (covariates.isEmpty()) {
            throw new IllegalArgumentException("no covariate: fit the model without");
        }
        return new CovariateColumns(customers, new LinkedHashMap<>(covariates));
    }

    private double deviation(String name, double[] column) {
        if (column.length != customers.size()) {
            throw new IllegalArgumentException(
                    "covariate '" + name + "' has " + column.length + " values for " + customers.size() + " customers");
        }
        for (int row = 0; row < column.length; row++) {
            if (!Double.isFinite(column[row])) {
                throw new IllegalArgumentException(
                        "covariate '" + name + "', row " + row + ": " + column[row] + " is not a finite number");
            }
        }
        double mean = mean(column);
        double variance = Arrays.stream(column)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0);
        if (variance == 0) {
            throw new IllegalArgumentException(
                    "covariate '" + name + "' is constant: its effect cannot be told from the baseline");
        }
        return Math.sqrt(variance);
    }

    private static double mean(double[] column) {
        return Arrays.stream(column).average().orElse(0);
    }

    private void requireIndependent() {
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(correlation()));
        for (int k = 0; k < values.length; k++) {
            double[] axis = eigen.getEigenvector(k).toArray();
            if (eigen.getEigenvalue(k) < COLLINEAR) {
                List<String> involved = IntStream.range(0, values.length)
                        .filter(i -> Math.abs(axis[i]) > 1e-4)
                        .mapToObj(names::get)
                        .toList();
                throw new IllegalArgumentException("covariates " + involved + " determine each other: leave one out");
            }
        }
    }

    private double[][] correlation() {
        int p = values.length;
        double[][] correlation = new double[p][p];
        for (int i = 0; i < p; i++) {
            double meanI = mean(values[i]);
            for (int j = 0; j < p; j++) {
                double meanJ = mean(values[j]);
                for (int row = 0; row < customers.size(); row++) {
                    correlation[i][j] += (values[i][row] - meanI)
                            / deviations[i]
                            * (values[j][row] - meanJ)
                            / deviations[j]
                            / customers.size();
                }
            }
        }
        return correlation;
    }

    PurchaseSummaries customers() {
        return customers;
    }

    List<String> names() {
        return names;
    }

    /** The standard deviation of a covariate. */
    double deviation(int covariate) {
        return deviations[covariate];
    }

    /** Calls with the covariates, each divided by its standard deviation, and the customers of each group of equals. */
    void forEachGroup(BiConsumer<double[], PurchaseSummaries> action) {
        Map<List<Double>, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < customers.size(); row++) {
            int customer = row;
            List<Double> key =
                    Arrays.stream(values).map(column -> column[customer]).toList();
            rows.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
        }
        rows.forEach((key, members) -> {
            double[] scaled = new double[key.size()];
            Arrays.setAll(scaled, i -> key.get(i) / deviations[i]);
            action.accept(
                    scaled, customers.rows(members.stream().mapToInt(row -> row).toArray()));
        });
    }
}
