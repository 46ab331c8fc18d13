/**
 * Reading events: which column of a file or query means what, and logs over CSV, Arrow IPC, Parquet and JDBC that say
 * which rows they could not read and why.
 *
 * <p>Start with {@link io.growth4j.features.source.EventSources}; the column mapping is {@link
 * io.growth4j.features.source.EventMapping}. Logs of events in memory are made in {@link io.growth4j.event.EventLogs};
 * what is computed from a log, {@code features.definition} says.
 */
@NullMarked
package io.growth4j.features.source;

import org.jspecify.annotations.NullMarked;
