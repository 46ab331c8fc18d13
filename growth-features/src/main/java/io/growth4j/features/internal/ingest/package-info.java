/**
 * From raw cells to event columns: times, amounts and texts, and the rows that are none; not for users of the library.
 *
 * <p>Start with {@link io.growth4j.features.internal.ingest.EventPlan}. Where cells come from, {@code features.source}
 * knows.
 */
@NullMarked
package io.growth4j.features.internal.ingest;

import org.jspecify.annotations.NullMarked;
