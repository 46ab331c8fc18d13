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

    /** Ends the pass. */
    @Override
    void close();
}
