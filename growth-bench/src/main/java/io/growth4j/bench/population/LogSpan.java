package io.growth4j.bench.population;

import io.growth4j.event.Dictionary;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The events of a time-ordered log from one instant to before another, copied. */
public final class LogSpan implements EventLog {
    private final EventSchema schema;
    private final List<EventBatch> batches = new ArrayList<>();
    private long size;

    /**
     * Copies a span.
     *
     * @param log a log in time order
     * @param from the first instant
     * @param to the instant after the last
     */
    public LogSpan(EventLog log, Instant from, Instant to) {
        schema = log.schema();
        try (EventCursor cursor = log.read()) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                int start = firstFrom(batch, from.toEpochMilli());
                int end = firstFrom(batch, to.toEpochMilli());
                if (start < end) {
                    batches.add(copy(batch, start, end));
                    size += end - start;
                }
            }
        }
    }

    private static int firstFrom(EventBatch batch, long instant) {
        long[] times = batch.longs(EventSchema.TIME_SLOT);
        int row = 0;
        while (row < batch.size() && times[row] < instant) {
            row++;
        }
        return row;
    }

    private EventBatch copy(EventBatch batch, int start, int end) {
        List<ColumnType> types = List.copyOf(schema.columns().values());
        Dictionary[] dictionaries = new Dictionary[types.size()];
        for (int slot = 0; slot < dictionaries.length; slot++) {
            dictionaries[slot] = types.get(slot) == ColumnType.TEXT ? batch.dictionary(slot) : new Dictionary();
        }
        EventBatch copy = new EventBatch(schema, end - start, dictionaries);
        for (int slot = 0; slot < dictionaries.length; slot++) {
            Object from = switch (types.get(slot)) {
                case LONG -> batch.longs(slot);
                case DOUBLE -> batch.doubles(slot);
                case TEXT -> batch.codes(slot);
            };
            Object to = switch (types.get(slot)) {
                case LONG -> copy.longs(slot);
                case DOUBLE -> copy.doubles(slot);
                case TEXT -> copy.codes(slot);
            };
            System.arraycopy(from, start, to, 0, end - start);
        }
        copy.size(end - start);
        return copy;
    }

    @Override
    public EventSchema schema() {
        return schema;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(size);
    }

    @Override
    public EventCursor read() {
        return new EventCursor() {
            private int next;

            @Override
            public @Nullable EventBatch next() {
                return next < batches.size() ? batches.get(next++) : null;
            }

            @Override
            public void close() {}
        };
    }
}
