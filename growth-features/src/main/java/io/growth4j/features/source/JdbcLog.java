package io.growth4j.features.source;

import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.ingest.EventPlan;
import io.growth4j.features.internal.ingest.EventRows;
import io.growth4j.features.internal.ingest.SourceLog;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Logs over the rows of queries. */
final class JdbcLog {
    private static final String NAME = "the query";

    private JdbcLog() {}

    static EventLog open(DataSource database, String sql, EventMapping mapping) {
        try {
            EventPlan plan = EventPlan.of(NAME, mapping.rules(), available(database, sql));
            return new SourceLog(NAME, plan, read -> new Pass(database, sql, read.columns()));
        } catch (IOException e) {
            throw SourceLog.unreadable(NAME, e);
        }
    }

    private static Map<String, ColumnType> available(DataSource database, String sql) throws IOException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            ResultSetMetaData columns = statement.getMetaData();
            if (columns != null) {
                return types(columns);
            }
            // Some drivers know the columns only of what was run.
            statement.setMaxRows(1);
            try (ResultSet rows = statement.executeQuery()) {
                return types(rows.getMetaData());
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Map<String, ColumnType> types(ResultSetMetaData columns) throws SQLException {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            types.put(columns.getColumnLabel(column), natural(columns.getColumnType(column)));
        }
        return types;
    }

    private static ColumnType natural(int sqlType) {
        return switch (sqlType) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ColumnType.LONG;
            case Types.REAL, Types.FLOAT, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC -> ColumnType.DOUBLE;
            default -> ColumnType.TEXT;
        };
    }

    private static IOException failed(SQLException e) {
        return new IOException("the database says: " + e.getMessage(), e);
    }

    /** One run of the query. */
    private static final class Pass implements SourceLog.Rows {
        private final Connection connection;
        private final ResultSet rows;
        private final int[] positions;
        private final List<Class<?>> types = new ArrayList<>();
        private final @Nullable Object[] values;
        private long row;

        Pass(DataSource database, String sql, List<String> columns) throws IOException {
            positions = new int[columns.size()];
            values = new @Nullable Object[columns.size()];
            try {
                connection = database.getConnection();
                try {
                    rows = run(sql);
                    for (int i = 0; i < positions.length; i++) {
                        positions[i] = rows.findColumn(columns.get(i));
                        types.add(javaType(rows.getMetaData(), positions[i]));
                    }
                } catch (SQLException e) {
                    connection.close();
                    throw e;
                }
            } catch (SQLException e) {
                throw failed(e);
            }
        }

        /** Some drivers, PostgreSQL's among them, fetch bit by bit only inside a transaction. */
        private ResultSet run(String sql) throws SQLException {
            connection.setAutoCommit(false);
            PreparedStatement statement = connection.prepareStatement(sql);
            statement.closeOnCompletion();
            statement.setFetchSize(SourceLog.BATCH);
            return statement.executeQuery();
        }

        /**
         * How to ask for a column: {@code java.sql.Timestamp} would bring in the zone of the Java platform, so times are asked
         * for as java.time types.
         */
        private static Class<?> javaType(ResultSetMetaData columns, int position) throws SQLException {
            String name = columns.getColumnTypeName(position).toLowerCase(Locale.ROOT);
            boolean zoned = name.equals("timestamptz") || name.contains("with time zone");
            return switch (columns.getColumnType(position)) {
                case Types.TIMESTAMP_WITH_TIMEZONE -> OffsetDateTime.class;
                case Types.TIMESTAMP -> zoned ? OffsetDateTime.class : LocalDateTime.class;
                case Types.DATE -> LocalDate.class;
                default -> Object.class;
            };
        }

        @Override
        public boolean next(EventRows events) throws IOException {
            try {
                if (!rows.next()) {
                    return false;
                }
                for (int i = 0; i < positions.length; i++) {
                    Class<?> type = types.get(i);
                    values[i] =
                            type == Object.class ? rows.getObject(positions[i]) : rows.getObject(positions[i], type);
                }
            } catch (SQLException e) {
                throw failed(e);
            }
            events.add(++row, values);
            return true;
        }

        @Override
        public void close() throws IOException {
            try (Connection closed = connection) {
                rows.close();
                closed.rollback();
            } catch (SQLException e) {
                throw failed(e);
            }
        }
    }
}
