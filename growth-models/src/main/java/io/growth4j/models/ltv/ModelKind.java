package io.growth4j.models.ltv;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A kind of parametric model: how it is called, what its parameters are, how it is made of them, what it is fitted to.
 *
 * @param <M> the kind
 * @param type the class of the models
 * @param name the name in the literature, also in saved files
 * @param parameters the parameters' names
 * @param positive how many of them, the first, must be above 0: these are climbed in logarithms, effects as they are
 * @param maker makes the model of a unit of time and parameters
 * @param problem what a fit to customers climbs on
 */
record ModelKind<M extends ParametricModel>(
        Class<M> type,
        String name,
        List<String> parameters,
        int positive,
        BiFunction<TimeScale, double[], M> maker,
        Function<PurchaseSummaries, Problem> problem) {

    /** A kind all of whose parameters are positive. */
    ModelKind(
            Class<M> type,
            String name,
            List<String> parameters,
            BiFunction<TimeScale, double[], M> maker,
            Function<PurchaseSummaries, Problem> problem) {
        this(type, name, parameters, parameters.size(), maker, problem);
    }

    /** The model at a point of the climb. */
    M at(TimeScale unit, double[] point) {
        return maker.apply(unit, natural(point));
    }

    /** Parameters of a point of the climb. */
    double[] natural(double[] point) {
        double[] values = point.clone();
        for (int i = 0; i < positive; i++) {
            values[i] = Math.exp(values[i]);
        }
        return values;
    }

    /** The point of the climb of parameters. */
    double[] point(double[] natural) {
        double[] values = natural.clone();
        for (int i = 0; i < positive; i++) {
            values[i] = Math.log(values[i]);
        }
        return values;
    }
}
