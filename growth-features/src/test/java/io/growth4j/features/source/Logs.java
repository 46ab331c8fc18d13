package io.growth4j.features.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.event.Absent;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.RejectedRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a whole log as rows of text, one word per column; whoever asks for some columns only must see the same events,
 * and the same rows rejected.
 */
public final class Logs {
    private Logs() {}

    public static List<String> rows(EventLog log) {
        List<String> rows = rows(log.read());
        RejectedRows rejected = log.rejectedRows();
        List<String> names = List.copyOf(log.schema().columns().keySet());
        for (int slot = 0; slot < names.size(); slot++) {
            List<String> some = rows(log.read(Set.of(names.get(slot))));
            assertThat(log.rejectedRows()).isEqualTo(rejected);
            assertThat(some).hasSameSizeAs(rows);
            for (int row = 0; row < rows.size(); row++) {
                String[] expected = rows.get(row).split(" ", -1);
                String[] actual = some.get(row).split(" ", -1);
                assertThat(actual[slot]).isEqualTo(expected[slot]);
                assertThat(actual).startsWith(Arrays.copyOf(expected, 3));
            }
        }
        return rows;
    }

    private static List<String> rows(EventCursor log) {
        List<String> rows = new ArrayList<>();
        try (EventCursor cursor = log) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    rows.add(row(batch, row));
                }
            }
        }
        return rows;
    }

    public static long count(EventLog log) {
        long count = 0;
        try (EventCursor cursor = log.read()) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                count += batch.size();
            }
        }
        return count;
    }

    private static String row(EventBatch batch, int row) {
        List<String> words = new ArrayList<>();
        int slot = 0;
        for (Map.Entry<String, ColumnType> column : batch.schema().columns().entrySet()) {
            words.add(
                    switch (column.getValue()) {
                        case LONG -> word(batch.longs(slot)[row]);
                        case DOUBLE -> String.valueOf(batch.doubles(slot)[row]);
                        case TEXT -> word(batch, slot, batch.codes(slot)[row]);
                    });
            slot++;
        }
        return String.join(" ", words);
    }

    private static String word(long value) {
        return value == Absent.LONG ? "-" : String.valueOf(value);
    }

    private static String word(EventBatch batch, int slot, int code) {
        return code == Absent.CODE ? "-" : batch.dictionary(slot).text(code);
    }
}
