package io.growth4j.models.propensity;

import io.growth4j.definition.ProgressListener;
import io.growth4j.models.internal.design.Design;
import io.growth4j.models.internal.network.Examples;
import io.growth4j.models.internal.network.NetworkTraining;
import io.growth4j.models.internal.network.Topology;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wide and deep networks by {@code internal.network}. */
final class WideAndDeepTraining {
    private WideAndDeepTraining() {}

    /** A network and after how many epochs it served the validation rows best. */
    record Fitted(WideAndDeepParameters parameters, int epochs) {}

    /** Trains; without validation rows, exactly as many epochs as asked for. */
    static Fitted train(
            Algorithm.WideAndDeep algorithm,
            Design design,
            Rows rows,
            @Nullable Rows validation,
            long seed,
            ProgressListener progress) {
        NetworkInputs inputs = new NetworkInputs(design);
        Examples examples = inputs.examples(rows);
        CrossSearch search = new CrossSearch(design, examples, inputs.levels());
        Topology topology = topology(algorithm, inputs, search.find(algorithm));
        NetworkTraining.Fitted fitted = NetworkTraining.train(
                topology,
                settings(algorithm),
                examples,
                validation == null ? null : inputs.examples(validation),
                seed,
                progress);
        WideAndDeepParameters parameters = new WideAndDeepParameters(
                design.spec(),
                topology,
                search.shares(topology.crosses()),
                Arrays.stream(fitted.theta()).boxed().toList());
        return new Fitted(parameters, fitted.epochs());
    }

    private static Topology topology(
            Algorithm.WideAndDeep algorithm, NetworkInputs inputs, List<Topology.Cross> crosses) {
        boolean deep = !algorithm.hidden().isEmpty();
        List<Integer> vectors = inputs.levels().stream()
                .map(levels -> deep ? Math.min(algorithm.embedding(), (levels + 1) / 2) : 0)
                .toList();
        return new Topology(inputs.numbers(), inputs.levels(), vectors, crosses, algorithm.hidden());
    }

    private static NetworkTraining.Settings settings(Algorithm.WideAndDeep algorithm) {
        return new NetworkTraining.Settings(
                algorithm.batch(),
                algorithm.epochs(),
                algorithm.patience(),
                algorithm.dropout(),
                algorithm.deepRate(),
                algorithm.wideRate(),
                algorithm.penalty());
    }
}
