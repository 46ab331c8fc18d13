package io.growth4j.features.source;

import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.ingest.EventPlan;
import io.growth4j.features.internal.ingest.EventRows;
import io.growth4j.features.internal.ingest.SourceLog;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Logs over CSV files. */
final class CsvLog {
    private static final int BUFFER = 1 << 16;

    private CsvLog() {}

    static EventLog open(Path file, EventMapping mapping) {
        String name = String.valueOf(file.getFileName());
        try {
            List<String> header = header(file, mapping);
            EventPlan plan = EventPlan.of(name, mapping.rules(), available(name, header, mapping));
            return new SourceLog(name, plan, read -> new Pass(file, mapping, header, read));
        } catch (IOException e) {
            throw SourceLog.unreadable(file.toString(), e);
        }
    }

    private static List<String> header(Path file, EventMapping mapping) throws IOException {
        try (CsvRecords records = records(file, mapping)) {
            @Nullable String @Nullable [] cells = records.next();
            if (records.broken() != null) {
                throw new IllegalArgumentException("the header of " + file + " " + records.broken());
            }
            return cells == null ? List.of() : stripped(cells, records.width());
        }
    }

    private static List<String> stripped(@Nullable String[] cells, int width) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            names.add(String.valueOf(cells[i]).strip());
        }
        return names;
    }

    private static CsvRecords records(Path file, EventMapping mapping) throws IOException {
        return new CsvRecords(new ReplayReader(reader(file, mapping)), mapping.delimiter());
    }

    private static Reader reader(Path file, EventMapping mapping) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, BUFFER) : bytes;
            return new InputStreamReader(plain, Charset.forName(mapping.charset()));
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** A file without a header has no rows either: then every mapped column counts as there. */
    private static Map<String, ColumnType> available(String name, List<String> header, EventMapping mapping) {
        Map<String, ColumnType> available = new LinkedHashMap<>();
        List<String> columns = header.isEmpty() ? List.copyOf(mapping.columns().values()) : header;
        columns.forEach(column -> available.put(column, ColumnType.TEXT));
        for (String column : mapping.columns().values()) {
            if (header.indexOf(column) != header.lastIndexOf(column)) {
                throw new IllegalArgumentException("column '" + column + "' stands twice in the header of " + name);
            }
        }
        return available;
    }

    /** One pass over the rows below the header. */
    private static final class Pass implements SourceLog.Rows {
        private final CsvRecords records;
        private final int width;
        private final int[] positions;
        private final @Nullable Object[] values;

        Pass(Path file, EventMapping mapping, List<String> header, EventPlan plan) throws IOException {
            records = records(file, mapping);
            width = header.size();
            List<String> columns = new ArrayList<>(plan.columns());
            positions = columns.stream().mapToInt(header::indexOf).toArray();
            values = new @Nullable Object[positions.length];
            if (width > 0) {
                records.next();
                records.keepOnly(positions);
            }
        }

        @Override
        public boolean next(EventRows rows) throws IOException {
            if (width == 0) {
                return false;
            }
            @Nullable String @Nullable [] cells = records.next();
            String broken = records.broken();
            if (broken != null) {
                rows.reject(records.line(), broken);
                return true;
            }
            if (cells == null) {
                return false;
            }
            if (records.width() != width) {
                rows.reject(records.line(), "row has " + records.width() + " cells, the header has " + width);
                return true;
            }
            for (int i = 0; i < positions.length; i++) {
                values[i] = cells[positions[i]];
            }
            rows.add(records.line(), values);
            return true;
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }
}
