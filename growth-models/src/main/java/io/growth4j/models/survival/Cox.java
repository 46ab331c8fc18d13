package io.growth4j.models.survival;

import io.growth4j.models.internal.math.NewtonMaximizer;
import io.growth4j.report.Table;
import io.growth4j.stat.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.special.Gamma;

/**
 * Proportional hazards: how covariates multiply the rate of leaving, whatever that rate is over time (Cox, Regression
 * Models and Life-Tables, JRSS B 34, 1972). Ties by Efron's method. Immutable, thread-safe.
 *
 * <p>A coefficient of 0.7 means that one unit more doubles the rate of leaving. Check the proportionality with {@link
 * #proportionality()} before reading much into coefficients.
 */
public final class Cox {
    private final Effects effects;
    private final double logLikelihood;
    private final double nullLogLikelihood;
    private final double concordance;
    private final Baseline baseline;
    private final double[][] proportionality;

    private Cox(Lifetimes lifetimes, Covariates covariates) {
        int p = covariates.names().size();
        double[][] standardised = covariates.standardised();
        int[] order = lifetimes.byFallingDuration();
        PartialLikelihood likelihood = new PartialLikelihood(lifetimes, order, standardised);
        double[] edge = new double[p];
        Arrays.fill(edge, Effects.EDGE);
        double[] start = new double[p];
        nullLogLikelihood = likelihood.evaluate(start, new double[p], new double[p][p]);
        NewtonMaximizer.Peak peak = new NewtonMaximizer(
                        Arrays.stream(edge).map(e -> -e).toArray(), edge, 100, 1e-11)
                .maximize(likelihood, start);
        logLikelihood = peak.value();
        double[] scaled = peak.at();
        double[][] covariance = inverse(peak.hessian());
        double[] errors = IntStream.range(0, p)
                .mapToDouble(i -> Math.sqrt(covariance[i][i]))
                .toArray();
        effects = new Effects(covariates, scaled, errors);
        requireConverged(peak, covariates.names());
        double[] risk = Arrays.stream(standardised)
                .mapToDouble(row -> PartialLikelihood.dot(scaled, row))
                .toArray();
        concordance = Concordance.of(lifetimes, order, risk);
        baseline = new Baseline(lifetimes, order, risk);
        proportionality = Schoenfeld.test(lifetimes, order, covariates, risk, unscaled(covariance, covariates));
    }

    /**
     * Fits the model.
     *
     * @param lifetimes how long each customer was there
     * @param covariates what is known of the same customers
     * @return the fitted model
     * @throws IllegalArgumentException if the numbers of rows differ, no lifetime ended, or covariates determine each
     *     other, or who leaves, completely; the message names them
     */
    public static Cox fit(Lifetimes lifetimes, Covariates covariates) {
        if (lifetimes.size() != covariates.size()) {
            throw new IllegalArgumentException(
                    lifetimes.size() + " lifetimes, but covariates of " + covariates.size() + " customers");
        }
        boolean any = false;
        for (int row = 0; row < lifetimes.size() && !any; row++) {
            any = lifetimes.ended(row);
        }
        if (!any) {
            throw new IllegalArgumentException("no lifetime ended: a regression has nothing to learn from");
        }
        return new Cox(lifetimes, covariates);
    }

    private static void requireConverged(NewtonMaximizer.Peak peak, List<String> names) {
        if (!peak.converged()) {
            throw new IllegalArgumentException(
                    "no maximum of the likelihood after " + peak.evaluations() + " evaluations at " + names);
        }
    }

    /** The covariance of effects per unit, made of that of effects per standard deviation. */
    private static double[][] unscaled(double[][] covariance, Covariates covariates) {
        double[] deviations = covariates.deviations();
        double[][] unscaled = new double[covariance.length][covariance.length];
        for (int i = 0; i < unscaled.length; i++) {
            for (int j = 0; j < unscaled.length; j++) {
                unscaled[i][j] = covariance[i][j] / (deviations[i] * deviations[j]);
            }
        }
        return unscaled;
    }

    private static double[][] inverse(double[][] hessian) {
        return new LUDecomposition(new Array2DRowRealMatrix(hessian).scalarMultiply(-1))
                .getSolver()
                .getInverse()
                .getData();
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
     * The partial log-likelihood.
     *
     * @return its maximum
     */
    public double logLikelihood() {
        return logLikelihood;
    }

    /**
     * The partial log-likelihood without covariates.
     *
     * @return its value at coefficients of 0
     */
    public double nullLogLikelihood() {
        return nullLogLikelihood;
    }

    /**
     * Harrell's concordance on the customers that the model was fitted to.
     *
     * @return the share of pairs ranked rightly, 0.5 for no better than chance
     */
    public double concordance() {
        return concordance;
    }

    /**
     * A customer's rate of leaving, relative to a customer with mean covariates.
     *
     * @param values the customer's covariates, in order
     * @return the hazard ratio
     */
    public double relativeRisk(double... values) {
        return Math.exp(effects.sum(values));
    }

    /**
     * The cumulative hazard of a customer with mean covariates (Efron's).
     *
     * @param time a time from 0
     * @return H0(time)
     */
    public double baselineHazard(double time) {
        return baseline.at(time);
    }

    /**
     * The chance that a customer is still there.
     *
     * @param time a time from 0; beyond the longest observation that of the longest
     * @param values the customer's covariates, in order
     * @return S(time)
     */
    public double survival(double time, double... values) {
        return Math.exp(-baselineHazard(time) * relativeRisk(values));
    }

    /**
     * Whether effects stay the same over time: scaled Schoenfeld residuals against time (Grambsch and Therneau,
     * Biometrika 81, 1994, with a common variance).
     *
     * @return a table: covariate, correlation with time, chi-squared of one degree of freedom, p-value; a small p-value
     *     speaks against proportional hazards
     */
    public Table proportionality() {
        Table.Builder table = Table.of("Proportional hazards", "covariate", "correlation", "chi-squared", "p-value");
        for (int i = 0; i < proportionality.length; i++) {
            double statistic = proportionality[i][1];
            table.row(names().get(i), proportionality[i][0], statistic, Gamma.regularizedGammaQ(0.5, statistic / 2));
        }
        return table.build();
    }

    /**
     * The coefficients.
     *
     * @return a table: covariate, coefficient, hazard ratio, standard error, p-value (Wald's, two-sided)
     */
    public Table table() {
        return effects.table("Cox regression");
    }

    @Override
    public String toString() {
        return table().toText();
    }
}
