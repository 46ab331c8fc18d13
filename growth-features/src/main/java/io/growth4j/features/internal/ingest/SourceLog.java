package io.growth4j.features.internal.ingest;

import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.RejectedRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A log over a source that gives its rows one by one, or some at a time. */
public final class SourceLog implements EventLog {
    /** How many events a batch holds at most. */
    public static final int BATCH = 8192;

    /** One pass over the source's rows. */
    public interface Rows extends AutoCloseable {
        /** Adds the next row or rows, as far as there is room, or counts them as rejected; false at the end. */
        boolean next(EventRows rows) throws IOException;

        @Override
        void close() throws IOException;
    }

    /** Starts a pass over the source. */
    @FunctionalInterface
    public interface Opener {
        /** Opens the source to read the columns of a plan. */
        Rows open(EventPlan plan) throws IOException;
    }

    private final String source;
    private final EventPlan plan;
    private final OptionalLong size;
    private final Opener opener;
    private RejectedRows rejected = RejectedRows.NONE;

    /** A log of a source's name, plan and way to start a pass, of unknown size. */
    public SourceLog(String source, EventPlan plan, Opener opener) {
        this(source, plan, OptionalLong.empty(), opener);
    }

    /** A log of a source's name, plan, number of rows and way to start a pass. */
    public SourceLog(String source, EventPlan plan, OptionalLong size, Opener opener) {
        this.source = source;
        this.plan = plan;
        this.size = size;
        this.opener = opener;
    }

    @Override
    public EventSchema schema() {
        return plan.schema();
    }

    @Override
    public OptionalLong size() {
        return size;
    }

    @Override
    public RejectedRows rejectedRows() {
        return rejected;
    }

    @Override
    public EventCursor read() {
        return read(plan);
    }

    @Override
    public EventCursor read(Set<String> columns) {
        return read(plan.onlyNeeded(columns));
    }

    private EventCursor read(EventPlan columns) {
        try {
            return new Cursor(columns, opener.open(columns));
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }

    /** The error for a source that cannot be read. */
    public static UncheckedIOException unreadable(String source, IOException e) {
        return new UncheckedIOException("cannot read " + source + ": " + e.getMessage(), e);
    }

    private final class Cursor implements EventCursor {
        private final EventRows rows;
        private final Rows source;
        private boolean ended;

        Cursor(EventPlan columns, Rows source) {
            this.rows = columns.rows(BATCH);
            this.source = source;
        }

        @Override
        public @Nullable EventBatch next() {
            try {
                while (!ended && !rows.isFull()) {
                    ended = !source.next(rows);
                }
            } catch (IOException e) {
                throw unreadable(SourceLog.this.source, e);
            }
            EventBatch batch = rows.take();
            if (batch == null) {
                rejected = rows.rejected();
            }
            return batch;
        }

        @Override
        public void close() {
            ended = true;
            try {
                source.close();
            } catch (IOException e) {
                throw unreadable(SourceLog.this.source, e);
            }
        }
    }
}
