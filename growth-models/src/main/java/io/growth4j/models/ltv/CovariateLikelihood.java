package io.growth4j.models.ltv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The log-likelihood of a four-parameter model with covariates. Customers with equal covariates are a group whose
 * likelihood is that of the model without covariates at moved parameters, so its exact derivatives are used by the chain
 * rule. Covariates are divided by their standard deviations while climbing.
 */
final class CovariateLikelihood implements LogLikelihood {
    private static final int PLAIN = 4;

    private final CovariateColumns columns;
    private final Fit<?> without;
    private final Moves moves;
    private final double scale;
    private final List<LogLikelihood> parts = new ArrayList<>();
    private final List<double[]> covariates = new ArrayList<>();

    /* How the model without covariates is climbed, and how its last two logarithms move with the effect on leaving. */
    record Moves(Function<GroupedRows, LogLikelihood> likelihood, double third, double fourth) {}

    CovariateLikelihood(CovariateColumns columns, Fit<?> without, Moves moves) {
        this.columns = columns;
        this.without = without;
        this.moves = moves;
        scale = GroupedRows.of(columns.customers()).scale;
        columns.forEachGroup((values, members) -> {
            covariates.add(values);
            parts.add(moves.likelihood().apply(GroupedRows.of(members, scale)));
        });
    }

    Problem problem() {
        FitSummary before = without.summary();
        Problem.Data data = new Problem.Data(
                before.unit(),
                before.customers(),
                before.purchases(),
                before.distinctRows(),
                before.data(),
                scale,
                -before.purchases() * Math.log(scale));
        return new Problem(this, this, data);
    }

    /** From the model without covariates. */
    @Override
    public List<double[]> starts() {
        double[] natural = without.kind().natural(without.point());
        double[] divided = parts.get(0).unscaled(natural, 1 / scale);
        return List.of(Arrays.copyOf(divided, PLAIN + 2 * columns.names().size()));
    }

    @Override
    public double[] unscaled(double[] parameters, double by) {
        double[] all = parameters.clone();
        double[] plain = parts.get(0).unscaled(Arrays.copyOf(parameters, PLAIN), by);
        System.arraycopy(plain, 0, all, 0, PLAIN);
        for (int i = PLAIN; i < all.length; i++) {
            all[i] /= deviation(i);
        }
        return all;
    }

    @Override
    public double[][] unscaled(double[][] covariance) {
        double[][] all = new double[covariance.length][];
        for (int i = 0; i < all.length; i++) {
            all[i] = covariance[i].clone();
            for (int j = 0; j < all.length; j++) {
                all[i][j] /= deviation(i) * deviation(j);
            }
        }
        return all;
    }

    private double deviation(int parameter) {
        return parameter < PLAIN
                ? 1
                : columns.deviation((parameter - PLAIN) % columns.names().size());
    }

    @Override
    public double evaluate(double[] at, double[] gradient, double[][] hessian) {
        Arrays.fill(gradient, 0);
        for (double[] line : hessian) {
            Arrays.fill(line, 0);
        }
        double[] slope = new double[PLAIN];
        double[][] bend = new double[PLAIN][PLAIN];
        double sum = 0;
        for (int group = 0; group < parts.size(); group++) {
            double[][] lines = lines(covariates.get(group));
            double[] moved = new double[PLAIN];
            for (int i = 0; i < PLAIN; i++) {
                for (int j = 0; j < at.length; j++) {
                    moved[i] += lines[i][j] * at[j];
                }
            }
            sum += parts.get(group).evaluate(moved, slope, bend);
            chain(lines, slope, bend, gradient, hessian);
        }
        return sum;
    }

    /** How the four moved logarithms depend on all parameters. */
    private double[][] lines(double[] z) {
        int p = z.length;
        double[][] lines = new double[PLAIN][PLAIN + 2 * p];
        for (int i = 0; i < PLAIN; i++) {
            lines[i][i] = 1;
        }
        for (int i = 0; i < p; i++) {
            lines[1][PLAIN + i] = -z[i];
            lines[2][PLAIN + p + i] = moves.third() * z[i];
            lines[3][PLAIN + p + i] = moves.fourth() * z[i];
        }
        return lines;
    }

    private static void chain(
            double[][] lines, double[] slope, double[][] bend, double[] gradient, double[][] hessian) {
        for (int i = 0; i < gradient.length; i++) {
            for (int a = 0; a < PLAIN; a++) {
                if (lines[a][i] == 0) {
                    continue;
                }
                gradient[i] += lines[a][i] * slope[a];
                for (int j = 0; j < gradient.length; j++) {
                    for (int b = 0; b < PLAIN; b++) {
                        hessian[i][j] += lines[a][i] * bend[a][b] * lines[b][j];
                    }
                }
            }
        }
    }
}
