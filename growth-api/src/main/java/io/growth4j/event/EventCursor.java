package io.growth4j.event;

import org.jspecify.annotations.Nullable;

/** One pass over an {@link EventLog}. Not thread-safe. */
public interface EventCursor extends AutoCloseable {
    /**
     * The next batch. Its arrays are lent until the next call or until the cursor is closed.
     *
     * @return a batch of at least one event, or null at the end of the log
     * @throws java.io.UncheckedIOException if the source cannot be read
     */
    @Nullable
    EventBatch next();

    /**
     * Whether a batch stays as it is after the next call, until the cursor is closed, so that other threads may read it
     * meanwhile: where events are held in memory, say.
     *
     * @return false, unless overridden
     */
    default boolean isLasting() {
        return false;
    }

    /** Ends the pass. */
    @Override
    void close();
}
