/**
 * Which events count: conditions on the columns of an event log, as values.
 *
 * <p>Start with {@link io.growth4j.features.filter.EventFilter}. Which time counts is a {@link
 * io.growth4j.features.window.Window}.
 */
@NullMarked
package io.growth4j.features.filter;

import org.jspecify.annotations.NullMarked;
