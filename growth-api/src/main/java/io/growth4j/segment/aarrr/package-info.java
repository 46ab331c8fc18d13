/**
 * How far a user has come with the product: acquisition, activation, retention, referral, revenue (McClure 2007), as five
 * independent facts and as a furthest stage.
 *
 * <p>Start with {@link io.growth4j.segment.aarrr.AarrrRule} for the stage of a user, {@link
 * io.growth4j.segment.aarrr.Aarrr} for the facts, {@link io.growth4j.segment.aarrr.AarrrRates} for a population. Whether
 * a user is still here, {@link io.growth4j.segment.lifecycle} says.
 */
@NullMarked
package io.growth4j.segment.aarrr;

import org.jspecify.annotations.NullMarked;
