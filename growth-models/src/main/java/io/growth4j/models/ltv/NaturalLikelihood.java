package io.growth4j.models.ltv;

import java.util.Arrays;

/** A log-likelihood of positive parameters that knows its derivatives by these: moved to those by their logarithms. */
abstract class NaturalLikelihood implements LogLikelihood {
    /**
     * Evaluates at natural parameters.
     *
     * @param gradient zeros, to which the first derivatives are added
     * @param hessian zeros, to whose lower triangle the second derivatives are added
     * @return the log-likelihood
     */
    abstract double add(double[] parameters, double[] gradient, double[][] hessian);

    @Override
    public final double evaluate(double[] at, double[] gradient, double[][] hessian) {
        Arrays.fill(gradient, 0);
        for (double[] line : hessian) {
            Arrays.fill(line, 0);
        }
        double[] parameters = Arrays.stream(at).map(Math::exp).toArray();
        double value = add(parameters, gradient, hessian);
        toLogs(parameters, gradient, hessian);
        return value;
    }

    private static void toLogs(double[] parameters, double[] gradient, double[][] hessian) {
        for (int i = 0; i < parameters.length; i++) {
            for (int j = 0; j <= i; j++) {
                hessian[i][j] *= parameters[i] * parameters[j];
                hessian[j][i] = hessian[i][j];
            }
            gradient[i] *= parameters[i];
            hessian[i][i] += gradient[i];
        }
    }
}
