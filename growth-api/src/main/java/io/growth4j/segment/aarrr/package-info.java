/**
 * How far a user has come with the product: acquisition, activation, retention, referral, revenue (McClure 2007), as five
 * independent facts and as a furthest stage.
 *
 * <p>Start with {@link io.growth4j.segment.aarrr.AarrrConfig}.
 */
@NullMarked
package io.growth4j.segment.aarrr;

import org.jspecify.annotations.NullMarked;
