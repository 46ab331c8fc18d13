/**
 * Hyper-parameters found by trying: which settings of a trainer serve later users best.
 *
 * <p>Start with {@link io.growth4j.models.tuning.Search}: given the dimensions of a space and a function that scores one
 * setting, it decides what to try next. Anything can be scored; the trainers are in {@code io.growth4j.models.propensity},
 * the figures to score by in {@code io.growth4j.models.evaluation}.
 */
@NullMarked
package io.growth4j.models.tuning;

import org.jspecify.annotations.NullMarked;
