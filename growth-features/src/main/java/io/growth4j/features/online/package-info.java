/**
 * The same features, one event at a time, for a service.
 *
 * <p>Start with {@link io.growth4j.features.online.OnlineFeatures}. Over a whole log, {@code FeaturePipeline} computes
 * the same values.
 */
@NullMarked
package io.growth4j.features.online;

import org.jspecify.annotations.NullMarked;
