package io.growth4j.features.analytics;

import io.growth4j.definition.ProgressListener;
import io.growth4j.event.Event;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;

/**
 * Groups events by user: batch by batch from a log, or one event at a time in a service. The order of the events does not
 * matter, and two collectors can be merged, so a log may be split in any way. A number and its decimal text name the same
 * user.
 *
 * <p>Keeps 16 bytes per event and, where an amount is known, 24 more. Not thread-safe: give each thread its own and merge.
 */
public final class HistoryCollector {
    private final HistoryStore store = new HistoryStore(EventSelection.any(), EventSelection.any());
    private final EventReader reader = new EventReader(store, null, Long.MAX_VALUE);

    /** An empty collector. */
    public HistoryCollector() {}

    /**
     * Groups a whole log.
     *
     * @param log the log; read once
     * @param progress is told how far it is
     * @return the histories of its users
     */
    public static UserHistories collect(EventLog log, ProgressListener progress) {
        HistoryCollector collector = new HistoryCollector();
        long total = log.size().orElse(-1);
        long done = 0;
        try (EventCursor cursor = collector.reader.open(log)) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                collector.accept(batch);
                done += batch.size();
                progress.progress("grouping events by user", done, total);
            }
        }
        return collector.histories();
    }

    /**
     * Groups a whole log without telling anybody how far it is.
     *
     * @param log the log; read once
     * @return the histories of its users
     */
    public static UserHistories collect(EventLog log) {
        return collect(log, ProgressListener.NONE);
    }

    /**
     * Adds an event.
     *
     * @param event the event
     * @throws IllegalArgumentException if its time is beyond the years −2489 to 6429
     */
    public void accept(Event event) {
        reader.read(event);
    }

    /**
     * Adds the events of a batch, without an object per event.
     *
     * @param batch a batch of any log; not kept
     * @throws IllegalArgumentException if a time is beyond the years −2489 to 6429
     */
    public void accept(EventBatch batch) {
        reader.read(batch);
    }

    /**
     * Adds all that another collector has seen, which stays as it is.
     *
     * @param other another collector
     * @return this collector
     * @throws IllegalArgumentException if it is this collector
     */
    public HistoryCollector merge(HistoryCollector other) {
        if (other == this) {
            throw new IllegalArgumentException("a collector does not merge with itself");
        }
        store.merge(other.store, reader.types(other.reader), reader.names(other.reader));
        return this;
    }

    /**
     * All histories so far. The collector can go on afterwards.
     *
     * @return the events of each user in time order; O(events)
     */
    public UserHistories histories() {
        return store.histories(reader);
    }
}
