package io.growth4j.event;

import java.util.OptionalLong;
import java.util.Set;

/**
 * A log of events that can be read any number of times, in columnar batches.
 *
 * <p>Order is that of the source; readers must not rely on time order unless they check it. Two reads give the same
 * events in the same order with the same dictionaries. A log may be read by one thread at a time, unless its class says
 * more. Whoever opens a log closes it.
 */
public interface EventLog extends AutoCloseable {
    /**
     * The log's columns.
     *
     * @return the schema, the same for every batch
     */
    EventSchema schema();

    /**
     * Starts a pass over the log.
     *
     * @return a cursor before the first batch; to be closed by the caller
     */
    EventCursor read();

    /**
     * Starts a pass for a reader who looks at some columns only, so that a log can save itself the work on others.
     *
     * @param columns their names; user, time and type are looked at in any case
     * @return a cursor over the same events as {@link #read()}; a column that was not named may be absent in all of them
     */
    default EventCursor read(Set<String> columns) {
        return read();
    }

    /**
     * How many events there are, where that is known beforehand: for progress, and to make room.
     *
     * @return the number, counting rows that will turn out to be no events; or empty
     */
    default OptionalLong size() {
        return OptionalLong.empty();
    }

    /**
     * The rows that the last finished pass could not read as events.
     *
     * @return their count, and samples with reasons; none for logs that cannot have any
     */
    default RejectedRows rejectedRows() {
        return RejectedRows.NONE;
    }

    /** Gives back what the log holds: files, connections, off-heap memory. */
    @Override
    default void close() {}
}
