/**
 * The few statistics that rules and KPIs share: intervals for proportions, corrections for many tests, the normal
 * distribution, quantiles, concentration.
 *
 * <p>Start with {@link io.growth4j.stat.Proportions} or {@link io.growth4j.stat.Quantiles}. Tests of experiments and the
 * judging of models live in growth-models.
 */
@NullMarked
package io.growth4j.stat;

import org.jspecify.annotations.NullMarked;
