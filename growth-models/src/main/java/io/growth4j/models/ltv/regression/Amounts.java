package io.growth4j.models.ltv.regression;

import io.growth4j.models.internal.design.Design;
import java.util.List;

/**
 * How much those who pay will pay: what is saved of it. The weights of μ and of ln σ stand in the order of the columns,
 * the constant last; the ranges are their least and greatest values over the payers of the training.
 */
record Amounts(
        Design.Spec design,
        List<Double> mean,
        List<Double> logSpread,
        List<Double> meanRange,
        List<Double> spreadRange) {}
