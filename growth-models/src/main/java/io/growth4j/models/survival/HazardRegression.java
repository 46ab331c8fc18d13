package io.growth4j.models.survival;

import io.growth4j.definition.UnknownName;
import io.growth4j.models.internal.math.NewtonMaximizer;
import io.growth4j.report.Table;
import io.growth4j.stat.Interval;
import io.growth4j.stat.Normal;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.special.Erf;

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
    /** Effects per standard deviation of more than e^±30, or so uncertain, are separation, not effects. */
    private static final double EDGE = 30;

    private final Covariates covariates;
    private final double[] means;
    private final double[] baseline;
    private final double[] coefficients;
    private final double[] errors;
    private final double logLikelihood;

    private HazardRegression(PeriodRows rows, Covariates covariates) {
        this.covariates = covariates;
        int p = covariates.names().size();
        int free = rows.freePeriods();
        double[] edge = new double[free + p];
        Arrays.fill(edge, EDGE);
        NewtonMaximizer.Peak peak = new NewtonMaximizer(
                        Arrays.stream(edge).map(e -> -e).toArray(), edge, 200, 1e-10)
                .maximize(rows, rows.start());
        double[] at = peak.at();
        double[] deviations = deviations(peak.hessian());
        means = new double[p];
        coefficients = new double[p];
        errors = new double[p];
        for (int i = 0; i < p; i++) {
            double error = deviations[free + i];
            requireFinite(covariates.names().get(i), at[free + i], error);
            means[i] = covariates.mean(i);
            coefficients[i] = at[free + i] / covariates.deviation(i);
            errors[i] = error / covariates.deviation(i);
        }
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

    private static void requireFinite(String name, double effect, double error) {
        if (Math.abs(effect) > EDGE - 1e-6 || !(error < EDGE)) {
            throw new IllegalArgumentException(
                    "covariate '" + name + "' tells completely who leaves: its effect is infinite");
        }
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
        return covariates.names();
    }

    /**
     * A coefficient.
     *
     * @param covariate its name
     * @return the logarithm of the factor by which one unit more multiplies the rate of leaving
     * @throws IllegalArgumentException if there is no such covariate; the message shows near misses
     */
    public double coefficient(String covariate) {
        return coefficients[index(covariate)];
    }

    /**
     * The standard error of a coefficient.
     *
     * @param covariate its name
     * @return its standard error
     */
    public double standardError(String covariate) {
        return errors[index(covariate)];
    }

    /**
     * An interval for a coefficient.
     *
     * @param covariate its name
     * @param level 0 to 1, for example 0.95
     * @return Wald's interval
     */
    public Interval interval(String covariate, double level) {
        double reach = Normal.quantile((1 + level) / 2) * standardError(covariate);
        return new Interval(coefficient(covariate) - reach, coefficient(covariate) + reach, level);
    }

    private int index(String covariate) {
        int i = names().indexOf(covariate);
        if (i < 0) {
            throw UnknownName.of("covariate", covariate, names());
        }
        return i;
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
        if (values.length != means.length) {
            throw new IllegalArgumentException(values.length + " values for the covariates " + names());
        }
        double score = baseline[period];
        for (int i = 0; i < means.length; i++) {
            score += coefficients[i] * (values[i] - means[i]);
        }
        return -Math.expm1(-Math.exp(score));
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
        Table.Builder table = Table.of(
                "Regression of the hazard per period",
                "covariate",
                "coefficient",
                "hazard ratio",
                "standard error",
                "p-value");
        for (int i = 0; i < coefficients.length; i++) {
            double p = Erf.erfc(Math.abs(coefficients[i]) / errors[i] / Math.sqrt(2));
            table.row(names().get(i), coefficients[i], Math.exp(coefficients[i]), errors[i], p);
        }
        return table.build();
    }

    @Override
    public String toString() {
        return table().toText();
    }
}
