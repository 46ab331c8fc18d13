package io.growth4j.loyalty.habit;

import java.time.Instant;

/**
 * One use of the product.
 *
 * @param at when it began
 * @param prompted whether a message or other external prompt brought the user
 * @param acted whether the behaviour in question was done
 */
public record Session(Instant at, boolean prompted, boolean acted) {}
