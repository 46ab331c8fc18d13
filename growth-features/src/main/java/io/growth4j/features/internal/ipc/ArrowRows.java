package io.growth4j.features.internal.ipc;

import io.growth4j.definition.UnknownName;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.ingest.EventPlan;
import io.growth4j.features.internal.ingest.EventRows;
import io.growth4j.features.internal.ingest.RawColumn;
import io.growth4j.features.internal.ingest.SourceLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** One pass over the batches of an Arrow reader. */
public final class ArrowRows implements SourceLog.Rows {
    /** Opens a reader for a pass. */
    @FunctionalInterface
    public interface Readers {
        /** A reader before its first batch. */
        Opened open() throws IOException;
    }

    /** Memory that is given back, and checked for leaks. */
    @FunctionalInterface
    public interface Memory {
        /** Gives it back. */
        void close();
    }

    /** A reader, and what must be closed after it. */
    public record Opened(ArrowReader reader, Memory memory) {}

    /** A file's batches need no more memory than this; damaged lengths do. */
    private static final long ROOM = 1L << 26;

    private static final long ROOM_PER_BYTE = 4;

    private final Opened opened;
    private final List<String> names;
    private final Lexicons lexicons;
    private final List<Scratch> scratches;
    private List<FieldVector> vectors = List.of();
    private int size;
    private int next;
    private long rowsBefore;

    private ArrowRows(Opened opened, EventPlan plan) {
        this.opened = opened;
        this.names = plan.columns();
        this.scratches = names.stream().map(name -> new Scratch()).toList();
        this.lexicons = new Lexicons(opened.reader());
    }

    /** The reader of a file, with memory of its own that is checked for leaks when the pass ends. */
    public static Opened open(Path file) throws IOException {
        BufferAllocator allocator = new RootAllocator(ROOM + ROOM_PER_BYTE * Files.size(file));
        try {
            return new Opened(IpcFiles.open(file, allocator), allocator::close);
        } catch (IOException | RuntimeException e) {
            allocator.close();
            throw e;
        }
    }

    /**
     * A log over what readers read, each pass with a new one.
     *
     * @param source its name, for messages
     * @param readers opens the readers
     * @param size how many rows each reads, if that is known
     * @param rules what to read, given the schema
     */
    public static SourceLog log(
            String source, Readers readers, OptionalLong size, Function<Schema, EventPlan.Rules> rules) {
        try {
            Schema schema = schema(readers);
            EventPlan plan = EventPlan.of(source, rules.apply(schema), available(schema));
            return new SourceLog(source, plan, size, read -> new ArrowRows(readers.open(), read));
        } catch (IOException e) {
            throw SourceLog.unreadable(source, e);
        }
    }

    /** A log over a file. */
    public static SourceLog log(Path file, Function<Schema, EventPlan.Rules> rules) {
        return log(String.valueOf(file.getFileName()), () -> open(file), IpcFiles.rows(file), rules);
    }

    /** A log over a file whose columns bear the names of their roles, with amounts in minor units. */
    public static SourceLog natural(Path file) {
        return log(file, ArrowRows::naturalRules);
    }

    private static EventPlan.Rules naturalRules(Schema schema) {
        Map<String, String> columns = new LinkedHashMap<>();
        schema.getFields().forEach(field -> columns.put(field.getName(), field.getName()));
        Map<String, String> formats = Map.of(EventSchema.AMOUNT, "0");
        return new EventPlan.Rules(columns, formats, Optional.empty(), ZoneOffset.UTC, true, false);
    }

    private static Schema schema(Readers readers) throws IOException {
        Opened opened = readers.open();
        try {
            return opened.reader().getVectorSchemaRoot().getSchema();
        } catch (RuntimeException e) {
            throw damaged(e);
        } finally {
            close(opened);
        }
    }

    private static Map<String, ColumnType> available(Schema schema) {
        Map<String, ColumnType> available = new LinkedHashMap<>();
        for (Field field : schema.getFields()) {
            available.put(field.getName(), VectorColumns.typeOf(field));
        }
        return available;
    }

    @Override
    public boolean next(EventRows rows) throws IOException {
        while (next == size) {
            rowsBefore += size;
            if (!load()) {
                return false;
            }
        }
        int count = Math.min(size - next, rows.room());
        rows.addAll(columns(rows, count), count, rowsBefore + next + 1);
        next += count;
        return true;
    }

    private List<RawColumn> columns(EventRows rows, int count) throws IOException {
        try {
            List<RawColumn> columns = new ArrayList<>();
            for (int column = 0; column < vectors.size(); column++) {
                Scratch scratch = scratches.get(column).lend(rows.longs(column));
                VectorSlice slice = new VectorSlice(vectors.get(column), next, count, scratch);
                columns.add(VectorColumns.of(slice, lexicons));
            }
            return columns;
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    private boolean load() throws IOException {
        next = 0;
        size = 0;
        try {
            if (!opened.reader().loadNextBatch()) {
                return false;
            }
            lexicons.nextBatch();
            size = opened.reader().getVectorSchemaRoot().getRowCount();
            vectors = names.stream().map(this::vector).toList();
            return true;
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    private FieldVector vector(String name) {
        try {
            FieldVector vector = opened.reader().getVectorSchemaRoot().getVector(name);
            if (vector == null) {
                throw UnknownName.of("column", name, List.of());
            }
            return vector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Arrow meets damaged bytes with all kinds of exceptions. */
    public static IOException damaged(RuntimeException e) {
        return new IOException("Arrow cannot make sense of it: " + e.getMessage(), e);
    }

    @Override
    public void close() throws IOException {
        close(opened);
    }

    /** Closes the reader, then its memory, also if the reader cannot be closed. */
    public static void close(Opened opened) throws IOException {
        try {
            opened.reader().close();
        } finally {
            opened.memory().close();
        }
    }
}
