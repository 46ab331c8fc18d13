/**
 * What happened: one {@link io.growth4j.event.Event}, or a re-readable, columnar {@link io.growth4j.event.EventLog} of
 * many.
 *
 * <p>Start with {@link io.growth4j.event.EventLog}. Which types of event mean activation, revenue or a referral, {@link
 * io.growth4j.event.EventCatalog} says. Logs are opened from files and databases in growth-features.
 */
@NullMarked
package io.growth4j.event;

import org.jspecify.annotations.NullMarked;
