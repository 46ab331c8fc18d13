/**
 * The events of a partition as one run per user in the order of time, and the rows of the result as parts of such runs.
 *
 * <p>Start with {@link io.growth4j.features.internal.group.GroupedEvents}, which reads what {@code internal.pack} holds, or
 * what came one event at a time; {@code internal.compute} walks over the columns. Not exported.
 */
@NullMarked
package io.growth4j.features.internal.group;

import org.jspecify.annotations.NullMarked;
