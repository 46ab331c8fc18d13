/**
 * What a service knows about its users, kept up to date event by event: the states that their past was folded into, their
 * recent events, the file that holds both, and the merge of two such states.
 *
 * <p>Start with {@link io.growth4j.features.internal.state.FeatureState}. Not exported; the door is
 * {@code OnlineFeatures}. Grouping and computing are done on the {@code Workbench} of {@code internal.engine}.
 */
@NullMarked
package io.growth4j.features.internal.state;

import org.jspecify.annotations.NullMarked;
