/**
 * A log on its way into memory: events are packed into words, and dealt to partitions by a hash of their user.
 *
 * <p>Start with {@link io.growth4j.features.internal.pack.EventStore}; what becomes of a partition is told in
 * {@code internal.group}. Not exported.
 */
@NullMarked
package io.growth4j.features.internal.pack;

import org.jspecify.annotations.NullMarked;
