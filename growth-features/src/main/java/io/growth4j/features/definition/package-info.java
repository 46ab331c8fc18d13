/**
 * What to compute about users, as a value: features, each with the expression it is computed by.
 *
 * <p>Start with {@link io.growth4j.features.definition.FeatureSets}, which has the standard features, or {@link
 * io.growth4j.features.definition.FeatureSet}. The aggregations that stand in the expressions are made by {@code
 * Aggregations} of {@code io.growth4j.features.aggregate}; {@code FeaturePipeline} computes them.
 */
@NullMarked
package io.growth4j.features.definition;

import org.jspecify.annotations.NullMarked;
