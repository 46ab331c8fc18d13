/**
 * How the events of a user become one value: count, sum, first, gaps, streaks, and so on, each a value that says what it
 * is.
 *
 * <p>Start with {@link io.growth4j.features.aggregate.Aggregations}, which makes them; {@link
 * io.growth4j.features.aggregate.Aggregation} is what to implement for one of your own. They are put to use in a {@code
 * FeatureSet} of {@code io.growth4j.features.definition}.
 */
@NullMarked
package io.growth4j.features.aggregate;

import org.jspecify.annotations.NullMarked;
