/**
 * The hot loops: events are packed, dealt to partitions by user, grouped into one run per user in time order, and handed
 * to aggregations as columns.
 *
 * <p>Start with {@link io.growth4j.features.internal.kernel.Engine}. Not exported; the doors are {@code FeaturePipeline},
 * {@code OnlineFeatures} and {@code TrainingSets}.
 */
@NullMarked
package io.growth4j.features.internal.kernel;

import org.jspecify.annotations.NullMarked;
