package io.growth4j.features.spark;

import io.growth4j.event.Dictionary;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Rows of user, time, type, amount in minor units and channel, held as plain arrays. */
final class HeldLog implements EventLog {
    private static final EventSchema SCHEMA = EventSchema.of(
            ColumnType.LONG,
            new TreeMap<>(Map.of(EventSchema.AMOUNT, ColumnType.LONG, EventSchema.CHANNEL, ColumnType.TEXT)));

    private final EventBatch batch;

    private HeldLog(EventBatch batch) {
        this.batch = batch;
    }

    static HeldLog of(List<Row> rows) {
        Dictionary types = new Dictionary();
        Dictionary channels = new Dictionary();
        EventBatch batch = new EventBatch(SCHEMA, rows.size(), types, types, types, types, channels);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            batch.longs(0)[i] = row.getLong(0);
            batch.longs(1)[i] = row.getTimestamp(1).getTime();
            batch.codes(2)[i] = types.add(row.getString(2));
            batch.longs(3)[i] = row.getLong(3);
            batch.codes(4)[i] = channels.add(row.getString(4));
        }
        batch.size(rows.size());
        return new HeldLog(batch);
    }

    @Override
    public EventSchema schema() {
        return SCHEMA;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(batch.size());
    }

    @Override
    public EventCursor read() {
        return new EventCursor() {
            private boolean given;

            @Override
            public EventBatch next() {
                EventBatch next = given ? null : batch;
                given = true;
                return next;
            }

            @Override
            public boolean isLasting() {
                return true;
            }

            @Override
            public void close() {}
        };
    }
}
