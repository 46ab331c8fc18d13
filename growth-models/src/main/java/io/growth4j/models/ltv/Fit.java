package io.growth4j.models.ltv;

import io.growth4j.definition.UnknownName;
import io.growth4j.report.Table;
import io.growth4j.stat.Interval;
import io.growth4j.stat.Normal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A model fitted by maximum likelihood, and how far it can be trusted. Immutable, thread-safe.
 *
 * <p>Errors come from the exact Hessian of the log-likelihood in the logarithms of the parameters, where parameters that
 * must be positive are closest to normal; effects of covariates are taken as they are. Where the likelihood has a ridge
 * (see {@link FitStatus#WEAKLY_IDENTIFIED}) errors along it are huge, or NaN if the curvature is lost in rounding.
 *
 * @param <M> the kind of model
 */
public final class Fit<M extends ParametricModel> {
    private static final double STEP = 1e-5;

    private final ModelKind<M> kind;
    private final FitSummary summary;
    private final double[] point;
    private final double[][] covariance;
    private final double[][] stretches;
    private final M model;

    /** Stretches: see {@link ProfileEnds#stretches}. */
    Fit(ModelKind<M> kind, FitSummary summary, double[] point, double[][] covariance, double[][] stretches) {
        this.kind = kind;
        this.summary = summary;
        this.point = point.clone();
        this.covariance = covariance;
        this.stretches = stretches;
        this.model = kind.at(summary.unit(), point);
    }

    /**
     * The model.
     *
     * @return the model at the likelihood's maximum
     */
    public M model() {
        return model;
    }

    /**
     * How the fit went and what it was made of.
     *
     * @return the summary
     */
    public FitSummary summary() {
        return summary;
    }

    /**
     * How the fit ended.
     *
     * @return the status; {@link FitSummary#reason()} says why
     */
    public FitStatus status() {
        return summary.status();
    }

    /**
     * How well the model fits.
     *
     * @return the log-likelihood at the maximum, times in the summaries' unit
     */
    public double logLikelihood() {
        return summary.logLikelihood();
    }

    /**
     * Akaike's information criterion (1974).
     *
     * @return 2k − 2 ln L; smaller is better
     */
    public double aic() {
        return 2 * point.length - 2 * logLikelihood();
    }

    /**
     * The Bayesian information criterion (Schwarz 1978), by the number of customers.
     *
     * @return k ln n − 2 ln L; smaller is better
     */
    public double bic() {
        return point.length * Math.log(summary.customers()) - 2 * logLikelihood();
    }

    /**
     * The standard error of a parameter.
     *
     * @param parameter its name
     * @return its standard error; NaN where the likelihood has no curved top
     * @throws IllegalArgumentException if there is no such parameter; the message shows near misses
     */
    public double standardError(String parameter) {
        int i = index(parameter);
        double error = Math.sqrt(covariance[i][i]);
        return i < kind.positive() ? Math.exp(point[i]) * error : error;
    }

    /**
     * The covariance of two parameters' logarithms; effects of covariates enter as they are.
     *
     * @param first a parameter's name
     * @param second a parameter's name
     * @return the covariance of ln first and ln second
     */
    public double logCovariance(String first, String second) {
        return covariance[index(first)][index(second)];
    }

    /**
     * An interval for a parameter, by the profile of the likelihood (Venzon and Moolgavkar, 1988), which on few customers
     * is lopsided: ends at 95 % are where the log-likelihood, the other parameters fitted anew, is 1.92 below its top;
     * other levels move from there towards the standard error. Of more than 1,500 distinct rows a sample of so many says
     * how lopsided the profile is, all rows how wide. Symmetric, in the logarithm or the effect, where there is no
     * curved top, and for models with covariates on more rows than that.
     *
     * @param parameter its name
     * @param level 0 to 1, for example 0.95
     * @return the interval; where the data leave it open, to 0 or to infinity
     */
    public Interval interval(String parameter, double level) {
        int i = index(parameter);
        double quantile = Normal.quantile((1 + level) / 2);
        double reach = quantile * Math.sqrt(covariance[i][i]);
        double low = point[i] - reach * Math.pow(stretches[i][0], quantile / ProfileEnds.REACH);
        double high = point[i] + reach * Math.pow(stretches[i][1], quantile / ProfileEnds.REACH);
        return i < kind.positive()
                ? new Interval(Math.exp(low), Math.exp(high), level)
                : new Interval(low, high, level);
    }

    /**
     * An interval for anything that the model predicts, by the delta method: how the prediction moves with the
     * parameters' logarithms (central differences), times how uncertain these are. It says how uncertain the expectation
     * is, not how much single customers scatter around it.
     *
     * @param prediction what is predicted, for example {@code m -> m.expectedPurchases(2, 30.4, 38.9, 52)}
     * @param level 0 to 1, for example 0.95
     * @return an interval symmetric around the prediction
     */
    public Interval interval(ToDoubleFunction<M> prediction, double level) {
        int n = point.length;
        double[] slope = new double[n];
        for (int i = 0; i < n; i++) {
            slope[i] = (moved(prediction, i, STEP) - moved(prediction, i, -STEP)) / (2 * STEP);
        }
        double variance = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                variance += slope[i] * covariance[i][j] * slope[j];
            }
        }
        double middle = prediction.applyAsDouble(model);
        double reach = Normal.quantile((1 + level) / 2) * Math.sqrt(variance);
        return new Interval(middle - reach, middle + reach, level);
    }

    private double moved(ToDoubleFunction<M> prediction, int parameter, double by) {
        double[] moved = point.clone();
        moved[parameter] += by;
        return prediction.applyAsDouble(kind.at(summary.unit(), moved));
    }

    private int index(String parameter) {
        int i = kind.parameters().indexOf(parameter);
        if (i < 0) {
            throw UnknownName.of("parameter of " + kind.name(), parameter, kind.parameters());
        }
        return i;
    }

    /**
     * The parameters with their errors.
     *
     * @return a table: parameter, estimate, standard error, ends of the 95 % interval
     */
    public Table table() {
        Table.Builder table = Table.of(
                String.format(
                        Locale.ROOT,
                        "%s, %s: log-likelihood %.3f, AIC %.1f",
                        kind.name(),
                        summary.status(),
                        logLikelihood(),
                        aic()),
                "parameter",
                "estimate",
                "standard error",
                "2.5 %",
                "97.5 %");
        List<String> names = kind.parameters();
        List<Double> estimates = model.parameters();
        for (int i = 0; i < point.length; i++) {
            Interval interval = interval(names.get(i), 0.95);
            table.row(names.get(i), estimates.get(i), standardError(names.get(i)), interval.low(), interval.high());
        }
        return table.build();
    }

    /**
     * Writes the fit into a small file: parameters, their covariance, provenance, a checksum; no customers.
     *
     * @param file where to; replaced as a whole or not at all
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void save(Path file) {
        FitFile.write(this, file);
    }

    ModelKind<M> kind() {
        return kind;
    }

    double[] point() {
        return point.clone();
    }

    double[][] logCovariance() {
        return copy(covariance);
    }

    double[][] stretches() {
        return copy(stretches);
    }

    private static double[][] copy(double[][] lines) {
        return Arrays.stream(lines).map(double[]::clone).toArray(double[][]::new);
    }

    /** The stretches of so many intervals that reach as far down as up. */
    static double[][] symmetric(int parameters) {
        double[][] stretches = new double[parameters][2];
        for (double[] one : stretches) {
            Arrays.fill(one, 1);
        }
        return stretches;
    }

    @Override
    public String toString() {
        return table().toText();
    }
}
