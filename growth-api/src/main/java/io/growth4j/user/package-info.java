/**
 * What do we know about a user at an instant: one user as a row, {@link io.growth4j.user.UserSnapshot}, or many users as
 * columns, {@link io.growth4j.user.UserTable}.
 *
 * <p>Start with {@link io.growth4j.user.StandardFeatures}, the typed keys that the standard rules read. A consumer
 * resolves a key to a slot of the {@link io.growth4j.user.FeatureSchema} once, then reads by slot. Snapshots and tables
 * are computed from events in growth-features.
 */
@NullMarked
package io.growth4j.user;

import org.jspecify.annotations.NullMarked;
