package io.growth4j.models.propensity;

import io.growth4j.models.internal.design.Design;
import io.growth4j.user.FeatureSchema;
import java.util.List;

/**
 * A factorization machine over a scaled design: bias, a weight per column, and two vectors per column, whose products
 * are added for each pair of columns and taken away. Vectors stand one after the other, column by column.
 */
record FactorParameters(Design.Spec design, double bias, List<Double> weights, List<Double> plus, List<Double> minus)
        implements Kernel.Parameters {
    @Override
    public Kernel compile(FeatureSchema schema) {
        return new FactorKernel(new Design(schema, design), this);
    }

    @Override
    public Kernel.Parameters shifted(double logOdds) {
        return new FactorParameters(design, bias + logOdds, weights, plus, minus);
    }
}
