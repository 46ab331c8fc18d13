package io.growth4j.features.arrow;

import io.growth4j.event.Dictionary;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.ingest.EventPlan;
import io.growth4j.features.internal.ipc.ArrowRows;
import io.growth4j.features.internal.ipc.BatchColumns;
import io.growth4j.features.internal.ipc.IpcFileWriter;
import io.growth4j.features.source.EventMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Events into and out of Arrow. */
public final class ArrowEvents {
    private ArrowEvents() {}

    /**
     * A log over what Arrow readers read; each pass asks for a new reader, reads it to its end and closes it with the
     * cursor. The memory of a reader is its maker's: it must outlive the pass. Rows that are no events are counted, as in
     * {@link io.growth4j.features.source.EventSources}.
     *
     * <p>The engine does not know then how many rows to make room for;
     * {@linkplain #log(Supplier, EventMapping, long) saying so} makes it some hundredths faster.
     *
     * @param readers gives a reader before its first batch; all must read the same
     * @param mapping what the columns mean; times and decimals need no format
     * @return a log for one thread at a time
     * @throws IllegalArgumentException if a mapped column is missing (with near misses)
     * @throws UncheckedIOException if a reader fails
     */
    public static EventLog log(Supplier<ArrowReader> readers, EventMapping mapping) {
        return log(readers, mapping, OptionalLong.empty());
    }

    /**
     * The same of readers whose number of rows is known.
     *
     * @param readers gives a reader before its first batch; all must read the same
     * @param mapping what the columns mean; times and decimals need no format
     * @param rows how many rows each reads, not negative; results do not depend on it
     * @return a log for one thread at a time, that tells the rows as its {@linkplain EventLog#size() size}
     * @throws IllegalArgumentException if a mapped column is missing (with near misses), or rows are negative
     * @throws UncheckedIOException if a reader fails
     */
    public static EventLog log(Supplier<ArrowReader> readers, EventMapping mapping, long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows " + rows + ": a reader cannot read fewer than none");
        }
        return log(readers, mapping, OptionalLong.of(rows));
    }

    private static EventLog log(Supplier<ArrowReader> readers, EventMapping mapping, OptionalLong rows) {
        EventPlan.Rules rules = new EventPlan.Rules(
                mapping.columns(),
                mapping.formats(),
                mapping.constantType(),
                mapping.zone(),
                mapping.negativeAmounts(),
                mapping.failFast());
        return ArrowRows.log(
                "the Arrow reader", () -> new ArrowRows.Opened(readers.get(), () -> {}), rows, schema -> rules);
    }

    /**
     * Writes a log as an Arrow IPC file that {@link io.growth4j.features.source.EventSources#arrow(Path)} reads back: one
     * column per column of the log under its name, instants as timestamps in UTC, texts in dictionaries, absent values as
     * nulls. The log is read twice: once for its dictionaries. The file is there whole or not at all, with a checksum in
     * its footer.
     *
     * @param log the log
     * @param file where to; replaced if it exists
     * @throws UncheckedIOException if the log cannot be read or the file not written
     */
    public static void write(EventLog log, Path file) {
        Schema schema = new Schema(fields(log.schema()), Map.of(Fields.VERSION_KEY, Fields.VERSION));
        try (BufferAllocator allocator = new RootAllocator();
                IpcFileWriter out = new IpcFileWriter(file, schema)) {
            writeDictionaries(log, allocator, out);
            try (EventCursor cursor = log.read()) {
                for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                    write(batch, allocator, out);
                }
            }
            out.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static List<Field> fields(EventSchema schema) {
        List<Field> fields = new ArrayList<>();
        schema.columns().forEach((name, type) -> fields.add(field(name, type, fields.size())));
        return fields;
    }

    private static Field field(String name, ColumnType type, int slot) {
        boolean instant = name.equals(EventSchema.TIME) || name.equals(EventSchema.KNOWN_AT);
        return switch (type) {
            case LONG -> Fields.of(name, instant ? Fields.INSTANT : Fields.WHOLE, Map.of());
            case DOUBLE -> Fields.of(name, Fields.REAL, Map.of());
            case TEXT -> Fields.encoded(name, slot, Map.of());
        };
    }

    private static void writeDictionaries(EventLog log, BufferAllocator allocator, IpcFileWriter out)
            throws IOException {
        Dictionary[] dictionaries = new Dictionary[log.schema().columns().size()];
        try (EventCursor cursor = log.read()) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int slot : textSlots(log.schema())) {
                    dictionaries[slot] = batch.dictionary(slot);
                }
            }
        }
        for (int slot : textSlots(log.schema())) {
            Dictionary dictionary = dictionaries[slot] == null ? new Dictionary() : dictionaries[slot];
            Fields.writeDictionary(slot, dictionary, allocator, out);
        }
    }

    private static List<Integer> textSlots(EventSchema schema) {
        List<ColumnType> types = List.copyOf(schema.columns().values());
        return IntStream.range(0, types.size())
                .filter(slot -> types.get(slot) == ColumnType.TEXT)
                .boxed()
                .toList();
    }

    private static void write(EventBatch batch, BufferAllocator allocator, IpcFileWriter out) throws IOException {
        try (BatchColumns columns = new BatchColumns(allocator, batch.size())) {
            int slot = 0;
            for (ColumnType type : batch.schema().columns().values()) {
                switch (type) {
                    case LONG -> columns.longs(batch.longs(slot), 0);
                    case DOUBLE -> columns.doubles(batch.doubles(slot), 0);
                    case TEXT -> columns.codes(batch.codes(slot), 0);
                }
                slot++;
            }
            try (ArrowRecordBatch rows = columns.batch()) {
                out.write(rows);
            }
        }
    }
}
