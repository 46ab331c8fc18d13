package io.growth4j.event;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A log of events held as objects, handed out in small columnar batches. */
final class MemoryLog implements EventLog {
    private static final int BATCH = 4096;

    private final EventSchema schema;
    private final List<Event> events;

    MemoryLog(EventSchema schema, List<Event> events) {
        this.schema = schema;
        this.events = events;
    }

    @Override
    public EventSchema schema() {
        return schema;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(events.size());
    }

    @Override
    public EventCursor read() {
        return new Cursor();
    }

    private final class Cursor implements EventCursor {
        private final List<String> names = new ArrayList<>(schema.columns().keySet());
        private final Dictionary[] dictionaries =
                names.stream().map(name -> new Dictionary()).toArray(Dictionary[]::new);
        private final EventBatch batch = new EventBatch(schema, BATCH, dictionaries);
        private int next;

        @Override
        public @Nullable EventBatch next() {
            int size = Math.min(BATCH, events.size() - next);
            if (size == 0) {
                return null;
            }
            for (int row = 0; row < size; row++) {
                write(events.get(next + row), row);
            }
            next += size;
            batch.size(size);
            return batch;
        }

        private void write(Event event, int row) {
            batch.codes(EventSchema.USER_SLOT)[row] = dictionaries[EventSchema.USER_SLOT].add(event.userId());
            batch.longs(EventSchema.TIME_SLOT)[row] = event.time().toEpochMilli();
            batch.codes(EventSchema.TYPE_SLOT)[row] =
                    dictionaries[EventSchema.TYPE_SLOT].add(event.type().name());
            for (int slot = EventSchema.TYPE_SLOT + 1; slot < names.size(); slot++) {
                writeAttribute(event.attributes().get(names.get(slot)), slot, row);
            }
        }

        private void writeAttribute(@Nullable Object value, int slot, int row) {
            switch (schema.type(names.get(slot))) {
                case LONG -> batch.longs(slot)[row] = value == null ? Absent.LONG : (Long) value;
                case DOUBLE -> batch.doubles(slot)[row] = value == null ? Double.NaN : (Double) value;
                case TEXT ->
                    batch.codes(slot)[row] = value == null ? Absent.CODE : dictionaries[slot].add((String) value);
            }
        }

        @Override
        public void close() {}
    }
}
