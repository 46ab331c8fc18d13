package io.growth4j.models.survival;

import io.growth4j.models.internal.math.NewtonMaximizer;
import io.growth4j.report.Table;
import io.growth4j.stat.Interval;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * When customers leave, period by period, and what moves it: the chance of leaving in a period as a function of
 * covariates, which may change from period to period, from rows of one customer in one period. Immutable, thread-safe.
 *
 * <p>Complementary log-log regression with a baseline of its own for every period (Prentice and Gloeckler, Regression
 * Analysis of Grouped Survival Data, Biometrics 34, 1978; Allison 1982, eq. 11): proportional hazards seen only once per
 * period, so that coefficients mean what those of {@link Cox} mean. A coefficient of 0.7 doubles the rate of leaving.
 * Periods in which nobody left have a hazard of 0, periods in which everybody left one of 1; both say nothing of
 * coefficients.
 */
public final class HazardRegression {
    private final Effects effects;
    private final double[] baseline;
    private final double logLikelihood;

    private HazardRegression(PeriodRows rows, Covariates covariates) {
        int p = covariates.names().size();
        int free = rows.freePeriods();
        double[] edge = new double[free + p];
        Arrays.fill(edge, Effects.EDGE);
        NewtonMaximizer.Peak peak = new NewtonMaximizer(
                        Arrays.stream(edge).map(e -> -e).toArray(), edge, 200, 1e-10)
                .maximize(rows, rows.start());
        double[] at = peak.at();
        effects = new Effects(
                covariates,
                Arrays.copyOfRange(at, free, free + p),
                Arrays.copyOfRange(deviations(peak.hessian()), free, free + p));
        if (!peak.converged()) {
            throw new IllegalArgumentException(
                    "no maximum of the likelihood after " + peak.evaluations() + " evaluations at " + names());
        }
        baseline = rows.baseline(at);
        logLikelihood = peak.value();
    }

    /** Standard errors, the roots of the diagonal of the inverse of −H; NaN where −H is not positive definite. */
    private static double[] deviations(double[][] hessian) {
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(hessian));
        double[] variances = new double[hessian.length];
        for (int k = 0; k < variances.length; k++) {
            double curvature = -eigen.getEigenvalue(k);
            double[] axis = eigen.getEigenvector(k).toArray();
            for (int i = 0; i < variances.length; i++) {
                variances[i] += curvature > 0 ? axis[i] * axis[i] / curvature : Double.NaN;
            }
        }
        return Arrays.stream(variances).map(Math::sqrt).toArray();
    }

    /**
     * Fits the model.
     *
     * @param periods the period of the customer's life, from 1, one row per customer and period
     * @param ended whether the customer left in it
     * @param covariates what was known of the customer before the period, one row per customer and period
     * @return the fitted model; O(rows · covariates² + periods³) per step of a handful
     * @throws IllegalArgumentException if numbers of rows differ or a period is below 1, the message names the row; if
     *     there is no period in which some left and some stayed; or if covariates determine each other, or who leaves,
     *     completely
     */
    public static HazardRegression fit(int[] periods, boolean[] ended, Covariates covariates) {
        if (periods.length != covariates.size()) {
            throw new IllegalArgumentException(
                    periods.length + " periods, but covariates of " + covariates.size() + " rows");
        }
        DiscreteHazard table = DiscreteHazard.of(periods, ended);
        return new HazardRegression(new PeriodRows(periods, ended, table, covariates.standardised()), covariates);
    }

    /**
     * The covariates' names.
     *
     * @return names, in order
     */
    public List<String> names() {
        return effects.names();
    }

    /**
     * A coefficient.
     *
     * @param covariate its name
     * @return the logarithm of the factor by which one unit more multiplies the rate of leaving
     * @throws IllegalArgumentException if there is no such covariate; the message shows near misses
     */
    public double coefficient(String covariate) {
        return effects.of(covariate);
    }

    /**
     * The standard error of a coefficient.
     *
     * @param covariate its name
     * @return its standard error
     */
    public double standardError(String covariate) {
        return effects.error(covariate);
    }

    /**
     * An interval for a coefficient.
     *
     * @param covariate its name
     * @param level 0 to 1, for example 0.95
     * @return Wald's interval
     */
    public Interval interval(String covariate, double level) {
        return effects.interval(covariate, level);
    }

    /**
     * The log-likelihood.
     *
     * @return its maximum
     */
    public double logLikelihood() {
        return logLikelihood;
    }

    /**
     * How many periods are known.
     *
     * @return the largest period
     */
    public int periods() {
        return baseline.length - 1;
    }

    /**
     * The chance that a customer who is there leaves in a period.
     *
     * @param period from 1 to {@link #periods()}
     * @param values the customer's covariates then, in order
     * @return the hazard; NaN if nobody was there
     */
    public double hazard(int period, double... values) {
        if (period < 1 || period > periods()) {
            throw new IllegalArgumentException("period " + period + " must be between 1 and " + periods());
        }
        return -Math.expm1(-Math.exp(baseline[period] + effects.sum(values)));
    }

    /**
     * The chance that a customer whose covariates do not change is still there after some periods.
     *
     * @param period from 0 to {@link #periods()}
     * @param values the customer's covariates, in order
     * @return the product of one less each hazard
     */
    public double survival(int period, double... values) {
        double share = 1;
        for (int i = 1; i <= period; i++) {
            share *= 1 - hazard(i, values);
        }
        return share;
    }

    /**
     * The coefficients.
     *
     * @return a table: covariate, coefficient, hazard ratio, standard error, p-value (Wald's, two-sided)
     */
    public Table table() {
        return effects.table("Regression of the hazard per period");
    }

    @Override
    public String toString() {
        return table().toText();
    }
}
