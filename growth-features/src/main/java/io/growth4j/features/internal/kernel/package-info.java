/**
 * The hot loops: events are packed, dealt to partitions by user, grouped into one run per user in time order, and handed
 * to aggregations as columns.
 *
 * <p>Start with {@link io.growth4j.features.internal.kernel.Engine}; who holds events already groups them on a
 * {@link io.growth4j.features.internal.kernel.Workbench}, as {@code internal.state} does. Not exported; the doors are
 * {@code FeaturePipeline} and {@code TrainingSets}.
 */
@NullMarked
package io.growth4j.features.internal.kernel;

import org.jspecify.annotations.NullMarked;
