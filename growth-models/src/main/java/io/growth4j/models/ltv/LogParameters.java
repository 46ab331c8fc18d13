package io.growth4j.models.ltv;

/** Moves derivatives by positive parameters to derivatives by their logarithms. */
final class LogParameters {
    private LogParameters() {}

    static void toLogs(double[] parameters, double[] gradient, double[][] hessian) {
        int n = parameters.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                hessian[i][j] *= parameters[i] * parameters[j];
                hessian[j][i] = hessian[i][j];
            }
            gradient[i] *= parameters[i];
            hessian[i][i] += gradient[i];
        }
    }

    static double[] exp(double[] logs) {
        double[] values = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            values[i] = Math.exp(logs[i]);
        }
        return values;
    }
}
