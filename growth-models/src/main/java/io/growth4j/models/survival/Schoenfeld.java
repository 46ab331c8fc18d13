package io.growth4j.models.survival;

import java.util.Arrays;

/** Scaled Schoenfeld residuals, a customer's covariates less their mean over those at risk, and how they drift. */
final class Schoenfeld {
    private Schoenfeld() {}

    /** For each covariate: the correlation with time, and the statistic. */
    static double[][] test(
            Lifetimes lifetimes, int[] byFallingDuration, Covariates covariates, double[] risk, double[][] covariance) {
        double[] centre = covariates.means();
        int p = centre.length;
        int n = byFallingDuration.length;
        double[] times = new double[n];
        double[][] residuals = new double[n][];
        int deaths = 0;
        double all = 0;
        double[] sums = new double[p];
        int next = 0;
        while (next < n) {
            int from = next;
            double time = lifetimes.duration(byFallingDuration[next]);
            for (; next < n && lifetimes.duration(byFallingDuration[next]) == time; next++) {
                int row = byFallingDuration[next];
                double weight = Math.exp(risk[row]);
                all += weight;
                for (int i = 0; i < p; i++) {
                    sums[i] += weight * (covariates.value(row, i) - centre[i]);
                }
            }
            for (int k = from; k < next; k++) {
                int row = byFallingDuration[k];
                if (lifetimes.ended(row)) {
                    double[] residual = new double[p];
                    for (int i = 0; i < p; i++) {
                        residual[i] = covariates.value(row, i) - centre[i] - sums[i] / all;
                    }
                    times[deaths] = time;
                    residuals[deaths++] = scaled(residual, covariance);
                }
            }
        }
        return drifts(Arrays.copyOf(times, deaths), residuals, covariance);
    }

    private static double[] scaled(double[] residual, double[][] covariance) {
        return Arrays.stream(covariance)
                .mapToDouble(line -> PartialLikelihood.dot(line, residual))
                .toArray();
    }

    private static double[][] drifts(double[] times, double[][] residuals, double[][] covariance) {
        double mean = Arrays.stream(times).average().orElse(0);
        double spread = Arrays.stream(times).map(t -> (t - mean) * (t - mean)).sum();
        double[][] drifts = new double[covariance.length][2];
        for (int i = 0; i < drifts.length; i++) {
            double together = 0;
            double squares = 0;
            double centre = 0;
            for (int k = 0; k < times.length; k++) {
                centre += residuals[k][i] / times.length;
            }
            for (int k = 0; k < times.length; k++) {
                together += (times[k] - mean) * (residuals[k][i] - centre);
                squares += (residuals[k][i] - centre) * (residuals[k][i] - centre);
            }
            drifts[i][0] = together / Math.sqrt(spread * squares);
            drifts[i][1] = together * together * times.length / (covariance[i][i] * spread);
        }
        return drifts;
    }
}
