package io.growth4j.features.source;

import io.growth4j.event.EventLog;
import io.growth4j.features.internal.ingest.EventPlan;
import io.growth4j.features.internal.ingest.SourceLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Logs over Parquet files. This class names none of parquet-floor's, so that it loads without them. */
final class ParquetLog {
    private static final String READER = "blue.strategic.parquet.ParquetReader";

    private ParquetLog() {}

    static EventLog open(Path file, EventMapping mapping) {
        requireReader(ParquetLog.class.getClassLoader());
        String name = String.valueOf(file.getFileName());
        try {
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            ParquetColumns columns = ParquetColumns.of(file);
            EventPlan plan = EventPlan.of(name, mapping.rules(), columns.types());
            return new SourceLog(name, plan, columns.rows(), read -> new ParquetRows(file, columns, read.columns()));
        } catch (IOException e) {
            throw SourceLog.unreadable(file.toString(), e);
        }
    }

    static void requireReader(ClassLoader loader) {
        try {
            Class.forName(READER, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "reading Parquet needs blue.strategic.parquet:parquet-floor on the class path", e);
        }
    }
}
