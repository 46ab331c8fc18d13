package io.growth4j.models.propensity;

import io.growth4j.models.internal.design.Design;
import io.growth4j.user.FeatureSchema;
import java.util.List;

/** A linear model: one weight per column of its scaled design. */
record LinearParameters(Design.Spec design, double bias, List<Double> weights) implements Kernel.Parameters {
    @Override
    public Kernel compile(FeatureSchema schema) {
        return new LinearKernel(
                new Design(schema, design),
                bias,
                weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public Kernel.Parameters shifted(double logOdds) {
        return new LinearParameters(design, bias + logOdds, weights);
    }
}
