/**
 * Logs in, tables out: {@code internal.pack} deals a log to partitions, {@code internal.group} makes each one run per user,
 * {@code internal.compute} turns these into features, and the results are joined.
 *
 * <p>Start with {@link io.growth4j.features.internal.engine.Engine}; who holds events already groups and computes them on a
 * {@link io.growth4j.features.internal.engine.Workbench}, as {@code internal.state} does. Not exported; the doors are
 * {@code FeaturePipeline} and {@code TrainingSets}.
 */
@NullMarked
package io.growth4j.features.internal.engine;

import org.jspecify.annotations.NullMarked;
