package io.growth4j.features.arrow;

import io.growth4j.features.internal.ipc.ArrowRows;
import io.growth4j.features.internal.ipc.IpcFileWriter;
import io.growth4j.features.internal.ipc.IpcFiles;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Tables of users as Arrow IPC files, for any tool that reads Arrow.
 *
 * <p>A file has the columns {@value #USER} (whole number or text) and {@value #AS_OF} (timestamp in UTC), then one per
 * feature under its name: whole numbers, real numbers, timestamps in UTC, or texts in a dictionary; absent values are
 * nulls. Each feature's field carries its kind, unit, meaning and definition as metadata, the schema the fingerprint of
 * the {@link io.growth4j.user.FeatureSchema}, and the footer a checksum.
 */
public final class ArrowTables {
    /** The column of the user's id. */
    public static final String USER = "user_id";

    /** The column of the instant at which a row is known. */
    public static final String AS_OF = "as_of";

    private ArrowTables() {}

    /**
     * Writes a table; the file is there whole or not at all.
     *
     * @param table the users
     * @param file where to; replaced if it exists
     * @throws IllegalArgumentException if a feature is named {@value #USER} or {@value #AS_OF}
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(UserTable table, Path file) {
        TableWriter writer = new TableWriter(table);
        try (BufferAllocator allocator = new RootAllocator();
                IpcFileWriter out = new IpcFileWriter(file, writer.schema())) {
            writer.write(allocator, out);
            out.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a table that {@link #write} wrote.
     *
     * @param file the file
     * @return an equal table, on the heap
     * @throws UncheckedIOException if the file cannot be read, is cut off, damaged, of another version or was written by
     *     somebody else
     */
    public static UserTable read(Path file) {
        try {
            IpcFiles.requireIntact(file);
            ArrowRows.Opened opened = ArrowRows.open(file);
            try {
                return TableReader.read(opened.reader());
            } finally {
                ArrowRows.close(opened);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
