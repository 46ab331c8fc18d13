package io.growth4j.loyalty.points;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the ledger reads, on one connection. */
final class PostgresReads {
    /** An operation as it was booked. */
    record Known(String content, long points, long balance, long version) {}

    private static final String BOOKS = """
            SELECT a.account_id, a.version, a.seq, a.last_at, a.active, a.waiting, a.debt, a.earned, a.redeemed,
                   a.expired, l.lot, l.operation_id, l.points, l.remaining, l.earned_at, l.active_at, l.expires_at,
                   l.pending
            FROM points_account a
            LEFT JOIN points_lot l ON l.account_id = a.account_id
                 AND (l.remaining > 0 OR ? OR l.expires_at <= greatest(?, a.last_at))
            WHERE a.account_id\s""";

    private static final String OPERATIONS =
            "SELECT operation_id, content, points, balance, version FROM points_operation WHERE operation_id ";

    private static final String ONE = BOOKS + "= ?; " + OPERATIONS + "= ?";

    /** A write of many looks costly to the planner: compiling it took several times as long as running it. */
    private static final String MANY = "SET jit = off; " + BOOKS + "= ANY (?); " + OPERATIONS + "= ANY (?)";

    /** Whose debt an entry without a lot is: a repayment or rollback concerns another operation's, others their own. */
    private static final String DEBTS = """
            SELECT account_id, CASE WHEN kind IN ('REPAY', 'ROLLBACK') THEN reference ELSE operation_id END AS debtor,
                   -sum(points) AS owed
            FROM points_entry WHERE account_id = ANY (?) AND lot = 0
            GROUP BY 1, 2 HAVING sum(points) < 0 ORDER BY 1, min(seq)""";

    private static final String ENTRIES = "SELECT * FROM points_entry WHERE account_id = ? ORDER BY seq";

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
            Map<String, Known> known)
            throws SQLException {
        Map<String, PostgresBook> books = new HashMap<>();
        accounts.forEach(account -> books.put(account, new PostgresBook(account)));
        boolean one = accounts.size() == 1 && operations.size() <= 1;
        try (PreparedStatement statement = connection.prepareStatement(one ? ONE : MANY)) {
            statement.setBoolean(1, all);
            statement.setObject(2, asOf.atOffset(ZoneOffset.UTC));
            if (one) {
                statement.setString(3, accounts.iterator().next());
                statement.setString(
                        4, operations.isEmpty() ? null : operations.iterator().next());
            } else {
                statement.setArray(3, PostgresRows.texts(connection, accounts));
                statement.setArray(4, PostgresRows.texts(connection, operations));
            }
            statement.execute();
            if (!one) {
                statement.getMoreResults(); // SET gives none
            }
            readBooks(statement, books);
            statement.getMoreResults();
            readKnown(statement, known);
        }
        readDebts(books);
        return books;
    }

    private static void readKnown(Statement statement, Map<String, Known> known) throws SQLException {
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                known.put(
                        row.getString(1), new Known(row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5)));
            }
        }
    }

    private static void readBooks(Statement statement, Map<String, PostgresBook> books) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                readBook(books, rows);
            }
        }
    }

    private static void readBook(Map<String, PostgresBook> books, ResultSet row) throws SQLException {
        PostgresBook account = books.get(row.getString("account_id"));
        if (account == null) {
            return;
        }
        if (account.book.seq == 0) {
            account.read(row.getLong("version"));
            account.book.seq = row.getLong("seq");
            account.book.lastAt = PostgresRows.time(row, "last_at");
            account.book.active = row.getLong("active");
            account.book.waiting = row.getLong("waiting");
            account.book.debt = row.getLong("debt");
            account.book.earned = row.getLong("earned");
            account.book.redeemed = row.getLong("redeemed");
            account.book.expired = row.getLong("expired");
        }
        if (row.getLong("lot") != PointsEntry.NO_LOT) {
            account.read(new PostgresBook.LotRow(PostgresRows.lot(row), row.getBoolean("pending")));
        }
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
            statement.setArray(1, PostgresRows.texts(connection, debtors));
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

    List<PointsEntry> entries(String accountId) throws SQLException {
        List<PointsEntry> entries = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ENTRIES)) {
            statement.setString(1, accountId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(PostgresRows.entry(rows));
                }
            }
        }
        return entries;
    }
}
