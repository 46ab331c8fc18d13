package io.growth4j.features.source;

import io.growth4j.event.EventLog;
import java.nio.file.Path;

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
    public static final int BATCH = 8192;

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
}
