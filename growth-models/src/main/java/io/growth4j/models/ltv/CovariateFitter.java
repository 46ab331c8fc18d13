package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.NewtonMaximizer;
import io.growth4j.models.internal.math.NewtonMaximizer.Peak;
import io.growth4j.models.internal.math.SmoothFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Fits a four-parameter model with covariates. Customers with equal covariates are a group whose likelihood is that of
 * the model without covariates at moved parameters, so its exact derivatives are used by the chain rule. Covariates are
 * divided by their standard deviations while climbing.
 */
final class CovariateFitter {
    private static final double COLLINEAR = 1e-9;
    private static final double EDGE = Math.log(1e8);
    private static final double TOLERANCE = 1e-9;

    private final PurchaseSummaries customers;
    private final List<String> names;
    private final double[][] values;
    private final double[] deviations;

    private CovariateFitter(PurchaseSummaries customers, Map<String, double[]> covariates) {
        this.customers = customers;
        names = List.copyOf(covariates.keySet());
        values = covariates.values().toArray(double[][]::new);
        deviations = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            deviations[i] = deviation(names.get(i), values[i]);
        }
        requireIndependent();
    }

    static CovariateFitter of(PurchaseSummaries customers, Map<String, double[]> covariates) {
        if (covariates.isEmpty()) {
            throw new IllegalArgumentException("no covariate: fit the model without");
        }
        return new CovariateFitter(customers, new LinkedHashMap<>(covariates));
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
        double mean = Arrays.stream(column).average().orElse(0);
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

    private void requireIndependent() {
        int p = values.length;
        double[][] correlation = new double[p][p];
        for (int i = 0; i < p; i++) {
            double meanI = Arrays.stream(values[i]).average().orElse(0);
            for (int j = 0; j < p; j++) {
                double meanJ = Arrays.stream(values[j]).average().orElse(0);
                for (int row = 0; row < customers.size(); row++) {
                    correlation[i][j] += (values[i][row] - meanI)
                            / deviations[i]
                            * (values[j][row] - meanJ)
                            / deviations[j]
                            / customers.size();
                }
            }
        }
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(correlation));
        for (int k = 0; k < p; k++) {
            double[] axis = eigen.getEigenvector(k).toArray();
            if (eigen.getEigenvalue(k) < COLLINEAR) {
                List<String> involved = IntStream.range(0, p)
                        .filter(i -> Math.abs(axis[i]) > 1e-4)
                        .mapToObj(names::get)
                        .toList();
                throw new IllegalArgumentException("covariates " + involved + " determine each other: leave one out");
            }
        }
    }

    /**
     * Fits.
     *
     * @param leaving how the third and fourth parameters' logarithms move with the effect on leaving
     */
    <M extends CustomerBaseModel> CovariateModel<M> fit(
            Fit<M> without,
            Function<GroupedRows, LogLikelihood> likelihood,
            double[] leaving,
            BiFunction<double[], M, M> shifted) {
        double scale = GroupedRows.of(customers).scale;
        Groups groups = new Groups(likelihood, leaving, scale);
        int p = names.size();
        double[] start = new double[4 + 2 * p];
        double[] natural = LogParameters.exp(without.logs());
        double[] divided = groups.first().unscaled(natural, 1 / scale);
        for (int i = 0; i < 4; i++) {
            start[i] = Math.max(-EDGE, Math.min(EDGE, Math.log(divided[i])));
        }
        double[] high = new double[start.length];
        Arrays.fill(high, EDGE);
        Peak peak = new NewtonMaximizer(Arrays.stream(high).map(edge -> -edge).toArray(), high, 300, TOLERANCE)
                .maximize(groups, start);
        return report(without, peak, groups, scale, shifted);
    }

    private <M extends CustomerBaseModel> CovariateModel<M> report(
            Fit<M> without, Peak peak, Groups groups, double scale, BiFunction<double[], M, M> shifted) {
        int p = names.size();
        double[][] covariance = MaximumLikelihood.covariance(peak.hessian());
        List<String> all = new ArrayList<>(without.kind().parameters());
        names.forEach(name -> all.add(name + " on buying"));
        names.forEach(name -> all.add(name + " on leaving"));
        MaximumLikelihood.Verdict verdict = MaximumLikelihood.Verdict.of(all, peak, covariance);
        FitSummary before = without.summary();
        FitSummary summary = new FitSummary(
                customers.unit(),
                verdict.status(),
                verdict.reason(),
                peak.value() - customers.purchases() * Math.log(scale),
                Arrays.stream(peak.gradient()).map(Math::abs).max().orElse(0),
                peak.evaluations(),
                before.customers(),
                before.purchases(),
                before.distinctRows(),
                before.data());
        double[] at = peak.at();
        double[] effects = new double[2 * p];
        double[] errors = new double[2 * p];
        for (int i = 0; i < 2 * p; i++) {
            effects[i] = at[4 + i] / deviations[i % p];
            errors[i] = Math.sqrt(covariance[4 + i][4 + i]) / deviations[i % p];
        }
        double[] natural = groups.first().unscaled(LogParameters.exp(Arrays.copyOf(at, 4)), scale);
        return new CovariateModel<>(
                summary,
                names,
                without.kind().maker().apply(customers.unit(), natural),
                Arrays.copyOf(effects, p),
                Arrays.copyOfRange(effects, p, 2 * p),
                errors,
                shifted);
    }

    /** The sum of the groups' likelihoods, each at the parameters that its covariates move to. */
    private final class Groups implements SmoothFunction {
        private final List<LogLikelihood> parts = new ArrayList<>();
        private final List<double[]> covariates = new ArrayList<>();
        private final double[] leaving;

        Groups(Function<GroupedRows, LogLikelihood> likelihood, double[] leaving, double scale) {
            this.leaving = leaving;
            Map<List<Double>, List<Integer>> rows = new LinkedHashMap<>();
            for (int row = 0; row < customers.size(); row++) {
                int customer = row;
                List<Double> key =
                        Arrays.stream(values).map(column -> column[customer]).toList();
                rows.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
            }
            rows.forEach((key, members) -> {
                boolean[] wanted = new boolean[customers.size()];
                members.forEach(row -> wanted[row] = true);
                parts.add(likelihood.apply(GroupedRows.of(customers.where(row -> wanted[row]), scale)));
                double[] scaled = new double[key.size()];
                Arrays.setAll(scaled, i -> key.get(i) / deviations[i]);
                covariates.add(scaled);
            });
        }

        LogLikelihood first() {
            return parts.get(0);
        }

        @Override
        public double evaluate(double[] at, double[] gradient, double[][] hessian) {
            Arrays.fill(gradient, 0);
            for (double[] line : hessian) {
                Arrays.fill(line, 0);
            }
            double[] slope = new double[4];
            double[][] bend = new double[4][4];
            double sum = 0;
            for (int group = 0; group < parts.size(); group++) {
                double[][] moves = moves(covariates.get(group));
                double[] moved = new double[4];
                for (int i = 0; i < 4; i++) {
                    for (int j = 0; j < at.length; j++) {
                        moved[i] += moves[i][j] * at[j];
                    }
                }
                sum += parts.get(group).evaluate(moved, slope, bend);
                chain(moves, slope, bend, gradient, hessian);
            }
            return sum;
        }

        /** How the four moved logarithms depend on all parameters. */
        private double[][] moves(double[] z) {
            int p = z.length;
            double[][] moves = new double[4][4 + 2 * p];
            for (int i = 0; i < 4; i++) {
                moves[i][i] = 1;
            }
            for (int i = 0; i < p; i++) {
                moves[1][4 + i] = -z[i];
                moves[2][4 + p + i] = leaving[0] * z[i];
                moves[3][4 + p + i] = leaving[1] * z[i];
            }
            return moves;
        }

        private void chain(double[][] moves, double[] slope, double[][] bend, double[] gradient, double[][] hessian) {
            for (int i = 0; i < gradient.length; i++) {
                for (int a = 0; a < 4; a++) {
                    if (moves[a][i] == 0) {
                        continue;
                    }
                    gradient[i] += moves[a][i] * slope[a];
                    for (int j = 0; j < gradient.length; j++) {
                        for (int b = 0; b < 4; b++) {
                            hessian[i][j] += moves[a][i] * bend[a][b] * moves[b][j];
                        }
                    }
                }
            }
        }
    }
}
