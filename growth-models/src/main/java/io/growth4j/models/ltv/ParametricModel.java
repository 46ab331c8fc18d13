package io.growth4j.models.ltv;

import java.util.List;

/** A model that is nothing but a few positive numbers. Immutable, thread-safe. */
public interface ParametricModel {
    /**
     * What the parameters are called, in the literature's order.
     *
     * @return their names
     */
    List<String> parameterNames();

    /**
     * The parameters.
     *
     * @return positive numbers, in the order of the names
     */
    List<Double> parameters();
}
