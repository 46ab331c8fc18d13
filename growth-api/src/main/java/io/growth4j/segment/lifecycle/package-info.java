/**
 * Where a user stands between the first visit and the last: the lifecycle by traffic and the ladder of payment.
 *
 * <p>Start with {@link io.growth4j.segment.lifecycle.LifecycleRule}, or {@link
 * io.growth4j.segment.lifecycle.PaymentRule} for payments. How stages follow each other between instants, {@link
 * io.growth4j.segment.lifecycle.LifecycleHistory} counts. How far a user has come with the product, {@link
 * io.growth4j.segment.aarrr} says.
 */
@NullMarked
package io.growth4j.segment.lifecycle;

import org.jspecify.annotations.NullMarked;
