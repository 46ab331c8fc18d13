package io.growth4j.models.ltv;

import io.growth4j.definition.UnknownName;
import java.util.ArrayList;
import java.util.List;

/**
 * A customer-base model in which what is known of a customer from the start (channel, country, first basket) moves how
 * often the customer buys and how soon the customer leaves (Fader and Hardie, Incorporating Time-Invariant Covariates
 * into the Pareto/NBD and BG/NBD Models, 2007).
 *
 * <p>An effect of 0.7 on purchases means that one unit more doubles the mean rate of buying. An effect of 0.7 on leaving
 * doubles the mean rate of leaving of {@link ParetoNbd}; of {@link BgNbd}, where leaving is a chance a/(a + b), it
 * multiplies a and b alike, so that chances keep their mean and differ less between customers.
 *
 * @param <M> the kind of model
 * @param baseline the model of customers whose covariates are all 0: a {@link BgNbd} or a {@link ParetoNbd}
 * @param names the covariates' names
 * @param purchaseEffects the effect of each on the logarithm of the mean rate of buying
 * @param leavingEffects the effect of each on leaving
 */
public record CovariateModel<M extends CustomerBaseModel>(
        M baseline, List<String> names, List<Double> purchaseEffects, List<Double> leavingEffects)
        implements ParametricModel {

    public CovariateModel {
        names = List.copyOf(names);
        purchaseEffects = List.copyOf(purchaseEffects);
        leavingEffects = List.copyOf(leavingEffects);
        if (purchaseEffects.size() != names.size() || leavingEffects.size() != names.size()) {
            throw new IllegalArgumentException(purchaseEffects.size() + " effects on buying and "
                    + leavingEffects.size() + " on leaving for the covariates " + names);
        }
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
        return CovariateModels.moved(baseline, dot(purchaseEffects, values), dot(leavingEffects, values));
    }

    private static double dot(List<Double> effects, double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += effects.get(i) * values[i];
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
        return purchaseEffects.get(index(covariate));
    }

    /**
     * How a covariate moves leaving.
     *
     * @param covariate its name
     * @return the effect on leaving
     * @throws IllegalArgumentException if there is no such covariate; the message shows near misses
     */
    public double leavingEffect(String covariate) {
        return leavingEffects.get(index(covariate));
    }

    private int index(String covariate) {
        int i = names.indexOf(covariate);
        if (i < 0) {
            throw UnknownName.of("covariate", covariate, names);
        }
        return i;
    }

    /** The baseline's parameters, then "web on buying" and the like, then "web on leaving" and the like. */
    static List<String> parameterNames(List<String> baseline, List<String> covariates) {
        List<String> all = new ArrayList<>(baseline);
        covariates.forEach(name -> all.add(name + " on buying"));
        covariates.forEach(name -> all.add(name + " on leaving"));
        return List.copyOf(all);
    }

    @Override
    public List<String> parameterNames() {
        return parameterNames(baseline.parameterNames(), names);
    }

    @Override
    public List<Double> parameters() {
        List<Double> all = new ArrayList<>(baseline.parameters());
        all.addAll(purchaseEffects);
        all.addAll(leavingEffects);
        return List.copyOf(all);
    }
}
