/**
 * When customers leave, not only whether, where leaving can be seen: curves, comparisons and regressions of lifetimes of
 * which some have not ended yet.
 *
 * <p>Start with {@link io.growth4j.models.survival.Lifetimes}, then {@link io.growth4j.models.survival.KaplanMeier} for
 * a curve and {@link io.growth4j.models.survival.Cox} for what moves it; {@link
 * io.growth4j.models.survival.HazardRegression} where covariates change with time. Where customers leave unseen, the neighbour
 * {@code io.growth4j.models.ltv} is the one to use.
 */
@NullMarked
package io.growth4j.models.survival;

import org.jspecify.annotations.NullMarked;
