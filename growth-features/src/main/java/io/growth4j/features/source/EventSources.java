package io.growth4j.features.source;

import io.growth4j.event.EventLog;
import io.growth4j.features.internal.ingest.SourceLog;
import io.growth4j.features.internal.ipc.ArrowRows;
import java.nio.file.Path;
import javax.sql.DataSource;

/**
 * Opens logs over files and databases.
 *
 * <p>What all of them share: a source is opened and its columns are checked against the mapping at once; rows are read
 * when a cursor asks for them, in batches of {@value #BATCH} whose arrays are used again, and each pass reads the source
 * anew, so it must not change meanwhile. Memory does not grow with the number of rows, but with the number of different
 * texts. A row that is no event is counted in {@link EventLog#rejectedRows()}, with samples; with {@code failFast} it
 * ends the pass with an {@link IllegalArgumentException} instead. A source that cannot be read at all ends it with an
 * {@link java.io.UncheckedIOException}. Logs are for one thread at a time; closing a cursor closes what the pass opened.
 */
public final class EventSources {
    /** How many events a batch holds at most. */
    public static final int BATCH = SourceLog.BATCH;

    private EventSources() {}

    /**
     * A log over CSV text (RFC 4180): the first row names the columns; cells may stand in double quotes, in which a double
     * quote is written twice; lines end with CR, LF or both; a byte order mark is skipped. A file whose name ends with
     * {@code .gz} is unpacked on the way.
     *
     * <p>Lines without a character are no rows. A row with more or fewer cells than the header is rejected. A row that
     * breaks the quoting rules, or has a cell of more than a million characters, is rejected up to the end of its first
     * line; reading goes on with the next. A file without any row is an empty log.
     *
     * @param file the file
     * @param mapping what its columns mean
     * @return a log that reads the file with each pass
     * @throws IllegalArgumentException if the header lacks a mapped column (with near misses) or has it twice
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static EventLog csv(Path file, EventMapping mapping) {
        return CsvLog.open(file, mapping);
    }

    /**
     * A log over a file in Arrow's IPC file or stream format; needs no JVM flag. Whole numbers, timestamps of any unit,
     * dates, real numbers, decimals, UTF-8 texts, plain or in dictionaries, and booleans can be columns; timestamps
     * without a zone and dates are at home in the mapping's zone. Compressed files need {@code arrow-compression} and are
     * refused. Memory outside the heap belongs to the cursor, which gives it back when it is closed.
     *
     * @param file the file
     * @param mapping what its columns mean; times and decimals need no format
     * @return a log that reads the file with each pass
     * @throws IllegalArgumentException if the file lacks a mapped column (with near misses)
     * @throws java.io.UncheckedIOException if the file cannot be read, is cut off or damaged
     */
    public static EventLog arrow(Path file, EventMapping mapping) {
        return ArrowRows.log(file, schema -> mapping.rules());
    }

    /**
     * A log over an Arrow file whose columns bear the names of {@link io.growth4j.event.EventSchema}, as {@code
     * ArrowEvents.write} makes them: instants as timestamps, amounts in minor units, negative ones too; any other column
     * is an attribute.
     *
     * @param file the file
     * @return a log that reads the file with each pass
     * @throws IllegalArgumentException if the file's columns do not start with user, time, type
     * @throws java.io.UncheckedIOException if the file cannot be read, is cut off or damaged
     */
    public static EventLog arrow(Path file) {
        return ArrowRows.natural(file);
    }

    /**
     * A log over a Parquet file with flat columns, plain or compressed by Snappy or Zstandard. It needs {@code
     * blue.strategic.parquet:parquet-floor} on the class path, which growth4j does not bring along. Only mapped columns are
     * read. Whole numbers, real numbers, texts, booleans, dates, decimals and timestamps can be columns; timestamps without
     * a zone and dates are at home in the mapping's zone.
     *
     * @param file the file
     * @param mapping what its columns mean; times and decimals need no format
     * @return a log that reads the file with each pass
     * @throws IllegalStateException if parquet-floor is not on the class path
     * @throws IllegalArgumentException if the file lacks a mapped column (with near misses)
     * @throws java.io.UncheckedIOException if the file cannot be read, is cut off or damaged
     */
    public static EventLog parquet(Path file, EventMapping mapping) {
        return ParquetLog.open(file, mapping);
    }

    /**
     * A log over the rows of a query. Each pass runs the query on a connection of its own, which is closed with the cursor;
     * rows are fetched some thousands at a time where the driver can do so. Timestamps without a zone and dates are at home
     * in the mapping's zone, whatever the zone of the Java platform is. Without {@code order by} the database decides on
     * the order, which then may differ from pass to pass.
     *
     * @param database where to get connections; its owner closes it
     * @param sql the query
     * @param mapping what the labels of the query's columns mean; times and decimals need no format
     * @return a log that runs the query with each pass
     * @throws IllegalArgumentException if the query lacks a mapped column (with near misses)
     * @throws java.io.UncheckedIOException if the database refuses or fails; the cause's cause is its {@link
     *     java.sql.SQLException}
     */
    public static EventLog jdbc(DataSource database, String sql, EventMapping mapping) {
        return JdbcLog.open(database, sql, mapping);
    }
}
