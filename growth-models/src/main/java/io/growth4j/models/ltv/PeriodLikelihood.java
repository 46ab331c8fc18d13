package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.GammaFunctions;
import java.util.Arrays;
import java.util.List;

/**
 * The log-likelihood of BG/BB (Fader, Hardie and Shang 2010, eq. 5), with gradient and Hessian by the logarithms of its
 * parameters.
 *
 * <p>A row is a mixture over when the customer left: alive to period n, or gone after period m from t_x to n − 1. Its
 * gradient is the mean, and its Hessian the mean plus the variance, of the derivatives of the terms' logarithms. There
 * are few distinct rows, so terms are plain sums over rising factorials.
 */
final class PeriodLikelihood extends NaturalLikelihood {
    private final GroupedRows rows;

    PeriodLikelihood(GroupedRows rows) {
        this.rows = rows;
    }

    @Override
    public List<double[]> starts() {
        double share = Math.min(0.9, rows.purchases() / rows.exposure());
        return List.of(
                new double[] {1, (1 - share) / share, 0.7, 3},
                new double[] {3, 3 * (1 - share) / share, 2, 20},
                new double[] {0.3, 0.3, 0.3, 0.6},
                new double[] {1, 1, 1, 1},
                new double[] {0.01, 0.01, 10, 10},
                new double[] {0.1, 0.1 * (1 - share) / share, 0.1, 1},
                new double[] {20, 20 * (1 - share) / share, 0.2, 0.4});
    }

    @Override
    public double[] unscaled(double[] parameters, double scale) {
        return parameters;
    }

    @Override
    double add(double[] p, double[] gradient, double[][] hessian) {
        Terms terms = new Terms(p);
        double sum = 0;
        for (int row = 0; row < rows.size; row++) {
            sum += terms.addRow(row, gradient, hessian);
        }
        return sum;
    }

    /** One row's mixture. */
    private final class Terms {
        private final double alpha;
        private final double beta;
        private final double gamma;
        private final double delta;
        private final double[] slope = new double[4];
        private final double[][] bend = new double[4][4];
        private final double[] meanSlope = new double[4];
        private final double[][] meanBend = new double[4][4];
        private double top;
        private double total;

        Terms(double[] p) {
            alpha = p[0];
            beta = p[1];
            gamma = p[2];
            delta = p[3];
        }

        double addRow(int row, double[] g, double[][] h) {
            double x = rows.repeats[rows.kind[row]];
            double n = rows.age[row];
            double w = rows.weight[row];
            Arrays.fill(meanSlope, 0);
            for (double[] line : meanBend) {
                Arrays.fill(line, 0);
            }
            top = Double.NEGATIVE_INFINITY;
            total = 0;
            take(x, n, false);
            for (double m = rows.recency[row]; m < n; m++) {
                take(x, m, true);
            }
            for (int i = 0; i < 4; i++) {
                g[i] += w * meanSlope[i] / total;
                for (int j = 0; j <= i; j++) {
                    h[i][j] += w * (meanBend[i][j] - meanSlope[i] * meanSlope[j] / total) / total;
                }
            }
            return w * (top + Math.log(total));
        }

        private void take(double x, double m, boolean left) {
            double value = term(x, m, left);
            if (value > top) {
                double shrink = Math.exp(top - value);
                total *= shrink;
                for (int i = 0; i < 4; i++) {
                    meanSlope[i] *= shrink;
                    for (int j = 0; j <= i; j++) {
                        meanBend[i][j] *= shrink;
                    }
                }
                top = value;
            }
            double q = Math.exp(value - top);
            total += q;
            for (int i = 0; i < 4; i++) {
                meanSlope[i] += q * slope[i];
                for (int j = 0; j <= i; j++) {
                    meanBend[i][j] += q * (slope[i] * slope[j] + bend[i][j]);
                }
            }
        }

        /** The logarithm of a term: m periods alive with x purchases, and then leaving or not; sets slope and bend. */
        private double term(double x, double m, boolean left) {
            double not = m - x;
            double chances = left ? m + 1 : m;
            double bought = GammaFunctions.digammaRising(alpha + beta, m);
            double boughtBend = GammaFunctions.trigammaRising(alpha + beta, m);
            double stays = GammaFunctions.digammaRising(gamma + delta, chances);
            double staysBend = GammaFunctions.trigammaRising(gamma + delta, chances);
            slope[0] = GammaFunctions.digammaRising(alpha, x) - bought;
            slope[1] = GammaFunctions.digammaRising(beta, not) - bought;
            slope[2] = (left ? 1 / gamma : 0) - stays;
            slope[3] = GammaFunctions.digammaRising(delta, m) - stays;
            bend[0][0] = GammaFunctions.trigammaRising(alpha, x) - boughtBend;
            bend[1][0] = -boughtBend;
            bend[1][1] = GammaFunctions.trigammaRising(beta, not) - boughtBend;
            bend[2][2] = (left ? -1 / (gamma * gamma) : 0) - staysBend;
            bend[3][2] = -staysBend;
            bend[3][3] = GammaFunctions.trigammaRising(delta, m) - staysBend;
            return GammaFunctions.logRising(alpha, x)
                    + GammaFunctions.logRising(beta, not)
                    - GammaFunctions.logRising(alpha + beta, m)
                    + (left ? Math.log(gamma) : 0)
                    + GammaFunctions.logRising(delta, m)
                    - GammaFunctions.logRising(gamma + delta, chances);
        }
    }
}
