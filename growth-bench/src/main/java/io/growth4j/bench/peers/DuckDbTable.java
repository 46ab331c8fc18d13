package io.growth4j.bench.peers;

import io.growth4j.bench.population.Workload;
import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The workload as a native DuckDB table in this process, with ENUM columns. */
final class DuckDbTable implements AutoCloseable {
    private final Connection connection;

    DuckDbTable(Workload log, int threads) {
        this.connection = connect();
        execute("SET threads = " + threads);
        execute("SET preserve_insertion_order = false");
        load(log);
    }

    private static Connection connect() {
        try {
            return DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not start", e);
        }
    }

    private void load(Workload log) {
        String types =
                SpeedFeatures.TYPES.stream().map(type -> "'" + type + "'").collect(Collectors.joining(","));
        String categories = IntStream.range(0, Workload.CATEGORIES)
                .mapToObj(i -> "'c" + i + "'")
                .collect(Collectors.joining(","));
        execute("CREATE TYPE event_type AS ENUM (" + types + ")");
        execute("CREATE TYPE category AS ENUM (" + categories + ")");
        execute("CREATE TYPE channel AS ENUM ('web','ios','android','mini','email','store')");
        execute("CREATE TABLE events (user_id BIGINT NOT NULL, t BIGINT NOT NULL, item BIGINT NOT NULL,"
                + " type event_type NOT NULL, category category NOT NULL, channel channel NOT NULL, amount BIGINT)");
        try {
            Path csv = Files.createTempFile("workload", ".csv");
            try {
                write(log, csv);
                execute("COPY events FROM '" + csv + "' (HEADER false)");
            } finally {
                Files.delete(csv);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot hand the workload to DuckDB", e);
        }
    }

    private static void write(Workload log, Path csv) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(csv);
                var cursor = log.read()) {
            int item = log.schema().slot(EventSchema.ITEM);
            int category = log.schema().slot(EventSchema.CATEGORY);
            int channel = log.schema().slot(EventSchema.CHANNEL);
            int amount = log.schema().slot(EventSchema.AMOUNT);
            StringBuilder line = new StringBuilder();
            for (var batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    line.setLength(0);
                    line.append(batch.longs(0)[row]).append(',').append(batch.longs(1)[row]);
                    line.append(',').append(batch.longs(item)[row]);
                    line.append(',').append(batch.dictionary(2).text(batch.codes(2)[row]));
                    line.append(',').append(batch.dictionary(category).text(batch.codes(category)[row]));
                    line.append(',').append(batch.dictionary(channel).text(batch.codes(channel)[row]));
                    long paid = batch.longs(amount)[row];
                    line.append(',')
                            .append(paid == Absent.LONG ? "" : Long.toString(paid))
                            .append('\n');
                    out.append(line);
                }
            }
        }
    }

    /** Runs a statement to its end without reading its rows; says whether there are any to read. */
    boolean execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB refuses: " + sql, e);
        }
    }

    /** Runs a query of a name and a count. */
    Map<String, Long> counts(String sql) {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB refuses: " + sql, e);
        }
    }

    /** Runs a query of one row of numbers, by column. */
    Map<String, Double> row(String sql) {
        Map<String, Double> values = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.put(row.getMetaData().getColumnName(i), row.getDouble(i));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB refuses: " + sql, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not close", e);
        }
    }
}
