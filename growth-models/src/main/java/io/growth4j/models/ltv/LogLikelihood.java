package io.growth4j.models.ltv;

import io.growth4j.models.internal.math.SmoothFunction;
import java.util.List;

/** A log-likelihood as a function of the logarithms of the parameters, with exact derivatives, and where to start. */
interface LogLikelihood extends SmoothFunction {
    /** Starting points in natural parameters, the most promising first. */
    List<double[]> starts();

    /** The parameters in real time, made of those in divided time. */
    double[] unscaled(double[] parameters, double scale);

    /** The covariance of the parameters where the climb ended, made of that in divided units; logarithms keep theirs. */
    default double[][] unscaled(double[][] covariance) {
        return covariance;
    }
}
