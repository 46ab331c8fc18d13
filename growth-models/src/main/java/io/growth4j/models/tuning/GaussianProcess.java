package io.growth4j.models.tuning;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * What the scores seen so far say about all others: a Gaussian process with the Matérn kernel of smoothness 5/2, one
 * length per dimension, and noise (Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, equations 2.25,
 * 2.26, 4.17 and 5.8). The variance of the process is that of the greatest likelihood given the rest. Immutable.
 */
final class GaussianProcess {
    private static final double ROOT_5 = Math.sqrt(5);
    private static final double TINY = 1e-12;

    private final double[][][] points;
    private final double[] lengths;
    private final double[][] lower;
    private final double[] weights;
    private final double variance;
    private final double logLikelihood;

    /**
     * A process that has seen scores.
     *
     * @param points coordinates by point and dimension
     * @param scores one per point, with mean 0
     * @param lengths how far a score reaches, by dimension
     * @param noise the variance of the noise, relative to that of the process
     * @throws org.hipparchus.exception.MathRuntimeException if the points are too near to each other for this noise
     */
    GaussianProcess(double[][][] points, double[] scores, double[] lengths, double noise) {
        int n = points.length;
        this.points = points;
        this.lengths = lengths;
        double[][] kernel = new double[n][n];
        for (int i = 0; i < n; i++) {
            kernel[i][i] = 1 + noise;
            for (int j = 0; j < i; j++) {
                kernel[i][j] = correlation(points[i], points[j]);
                kernel[j][i] = kernel[i][j];
            }
        }
        CholeskyDecomposition factors = new CholeskyDecomposition(new Array2DRowRealMatrix(kernel, false), TINY, TINY);
        this.lower = factors.getL().getData();
        double[] half = solve(scores);
        double squares = 0;
        double logs = 0;
        for (int i = 0; i < n; i++) {
            squares += half[i] * half[i];
            logs += Math.log(lower[i][i]);
        }
        this.variance = Math.max(squares / n, TINY);
        this.logLikelihood = -n / 2.0 * Math.log(variance) - logs;
        this.weights = solveBack(half);
    }

    private double correlation(double[][] a, double[][] b) {
        double squared = 0;
        for (int i = 0; i < lengths.length; i++) {
            squared += Coordinates.squared(a[i], b[i]) / (lengths[i] * lengths[i]);
        }
        double far = ROOT_5 * Math.sqrt(squared);
        return (1 + far + far * far / 3) * Math.exp(-far);
    }

    /** Solves L x = b. */
    private double[] solve(double[] b) {
        double[] x = b.clone();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                x[i] -= lower[i][j] * x[j];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }

    /** Solves Lᵀ x = b. */
    private double[] solveBack(double[] b) {
        double[] x = b.clone();
        for (int i = x.length - 1; i >= 0; i--) {
            x[i] /= lower[i][i];
            for (int j = 0; j < i; j++) {
                x[j] -= lower[i][j] * x[i];
            }
        }
        return x;
    }

    /** The logarithm of the likelihood of the scores, up to a constant. */
    double logLikelihood() {
        return logLikelihood;
    }

    /** What is foreseen for a point: mean and deviation, without noise. */
    record Forecast(double mean, double deviation) {}

    Forecast forecast(double[][] point) {
        double[] toEach = new double[points.length];
        double mean = 0;
        for (int i = 0; i < toEach.length; i++) {
            toEach[i] = correlation(point, points[i]);
            mean += toEach[i] * weights[i];
        }
        double known = 0;
        for (double part : solve(toEach)) {
            known += part * part;
        }
        return new Forecast(mean, Math.sqrt(variance * Math.max(1 - known, TINY)));
    }
}
