/**
 * Where the line is drawn between low and high: cut points that are fitted to a population.
 *
 * <p>Start with {@link io.growth4j.segment.threshold.ThresholdStrategy}. What the cut points are used for, the
 * neighbours say: {@link io.growth4j.segment.rfm} draws its lines with them.
 */
@NullMarked
package io.growth4j.segment.threshold;

import org.jspecify.annotations.NullMarked;
