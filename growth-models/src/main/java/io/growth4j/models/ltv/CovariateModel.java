package io.growth4j.models.ltv;

import io.growth4j.definition.UnknownName;
import io.growth4j.report.Table;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A customer-base model in which what is known of a customer from the start (channel, country, first basket) moves how
 * often the customer buys and how soon the customer leaves (Fader and Hardie, Incorporating Time-Invariant Covariates
 * into the Pareto/NBD and BG/NBD Models, 2007). Immutable, thread-safe.
 *
 * <p>An effect of 0.7 on purchases means that one unit more doubles the mean rate of buying. An effect of 0.7 on leaving
 * doubles the mean rate of leaving of {@link ParetoNbd}; of {@link BgNbd}, where leaving is a chance a/(a + b), it
 * multiplies a and b alike, so that chances keep their mean and differ less between customers.
 *
 * @param <M> the kind of model
 */
public final class CovariateModel<M extends CustomerBaseModel> {
    private final FitSummary summary;
    private final List<String> names;
    private final M baseline;
    private final double[] purchaseEffects;
    private final double[] leavingEffects;
    private final double[] errors;
    private final BiFunction<double[], M, M> shifted;

    CovariateModel(
            FitSummary summary,
            List<String> names,
            M baseline,
            double[] purchaseEffects,
            double[] leavingEffects,
            double[] errors,
            BiFunction<double[], M, M> shifted) {
        this.summary = summary;
        this.names = names;
        this.baseline = baseline;
        this.purchaseEffects = purchaseEffects;
        this.leavingEffects = leavingEffects;
        this.errors = errors;
        this.shifted = shifted;
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
     * The covariates' names.
     *
     * @return names, in order
     */
    public List<String> names() {
        return names;
    }

    /**
     * The model of customers whose covariates are all 0.
     *
     * @return the baseline
     */
    public M baseline() {
        return baseline;
    }

    /**
     * The model of customers with some covariates.
     *
     * @param values their covariates, in the order of the names
     * @return a model to ask for their future
     */
    public M of(double... values) {
        if (values.length != names.size()) {
            throw new IllegalArgumentException(values.length + " values for the covariates " + names);
        }
        double[] moves = {dot(purchaseEffects, values), dot(leavingEffects, values)};
        return shifted.apply(moves, baseline);
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /**
     * How a covariate moves buying.
     *
     * @param covariate its name
     * @return the effect on the logarithm of the mean rate of buying
     * @throws IllegalArgumentException if there is no such covariate; the message shows near misses
     */
    public double purchaseEffect(String covariate) {
        return purchaseEffects[index(covariate)];
    }

    /**
     * How a covariate moves leaving.
     *
     * @param covariate its name
     * @return the effect on leaving
     * @throws IllegalArgumentException if there is no such covariate; the message shows near misses
     */
    public double leavingEffect(String covariate) {
        return leavingEffects[index(covariate)];
    }

    private int index(String covariate) {
        int i = names.indexOf(covariate);
        if (i < 0) {
            throw UnknownName.of("covariate", covariate, names);
        }
        return i;
    }

    /**
     * The effects.
     *
     * @return a table: covariate, effect on buying and its standard error, effect on leaving and its standard error
     */
    public Table table() {
        int p = names.size();
        Table.Builder table = Table.of(
                "Effects of covariates, " + summary.status(),
                "covariate",
                "on buying",
                "standard error",
                "on leaving",
                "standard error ");
        for (int i = 0; i < p; i++) {
            table.row(names.get(i), purchaseEffects[i], errors[i], leavingEffects[i], errors[p + i]);
        }
        return table.build();
    }

    @Override
    public String toString() {
        return baseline + " " + Arrays.toString(purchaseEffects) + " " + Arrays.toString(leavingEffects) + "\n"
                + table().toText();
    }
}
