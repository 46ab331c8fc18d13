package io.growth4j.bench.peers;

import io.growth4j.bench.population.Workload;
import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** DuckDB in this process: a native table with ENUM columns, and SQL that sorts each user's events once. */
final class DuckDbPeer implements Peer {
    private static final String DAY = "86400000";

    private final Connection connection;

    DuckDbPeer(Workload log, int threads) {
        try {
            this.connection = DriverManager.getConnection("jdbc:duckdb:");
            execute("SET threads = " + threads);
            execute("SET preserve_insertion_order = false");
            load(log);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not start", e);
        }
    }

    @Override
    public String name() {
        return "duckdb";
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

    @Override
    public void compute(Task task) {
        execute("DROP TABLE IF EXISTS result");
        execute("CREATE TEMP TABLE result AS " + (task == Task.W1 ? w1() : w2()));
    }

    private static String w1() {
        return "SELECT user_id, " + simple() + " FROM events GROUP BY user_id";
    }

    private static String simple() {
        long asOf = Workload.AS_OF.toEpochMilli();
        StringBuilder sql = new StringBuilder("count(*) AS n");
        for (EventType type : SpeedFeatures.TYPES) {
            sql.append(", count(*) FILTER (type = '" + type + "') AS n_" + type);
        }
        for (int days : new int[] {1, 7, 30, 90}) {
            sql.append(", count(*) FILTER (t >= " + from(days) + ") AS c_" + days + "d");
        }
        String purchase = " FILTER (type = 'purchase'";
        return sql.append(", " + asOf + " - max(t) AS recency_ms, " + asOf + " - min(t) AS tenure_ms")
                .append(", count(*) FILTER ((t // " + DAY + " + 3) % 7 >= 5) / count(*) AS weekend_share")
                .append(", count(*) FILTER (t % " + DAY + " < 21600000) / count(*) AS night_share")
                .append(", sum(amount)" + purchase + ") AS p_sum, avg(amount)" + purchase + ") AS p_mean")
                .append(", max(amount)" + purchase + ") AS p_max")
                .append(", (" + asOf + " - max(t)" + purchase + ")) / " + DAY + ".0::DOUBLE AS days_since_p")
                .append(", " + asOf + " - min(t)" + purchase + ") AS first_p_ms")
                .append(", count(*)" + purchase + " AND t >= " + from(30) + ") AS p_30d")
                .append(", sum(amount)" + purchase + " AND t >= " + from(30) + ") AS a_30d")
                .append(", sum(amount)" + purchase + " AND t >= " + from(90) + ") AS a_90d")
                .toString();
    }

    private static long from(int days) {
        return Workload.AS_OF.minusSeconds(86_400L * days).toEpochMilli();
    }

    /** One sort of each user's events gives gaps and new days; distincts of small columns are bits. */
    private static String w2() {
        String hours = IntStream.range(0, 6)
                .mapToObj(bin -> "count(*) FILTER (t % " + DAY + " // 14400000 = " + bin + ") AS h" + bin)
                .collect(Collectors.joining(", "));
        return "WITH ordered AS (SELECT *, t - lag(t) OVER w AS gap, t // " + DAY + " AS day,"
                + " t // " + DAY + " IS DISTINCT FROM lag(t) OVER w // " + DAY + " AS is_new"
                + " FROM events WINDOW w AS (PARTITION BY user_id ORDER BY t)),"
                + " base AS (SELECT user_id, " + simple() + ", " + hours
                + ", avg(gap) AS gap_mean, stddev_pop(gap) AS gap_std, max(gap) AS gap_max"
                + ", bit_count(bit_or(1::BIGINT << enum_code(category)::INTEGER)) AS d_cat"
                + ", bit_count(bit_or(1::BIGINT << enum_code(channel)::INTEGER)) AS d_chan"
                + ", count(DISTINCT item) AS d_item, count(*) FILTER (is_new) AS active_days"
                + ", count(DISTINCT day) FILTER (t >= " + from(30) + ") AS active_days_30"
                + " FROM ordered GROUP BY user_id),"
                + " tops AS (SELECT user_id, arg_max(category, c) AS top_cat, max(c) AS top_n FROM"
                + " (SELECT user_id, category, count(*) AS c FROM events GROUP BY user_id, category) GROUP BY user_id),"
                + " streaks AS (SELECT user_id, max(c) AS streak FROM (SELECT user_id, count(*) AS c FROM"
                + " (SELECT user_id, day - row_number() OVER (PARTITION BY user_id ORDER BY day) AS island FROM ordered"
                + " WHERE is_new) GROUP BY user_id, island) GROUP BY user_id)"
                + " SELECT base.*, top_cat, top_n / n AS top_share, streak"
                + " FROM base JOIN tops USING (user_id) JOIN streaks USING (user_id)";
    }

    @Override
    public Map<String, Double> sums() {
        try (Statement statement = connection.createStatement();
                ResultSet first = statement.executeQuery("SELECT * FROM result LIMIT 1")) {
            ResultSetMetaData columns = first.getMetaData();
            Map<String, Double> sums = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String name = columns.getColumnName(i);
                boolean isText = columns.getColumnType(i) == Types.VARCHAR || name.equals("top_cat");
                if (!isText && !name.equals("user_id")) {
                    sums.put(name, sum(name));
                }
            }
            return sums;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB has no result", e);
        }
    }

    private double sum(String column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(sum(" + column + "::DOUBLE), 0) FROM result")) {
            row.next();
            return row.getDouble(1);
        }
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
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
