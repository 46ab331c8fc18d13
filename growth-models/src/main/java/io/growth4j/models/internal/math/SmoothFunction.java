package io.growth4j.models.internal.math;

/** A function of several variables with its exact first and second derivatives. */
@FunctionalInterface
public interface SmoothFunction {
    /**
     * Evaluates at a point.
     *
     * @param at the point
     * @param gradient overwritten with the first derivatives
     * @param hessian overwritten with the second derivatives, symmetric
     * @return the value; NaN or an infinity where the function has none
     */
    double evaluate(double[] at, double[] gradient, double[][] hessian);
}
