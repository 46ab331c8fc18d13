/**
 * From events to users: the door to computing features over a log.
 *
 * <p>Start with {@link io.growth4j.features.FeaturePipeline}; what it computes is a {@code FeatureSet} of {@code
 * io.growth4j.features.definition}, and the log comes from {@code io.growth4j.features.source}.
 */
@NullMarked
package io.growth4j.features;

import org.jspecify.annotations.NullMarked;
