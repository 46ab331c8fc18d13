package io.growth4j.features;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.Event;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A log of events with a chosen size of batches, users as numbers or texts, and known or unknown size. */
public final class TestLog implements EventLog {
    private final EventSchema schema;
    private final List<Event> events;
    private final int batchSize;
    private final boolean isSized;
    private final boolean isHeld;

    private TestLog(EventSchema schema, List<Event> events, int batchSize, boolean isSized, boolean isHeld) {
        this.schema = schema;
        this.events = events;
        this.batchSize = batchSize;
        this.isSized = isSized;
        this.isHeld = isHeld;
    }

    public static TestLog of(List<Event> events) {
        return of(events, ColumnType.TEXT);
    }

    /** User ids must be decimal numbers for a LONG user column. */
    public static TestLog of(List<Event> events, ColumnType userType) {
        Map<String, ColumnType> others = new LinkedHashMap<>();
        others.put(EventSchema.AMOUNT, ColumnType.LONG);
        others.put(EventSchema.CHANNEL, ColumnType.TEXT);
        others.put(EventSchema.ORDER, ColumnType.TEXT);
        for (Event event : events) {
            event.attributes().forEach((name, value) -> others.putIfAbsent(name, typeOf(value)));
        }
        return new TestLog(EventSchema.of(userType, others), events, 4096, true, false);
    }

    private static ColumnType typeOf(Object value) {
        if (value instanceof Long) {
            return ColumnType.LONG;
        }
        return value instanceof Double ? ColumnType.DOUBLE : ColumnType.TEXT;
    }

    /** Other events under the same schema. */
    public TestLog with(List<Event> others) {
        return new TestLog(schema, others, batchSize, isSized, isHeld);
    }

    public TestLog batches(int size) {
        return new TestLog(schema, events, size, isSized, isHeld);
    }

    public TestLog unsized() {
        return new TestLog(schema, events, batchSize, false, isHeld);
    }

    /** Each batch has arrays of its own, that stay as they are. */
    public TestLog held() {
        return new TestLog(schema, events, batchSize, isSized, true);
    }

    @Override
    public EventSchema schema() {
        return schema;
    }

    @Override
    public OptionalLong size() {
        return isSized ? OptionalLong.of(events.size()) : OptionalLong.empty();
    }

    @Override
    public EventCursor read() {
        List<String> names = new ArrayList<>(schema.columns().keySet());
        Dictionary[] dictionaries = names.stream().map(name -> new Dictionary()).toArray(Dictionary[]::new);
        return new EventCursor() {
            private EventBatch batch = new EventBatch(schema, batchSize, dictionaries);
            private int next;

            @Override
            public boolean isLasting() {
                return isHeld;
            }

            @Override
            public EventBatch next() {
                batch = isHeld ? new EventBatch(schema, batchSize, dictionaries) : batch;
                int size = Math.min(batchSize, events.size() - next);
                for (int row = 0; row < size; row++) {
                    write(events.get(next + row), row);
                }
                next += size;
                batch.size(size);
                return size == 0 ? null : batch;
            }

            private void write(Event event, int row) {
                if (schema.type(EventSchema.USER) == ColumnType.LONG) {
                    batch.longs(0)[row] = Long.parseLong(event.userId());
                } else {
                    batch.codes(0)[row] = dictionaries[0].add(event.userId());
                }
                batch.longs(1)[row] = event.time().toEpochMilli();
                batch.codes(2)[row] = dictionaries[2].add(event.type().name());
                for (int slot = 3; slot < names.size(); slot++) {
                    Object value = event.attributes().get(names.get(slot));
                    switch (schema.type(names.get(slot))) {
                        case LONG -> batch.longs(slot)[row] = value == null ? Absent.LONG : (Long) value;
                        case DOUBLE -> batch.doubles(slot)[row] = value == null ? Double.NaN : (Double) value;
                        case TEXT ->
                            batch.codes(slot)[row] =
                                    value == null ? Absent.CODE : dictionaries[slot].add(value.toString());
                    }
                }
            }

            @Override
            public void close() {}
        };
    }
}
