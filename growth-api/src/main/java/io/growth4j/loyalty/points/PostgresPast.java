package io.growth4j.loyalty.points;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads what an operation that reverses another must know about that one. */
final class PostgresPast {
    /**
     * The entries of some operations, those that refer to them, and the expiries of the lots that they made. Of an
     * operation's own entries its row knows the place, so that credits and redemptions need no index for them.
     */
    private static final String ENTRIES = """
            SELECT e.* FROM points_operation o
            JOIN points_entry e ON e.account_id = o.account_id AND e.seq BETWEEN o.first_seq AND o.last_seq
                 AND e.operation_id = o.operation_id
            WHERE o.operation_id = ANY (?)
            UNION SELECT * FROM points_entry WHERE operation_id = ANY (?) AND kind = 'EXPIRE'
            UNION SELECT * FROM points_entry WHERE reference = ANY (?)
            ORDER BY account_id, seq""";

    /** Those of some lots that nothing is left of; closed ones as their first entry made them. */
    private static final String USED_UP = """
            SELECT m.account_id, m.seq AS lot, m.operation_id, m.points, 0 AS remaining, m.at AS earned_at, m.active_at,
                   CASE WHEN l.lot IS NULL THEN m.expires_at ELSE l.expires_at END AS expires_at
            FROM unnest(?::text[], ?::int8[]) AS wanted (account_id, lot)
            JOIN points_entry m ON m.account_id = wanted.account_id AND m.seq = wanted.lot
            LEFT JOIN points_lot l ON l.account_id = m.account_id AND l.lot = m.seq
            WHERE coalesce(l.remaining, 0) = 0""";

    private final Connection connection;
    private final Map<String, PostgresBook> books;

    private PostgresPast(Connection connection, Map<String, PostgresBook> books) {
        this.connection = connection;
        this.books = books;
    }

    /** The past of operations that others refer to, into the books; to be read after them. */
    static void read(Connection connection, Map<String, PostgresBook> books, Collection<String> references)
            throws SQLException {
        PostgresPast past = new PostgresPast(connection, books);
        past.usedUp(past.entries(references));
    }

    private List<PointsEntry> entries(Collection<String> references) throws SQLException {
        List<PointsEntry> entries = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ENTRIES)) {
            for (int parameter = 1; parameter <= 3; parameter++) {
                statement.setArray(parameter, PostgresRows.texts(connection, references));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    PointsEntry entry = PostgresRows.entry(rows);
                    PostgresBook account = books.get(entry.accountId());
                    if (account != null) {
                        account.readPast(entry);
                        entries.add(entry);
                    }
                }
            }
        }
        return entries;
    }

    private void usedUp(List<PointsEntry> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(USED_UP)) {
            Object[] accounts = entries.stream().map(PointsEntry::accountId).toArray();
            Object[] lots = entries.stream().map(PointsEntry::lot).toArray();
            statement.setArray(1, connection.createArrayOf("text", accounts));
            statement.setArray(2, connection.createArrayOf("int8", lots));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    PostgresBook account = books.get(rows.getString("account_id"));
                    if (account != null) {
                        account.readUsedUp(PostgresRows.lot(rows));
                    }
                }
            }
        }
    }
}
