package io.growth4j.loyalty.points;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a row of a result holds. */
final class PostgresRows {
    private PostgresRows() {}

    static Lot lot(ResultSet row) throws SQLException {
        Lot lot = new Lot(
                row.getLong("lot"),
                row.getString("operation_id"),
                row.getLong("points"),
                Objects.requireNonNull(time(row, "earned_at")),
                time(row, "active_at"),
                time(row, "expires_at"));
        lot.remaining = row.getLong("remaining");
        return lot;
    }

    static PointsEntry entry(ResultSet row) throws SQLException {
        return new PointsEntry(
                row.getString("account_id"),
                row.getLong("seq"),
                row.getString("operation_id"),
                EntryKind.valueOf(row.getString("kind")),
                row.getLong("lot"),
                row.getLong("points"),
                Objects.requireNonNull(time(row, "at")),
                row.getString("reference"),
                time(row, "active_at"),
                time(row, "expires_at"));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A parameter for many texts. */
    static Array texts(Connection connection, Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
