/**
 * Competition: who did most in a period.
 *
 * <p>Start with {@link io.growth4j.loyalty.competition.Leaderboard}. What the winners get, {@code points} and {@code
 * badge} hold.
 */
@NullMarked
package io.growth4j.loyalty.competition;

import org.jspecify.annotations.NullMarked;
