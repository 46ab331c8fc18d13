package io.growth4j.loyalty.points;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes changed books in one statement, and so in one transaction. An account whose version is not the one that was read
 * is left out whole; a reused operation id fails the statement.
 */
final class PostgresWrite {
    private static final String WRITE = """
            WITH told AS (
              SELECT * FROM unnest(?::text[], ?::int8[], ?::int8[], ?::int8[], ?::text[], ?::int8[], ?::int8[],
                                   ?::int8[], ?::int8[], ?::int8[], ?::int8[])
                AS t (account_id, expected, version, seq, last_at, active, waiting, debt, earned, redeemed, expired)
            ), updated AS (
              UPDATE points_account a
              SET version = t.version, seq = t.seq, last_at = t.last_at::timestamptz, active = t.active,
                  waiting = t.waiting, debt = t.debt, earned = t.earned, redeemed = t.redeemed, expired = t.expired
              FROM told t WHERE a.account_id = t.account_id AND a.version = t.expected
              RETURNING a.account_id
            ), created AS (
              INSERT INTO points_account
              SELECT account_id, version, seq, last_at::timestamptz, active, waiting, debt, earned, redeemed, expired
              FROM told WHERE expected = 0
              ON CONFLICT (account_id) DO NOTHING
              RETURNING account_id
            ), won AS (
              SELECT account_id FROM updated UNION ALL SELECT account_id FROM created
            ), operations AS (
              INSERT INTO points_operation
              SELECT o.* FROM unnest(?::text[], ?::text[], ?::text[], ?::int8[], ?::int8[], ?::int8[])
                AS o (operation_id, account_id, content, points, balance, version)
              JOIN won ON won.account_id = o.account_id
            ), entries AS (
              INSERT INTO points_entry
              SELECT e.account_id, seq, operation_id, kind, lot, points, at::timestamptz, reference,
                     active_at::timestamptz, expires_at::timestamptz
              FROM unnest(?::text[], ?::int8[], ?::text[], ?::text[], ?::int8[], ?::int8[], ?::text[], ?::text[],
                          ?::text[], ?::text[])
                AS e (account_id, seq, operation_id, kind, lot, points, at, reference, active_at, expires_at)
              JOIN won ON won.account_id = e.account_id
            ), lots AS (
              INSERT INTO points_lot
              SELECT l.account_id, lot, operation_id, points, remaining, earned_at::timestamptz,
                     active_at::timestamptz, expires_at::timestamptz, pending, closed
              FROM unnest(?::text[], ?::int8[], ?::text[], ?::int8[], ?::int8[], ?::text[], ?::text[], ?::text[],
                          ?::bool[], ?::bool[])
                AS l (account_id, lot, operation_id, points, remaining, earned_at, active_at, expires_at, pending,
                      closed)
              JOIN won ON won.account_id = l.account_id
              ON CONFLICT (account_id, lot) DO UPDATE
                SET remaining = excluded.remaining, expires_at = excluded.expires_at, pending = excluded.pending,
                    closed = excluded.closed
            )
            SELECT account_id FROM won""";

    /** A lot row with its account. */
    private record OwnedLot(String accountId, PostgresBook.LotRow row) {}

    private final Connection connection;
    private final PreparedStatement statement;
    private int parameter;

    private PostgresWrite(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    /** Writes the changed books among some; returns the accounts that were written. */
    static Set<String> write(Connection connection, Collection<PostgresBook> books) throws SQLException {
        List<PostgresBook> changed =
                books.stream().filter(PostgresBook::isChanged).toList();
        if (changed.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            new PostgresWrite(connection, statement).bind(changed);
            Set<String> written = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    written.add(rows.getString(1));
                }
            }
            return written;
        }
    }

    private void bind(List<PostgresBook> books) throws SQLException {
        bindAccounts(books);
        List<Receipt> receipts = new ArrayList<>();
        List<PointsEntry> entries = new ArrayList<>();
        List<OwnedLot> lots = new ArrayList<>();
        for (PostgresBook account : books) {
            receipts.addAll(account.receipts);
            entries.addAll(account.written);
            account.changedLots().forEach(row -> lots.add(new OwnedLot(account.accountId, row)));
        }
        bindOperations(receipts);
        bindEntries(entries);
        bindLots(lots);
    }

    private void bindAccounts(List<PostgresBook> books) throws SQLException {
        column("text", books, account -> account.accountId);
        column("int8", books, PostgresBook::expected);
        column("int8", books, account -> account.book.version);
        column("int8", books, account -> account.book.seq);
        column("text", books, account -> account.book.lastAt);
        column("int8", books, account -> account.book.active);
        column("int8", books, account -> account.book.waiting);
        column("int8", books, account -> account.book.debt);
        column("int8", books, account -> account.book.earned);
        column("int8", books, account -> account.book.redeemed);
        column("int8", books, account -> account.book.expired);
    }

    private void bindOperations(List<Receipt> receipts) throws SQLException {
        column("text", receipts, receipt -> receipt.operation().operationId());
        column("text", receipts, receipt -> receipt.operation().accountId());
        column("text", receipts, receipt -> receipt.operation().toJson());
        column("int8", receipts, Receipt::points);
        column("int8", receipts, Receipt::balance);
        column("int8", receipts, Receipt::version);
    }

    private void bindEntries(List<PointsEntry> entries) throws SQLException {
        column("text", entries, PointsEntry::accountId);
        column("int8", entries, PointsEntry::seq);
        column("text", entries, PointsEntry::operationId);
        column("text", entries, entry -> entry.kind().name());
        column("int8", entries, PointsEntry::lot);
        column("int8", entries, PointsEntry::points);
        column("text", entries, PointsEntry::at);
        column("text", entries, PointsEntry::reference);
        column("text", entries, PointsEntry::activeAt);
        column("text", entries, PointsEntry::expiresAt);
    }

    private void bindLots(List<OwnedLot> lots) throws SQLException {
        column("text", lots, OwnedLot::accountId);
        column("int8", lots, lot -> lot.row().lot().id);
        column("text", lots, lot -> lot.row().lot().operationId);
        column("int8", lots, lot -> lot.row().lot().points);
        column("int8", lots, lot -> lot.row().lot().remaining);
        column("text", lots, lot -> lot.row().lot().earnedAt);
        column("text", lots, lot -> lot.row().lot().activeAt);
        column("text", lots, lot -> lot.row().lot().expiresAt);
        column("bool", lots, lot -> lot.row().pending());
        column("bool", lots, lot -> lot.row().lot().closed);
    }

    private <T> void column(String type, List<T> rows, Function<T, @Nullable Object> value) throws SQLException {
        @Nullable Object[] cells = new @Nullable Object[rows.size()];
        for (int i = 0; i < cells.length; i++) {
            Object cell = value.apply(rows.get(i));
            cells[i] = cell == null || cell instanceof Number || cell instanceof Boolean ? cell : cell.toString();
        }
        statement.setArray(++parameter, connection.createArrayOf(type, cells));
    }
}
