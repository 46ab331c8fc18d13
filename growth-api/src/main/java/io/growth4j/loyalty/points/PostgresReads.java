package io.growth4j.loyalty.points;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the ledger reads, on one connection. */
final class PostgresReads {
    /** An operation as it was booked. */
    record OperationRow(String content, long points, long balance, long version) {}

    private static final String BOOKS = """
            SELECT a.account_id, a.version, a.seq, a.last_at, a.active, a.waiting, a.debt, a.earned, a.redeemed,
                   a.expired, l.lot, l.operation_id, l.points, l.remaining, l.earned_at, l.active_at, l.expires_at,
                   l.pending, l.closed
            FROM points_account a
            LEFT JOIN points_lot l ON l.account_id = a.account_id AND NOT l.closed
                 AND (l.remaining > 0 OR ? OR l.expires_at <= greatest(?, a.last_at))
            WHERE a.account_id = ANY (?)""";

    private static final String OPERATIONS =
            "SELECT operation_id, content, points, balance, version FROM points_operation WHERE operation_id = ANY (?)";

    private static final String PAST = """
            SELECT * FROM points_entry WHERE account_id = ANY (?) AND (operation_id = ANY (?) OR reference = ANY (?))
            ORDER BY account_id, seq""";

    private static final String USED_UP = """
            SELECT DISTINCT l.* FROM points_lot l JOIN points_entry e ON e.account_id = l.account_id AND e.lot = l.lot
            WHERE e.account_id = ANY (?) AND (e.operation_id = ANY (?) OR e.reference = ANY (?)) AND l.remaining = 0""";

    /** Whose debt an entry without a lot is: a repayment or rollback concerns another operation's, others their own. */
    private static final String DEBTS = """
            SELECT account_id, CASE WHEN kind IN ('REPAY', 'ROLLBACK') THEN reference ELSE operation_id END AS debtor,
                   -sum(points) AS owed
            FROM points_entry WHERE account_id = ANY (?) AND lot = 0
            GROUP BY 1, 2 HAVING sum(points) < 0 ORDER BY 1, min(seq)""";

    private static final String ENTRIES = "SELECT * FROM points_entry WHERE account_id = ? ORDER BY seq";

    /** The write is short, but looks costly to the planner: compiling it took several times as long as running it. */
    private static final String NO_JIT = "SET jit = off";

    private final Connection connection;

    PostgresReads(Connection connection) {
        this.connection = connection;
    }

    /** The books of some accounts as of an instant, and the operations that were booked before, in one round trip. */
    Map<String, PostgresBook> books(
            Collection<String> accounts,
            Instant asOf,
            boolean all,
            Collection<String> operations,
            Map<String, OperationRow> known)
            throws SQLException {
        Map<String, PostgresBook> books = new HashMap<>();
        accounts.forEach(account -> books.put(account, new PostgresBook(account)));
        try (PreparedStatement statement = connection.prepareStatement(NO_JIT + "; " + BOOKS + "; " + OPERATIONS)) {
            statement.setBoolean(1, all);
            statement.setObject(2, asOf.atOffset(ZoneOffset.UTC));
            statement.setArray(3, texts(accounts));
            statement.setArray(4, texts(operations));
            statement.execute();
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    readBook(books, rows);
                }
            }
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    known.put(rows.getString(1), operation(rows));
                }
            }
        }
        readDebts(books);
        return books;
    }

    private static OperationRow operation(ResultSet row) throws SQLException {
        return new OperationRow(row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5));
    }

    private static void readBook(Map<String, PostgresBook> books, ResultSet row) throws SQLException {
        PostgresBook account = books.get(row.getString("account_id"));
        if (account == null) {
            return;
        }
        if (account.book.seq == 0) {
            account.read(row.getLong("version"));
            account.book.seq = row.getLong("seq");
            account.book.lastAt = instant(row, "last_at");
            account.book.active = row.getLong("active");
            account.book.waiting = row.getLong("waiting");
            account.book.debt = row.getLong("debt");
            account.book.earned = row.getLong("earned");
            account.book.redeemed = row.getLong("redeemed");
            account.book.expired = row.getLong("expired");
        }
        if (row.getLong("lot") != PointsEntry.NO_LOT) {
            account.read(new PostgresBook.LotRow(lot(row), row.getBoolean("pending")));
        }
    }

    private static Lot lot(ResultSet row) throws SQLException {
        Lot lot = new Lot(
                row.getLong("lot"),
                row.getString("operation_id"),
                row.getLong("points"),
                timeOf(row, "earned_at"),
                instant(row, "active_at"),
                instant(row, "expires_at"));
        lot.remaining = row.getLong("remaining");
        lot.closed = row.getBoolean("closed");
        return lot;
    }

    private void readDebts(Map<String, PostgresBook> books) throws SQLException {
        List<String> debtors = books.values().stream()
                .filter(account -> account.book.debt > 0)
                .map(account -> account.accountId)
                .toList();
        if (debtors.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(DEBTS)) {
            statement.setArray(1, texts(debtors));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    PostgresBook account = books.get(rows.getString(1));
                    if (account != null) {
                        account.book.owe(rows.getString(2), rows.getLong(3));
                    }
                }
            }
        }
    }

    /** The past of operations that others refer to, into the books; to be read after them. */
    void past(Map<String, PostgresBook> books, Collection<String> references) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAST)) {
            setReferences(statement, books.keySet(), references);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    PointsEntry entry = entry(rows);
                    PostgresBook account = books.get(entry.accountId());
                    if (account != null) {
                        account.readPast(entry);
                    }
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(USED_UP)) {
            setReferences(statement, books.keySet(), references);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    PostgresBook account = books.get(rows.getString("account_id"));
                    if (account != null) {
                        account.readUsedUp(lot(rows));
                    }
                }
            }
        }
    }

    private void setReferences(PreparedStatement statement, Collection<String> accounts, Collection<String> references)
            throws SQLException {
        statement.setArray(1, texts(accounts));
        statement.setArray(2, texts(references));
        statement.setArray(3, texts(references));
    }

    List<PointsEntry> entries(String accountId) throws SQLException {
        List<PointsEntry> entries = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ENTRIES)) {
            statement.setString(1, accountId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
        }
        return entries;
    }

    private static PointsEntry entry(ResultSet row) throws SQLException {
        return new PointsEntry(
                row.getString("account_id"),
                row.getLong("seq"),
                row.getString("operation_id"),
                EntryKind.valueOf(row.getString("kind")),
                row.getLong("lot"),
                row.getLong("points"),
                timeOf(row, "at"),
                row.getString("reference"),
                instant(row, "active_at"),
                instant(row, "expires_at"));
    }

    private Array texts(Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private static Instant timeOf(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
