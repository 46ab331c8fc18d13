/**
 * Labels: what became of users after an instant, beside what was known of them before it.
 *
 * <p>Start with {@link io.growth4j.features.label.TrainingSets}. What was known is a {@code FeatureSet} of {@code
 * io.growth4j.features.definition}.
 */
@NullMarked
package io.growth4j.features.label;

import org.jspecify.annotations.NullMarked;
