/**
 * Did it work: tests of experiments from sufficient statistics, for one look, for many looks, and Bayesian; who gets
 * which arm; how many users a test needs.
 *
 * <p>Start with {@link io.growth4j.models.experiment.AbTest}: it compares two {@link
 * io.growth4j.models.experiment.Sample samples}. Whom to treat is the question of {@code io.growth4j.models.uplift}; what
 * to do about whom, of {@code io.growth4j.action}.
 */
@NullMarked
package io.growth4j.models.experiment;

import org.jspecify.annotations.NullMarked;
