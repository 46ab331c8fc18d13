package io.growth4j.models.propensity;

import io.growth4j.models.internal.design.Design;
import io.growth4j.models.internal.network.Topology;
import io.growth4j.user.FeatureSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * A wide and deep network over a scaled design.
 *
 * @param design the features
 * @param network the shape
 * @param cellShares how often each crossed cell was seen at training, in the order of their weights
 * @param weights all weights as the shape orders them, the bias first
 */
record WideAndDeepParameters(Design.Spec design, Topology network, List<Double> cellShares, List<Double> weights)
        implements Kernel.Parameters {
    @Override
    public Kernel compile(FeatureSchema schema) {
        return new WideAndDeepKernel(new Design(schema, design), this);
    }

    @Override
    public Kernel.Parameters shifted(double logOdds) {
        List<Double> shifted = new ArrayList<>(weights);
        shifted.set(0, weights.get(0) + logOdds);
        return new WideAndDeepParameters(design, network, cellShares, shifted);
    }
}
