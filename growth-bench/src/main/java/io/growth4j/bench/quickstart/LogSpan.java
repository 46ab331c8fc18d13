package io.growth4j.bench.quickstart;

import io.growth4j.definition.ProgressListener;
import io.growth4j.event.Dictionary;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a log spans: how many events from when to when, and of which types.
 *
 * @param events how many
 * @param first the first event's instant, in milliseconds since 1970
 * @param last the last event's instant, in milliseconds since 1970
 * @param types the types there are
 */
record LogSpan(long events, long first, long last, Set<EventType> types) {
    static LogSpan of(EventLog log, ProgressListener progress) {
        long events = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        Set<EventType> types = new TreeSet<>();
        try (EventCursor cursor = log.read()) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                long[] times = batch.longs(EventSchema.TIME_SLOT);
                for (int row = 0; row < batch.size(); row++) {
                    first = Math.min(first, times[row]);
                    last = Math.max(last, times[row]);
                }
                addTypes(batch.dictionary(EventSchema.TYPE_SLOT), types);
                events += batch.size();
                progress.progress("looking through the log", events, log.size().orElse(-1));
            }
        }
        if (events == 0) {
            throw new IllegalArgumentException("the log has no events (" + log.rejectedRows() + ")");
        }
        return new LogSpan(events, first, last, types);
    }

    private static void addTypes(Dictionary names, Set<EventType> types) {
        for (int code = types.size(); code < names.size(); code++) {
            types.add(new EventType(names.text(code)));
        }
    }

    /** The end of the last event's day. */
    Instant endOfLastDay(ZoneId zone) {
        return Instant.ofEpochMilli(last)
                .atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
    }
}
