package io.growth4j.models.internal.network;

/**
 * The loops where the time goes. All arrays of a loop are read at the same index: C2 (checked on JDK 17) turns such loops
 * into vector instructions, and leaves those with offsets, and sums into one variable, as they are.
 */
final class RowLoops {
    private RowLoops() {}

    /** Adds the product of a row and a matrix, given row by row. */
    static void addProduct(double[] x, double[][] matrix, double[] into) {
        int whole = matrix.length & -4;
        for (int i = 0; i < whole; i += 4) {
            add(x[i], matrix[i], x[i + 1], matrix[i + 1], x[i + 2], matrix[i + 2], x[i + 3], matrix[i + 3], into);
        }
        for (int i = whole; i < matrix.length; i++) {
            add(x[i], matrix[i], into);
        }
    }

    /** Adds to each row i of a matrix the sum, over n examples, of x[example][i] · delta[example]. */
    static void addOuter(double[][] x, double[][] delta, int n, double[][] into) {
        int whole = n & -4;
        for (int i = 0; i < into.length; i++) {
            for (int k = 0; k < whole; k += 4) {
                add(
                        x[k][i],
                        delta[k],
                        x[k + 1][i],
                        delta[k + 1],
                        x[k + 2][i],
                        delta[k + 2],
                        x[k + 3][i],
                        delta[k + 3],
                        into[i]);
            }
            for (int k = whole; k < n; k++) {
                add(x[k][i], delta[k], into[i]);
            }
        }
    }

    /** Adds a multiple of a row. */
    static void add(double a, double[] x, double[] into) {
        for (int j = 0; j < into.length; j++) {
            into[j] += a * x[j];
        }
    }

    /** Four rows at a time save three quarters of the loads and stores of the sum. */
    private static void add(
            double a, double[] x, double b, double[] y, double c, double[] z, double d, double[] u, double[] into) {
        for (int j = 0; j < into.length; j++) {
            into[j] += (a * x[j] + b * y[j]) + (c * z[j] + d * u[j]);
        }
    }

    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int j = 0; j < y.length; j++) {
            sum += x[j] * y[j];
        }
        return sum;
    }
}
