package io.growth4j.models.ltv;

import java.util.List;
import java.util.function.BiFunction;

/**
 * A kind of parametric model: how it is called, what its parameters are, how it is made of them.
 *
 * @param <M> the kind
 * @param type the class of the models
 * @param name the name in the literature, also in saved files
 * @param parameters the parameters' names
 * @param maker makes the model of a unit of time and parameters
 */
record ModelKind<M extends ParametricModel>(
        Class<M> type, String name, List<String> parameters, BiFunction<TimeScale, double[], M> maker) {}
