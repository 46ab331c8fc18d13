package io.growth4j.bench.peers;

import io.growth4j.bench.population.Workload;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
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

/** A native DuckDB table of who did what when, in this process. */
final class DuckDbTable implements AutoCloseable {
    private final Connection connection;

    DuckDbTable(Workload log, int threads) {
        this.connection = connect();
        execute("SET threads = " + threads);
        execute("SET preserve_insertion_order = false");
        String types =
                SpeedFeatures.TYPES.stream().map(type -> "'" + type + "'").collect(Collectors.joining(","));
        execute("CREATE TYPE event_type AS ENUM (" + types + ")");
        execute("CREATE TABLE events (user_id BIGINT NOT NULL, t BIGINT NOT NULL, type event_type NOT NULL)");
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
                EventCursor cursor = log.read()) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    out.append(Long.toString(batch.longs(0)[row])).append(',');
                    out.append(Long.toString(batch.longs(1)[row])).append(',');
                    out.append(batch.dictionary(2).text(batch.codes(2)[row])).append('\n');
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

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not close", e);
        }
    }
}
