/**
 * Which time counts: windows that end at the instant of the analysis.
 *
 * <p>Start with {@link io.growth4j.features.window.Window}. Which events count is an {@link
 * io.growth4j.features.filter.EventFilter}.
 */
@NullMarked
package io.growth4j.features.window;

import org.jspecify.annotations.NullMarked;
