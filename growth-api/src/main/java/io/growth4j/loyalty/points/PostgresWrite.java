package io.growth4j.loyalty.points;

import static io.growth4j.loyalty.points.PostgresColumns.flag;
import static io.growth4j.loyalty.points.PostgresColumns.number;
import static io.growth4j.loyalty.points.PostgresColumns.text;
import static io.growth4j.loyalty.points.PostgresColumns.time;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes changed books in one statement, and so in one transaction. An account whose version is not the one that was read
 * is left out whole; a reused operation id fails the statement.
 */
final class PostgresWrite {
    private static final PostgresColumns<PostgresBook> ACCOUNT = new PostgresColumns<>(List.of(
            text("account_id", account -> account.accountId),
            number("expected", PostgresBook::expected),
            number("version", account -> account.book.version),
            number("seq", account -> account.book.seq),
            time("last_at", account -> account.book.lastAt),
            number("active", account -> account.book.active),
            number("waiting", account -> account.book.waiting),
            number("debt", account -> account.book.debt),
            number("earned", account -> account.book.earned),
            number("redeemed", account -> account.book.redeemed),
            number("expired", account -> account.book.expired)));

    private static final PostgresColumns<PostgresBook.OperationRow> OPERATION = new PostgresColumns<>(List.of(
            text("operation_id", row -> row.receipt().operation().operationId()),
            text("account_id", row -> row.receipt().operation().accountId()),
            text("content", row -> row.receipt().operation().toJson()),
            number("points", row -> row.receipt().points()),
            number("balance", row -> row.receipt().balance()),
            number("version", row -> row.receipt().version()),
            number("first_seq", PostgresBook.OperationRow::firstSeq),
            number("last_seq", PostgresBook.OperationRow::lastSeq)));

    private static final PostgresColumns<PointsEntry> ENTRY = new PostgresColumns<>(List.of(
            text("account_id", PointsEntry::accountId),
            number("seq", PointsEntry::seq),
            text("operation_id", PointsEntry::operationId),
            text("kind", PointsEntry::kind),
            number("lot", PointsEntry::lot),
            number("points", PointsEntry::points),
            time("at", PointsEntry::at),
            text("reference", PointsEntry::reference),
            time("active_at", PointsEntry::activeAt),
            time("expires_at", PointsEntry::expiresAt)));

    private static final PostgresColumns<OwnedLot> LOT = new PostgresColumns<>(List.of(
            text("account_id", OwnedLot::accountId),
            number("lot", owned -> owned.row().lot().id),
            text("operation_id", owned -> owned.row().lot().operationId),
            number("points", owned -> owned.row().lot().points),
            number("remaining", owned -> owned.row().lot().remaining),
            time("earned_at", owned -> owned.row().lot().earnedAt),
            time("active_at", owned -> owned.row().lot().activeAt),
            time("expires_at", owned -> owned.row().lot().expiresAt),
            flag("pending", owned -> owned.row().pending())));

    private static final PostgresColumns<OwnedLot> CLOSED = new PostgresColumns<>(List.of(
            text("account_id", OwnedLot::accountId),
            number("lot", owned -> owned.row().lot().id)));

    private static final String UPDATED = """
            updated AS (
              UPDATE points_account a
              SET version = t.version, seq = t.seq, last_at = t.last_at, active = t.active, waiting = t.waiting,
                  debt = t.debt, earned = t.earned, redeemed = t.redeemed, expired = t.expired
              FROM told t WHERE a.account_id = t.account_id AND a.version = t.expected
              RETURNING a.account_id
            )""";

    private static final String CREATED = """
            created AS (
              INSERT INTO points_account
              SELECT account_id, version, seq, last_at, active, waiting, debt, earned, redeemed, expired
              FROM told WHERE expected = 0
              ON CONFLICT (account_id) DO NOTHING
              RETURNING account_id
            )""";

    private static final String WON_BOTH = "won AS (TABLE updated UNION ALL TABLE created)";

    private static final String INSERTED = """
            %s_rows AS (
              INSERT INTO %s SELECT %s FROM won JOIN %s ON r.account_id = won.account_id %s
            )""";

    private static final String CHANGED_LOT = """
            ON CONFLICT (account_id, lot) DO UPDATE
              SET remaining = excluded.remaining, expires_at = excluded.expires_at, pending = excluded.pending""";

    private static final String CLOSED_LOTS = """
            closed AS (
              DELETE FROM points_lot l USING won, %s
              WHERE won.account_id = c.account_id AND l.account_id = c.account_id AND l.lot = c.lot
            )""";

    /** The texts that were needed so far: one for each shape of a write. */
    private static final Map<Shape, String> TEXTS = new ConcurrentHashMap<>();

    /** A lot row with its account. */
    private record OwnedLot(String accountId, PostgresBook.LotRow row) {}

    private final List<PostgresBook> accounts;
    private final List<PostgresBook.OperationRow> operations = new ArrayList<>(1);
    private final List<PointsEntry> entries = new ArrayList<>(2);
    private final List<OwnedLot> lots = new ArrayList<>(2);
    private final List<OwnedLot> closed = new ArrayList<>(0);

    private PostgresWrite(List<PostgresBook> accounts) {
        this.accounts = accounts;
        for (PostgresBook account : accounts) {
            operations.addAll(account.operations);
            entries.addAll(account.written);
            for (PostgresBook.LotRow row : account.changedLots()) {
                (row.lot().closed ? closed : lots).add(new OwnedLot(account.accountId, row));
            }
        }
    }

    /** Writes the changed books among some; returns the accounts that were written. */
    static Set<String> write(Connection connection, Collection<PostgresBook> books) throws SQLException {
        List<PostgresBook> changed =
                books.stream().filter(PostgresBook::isChanged).toList();
        return changed.isEmpty() ? Set.of() : new PostgresWrite(changed).run(connection);
    }

    private Set<String> run(Connection connection) throws SQLException {
        String text = TEXTS.computeIfAbsent(shape(), Shape::text);
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            int next = ACCOUNT.bind(statement, 1, accounts);
            next = OPERATION.bind(statement, next, operations);
            next = ENTRY.bind(statement, next, entries);
            next = LOT.bind(statement, next, lots);
            CLOSED.bind(statement, next, closed);
            Set<String> written = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    written.add(rows.getString(1));
                }
            }
            return written;
        }
    }

    private Shape shape() {
        int created = 0;
        for (PostgresBook account : accounts) {
            created += account.expected() == 0 ? 1 : 0;
        }
        return new Shape(
                created > 0,
                created < accounts.size(),
                shape(accounts),
                shape(operations),
                shape(entries),
                shape(lots),
                shape(closed));
    }

    private static int shape(List<?> rows) {
        return Math.min(rows.size(), PostgresColumns.FEW + 1);
    }

    /** What the text of a write depends on: which parts it has, and how many rows of each, many being all the same. */
    private record Shape(
            boolean creates, boolean updates, int accounts, int operations, int entries, int lots, int closed) {
        String text() {
            List<String> parts = new ArrayList<>();
            parts.add("told AS (SELECT * FROM " + ACCOUNT.from(accounts, "t") + ")");
            if (updates) {
                parts.add(UPDATED);
            }
            if (creates) {
                parts.add(CREATED);
            }
            parts.add(updates && creates ? WON_BOTH : updates ? "won AS (TABLE updated)" : "won AS (TABLE created)");
            insert(parts, "points_operation", OPERATION, operations, "");
            insert(parts, "points_entry", ENTRY, entries, "");
            insert(parts, "points_lot", LOT, lots, CHANGED_LOT);
            if (closed > 0) {
                parts.add(CLOSED_LOTS.formatted(CLOSED.from(closed, "c")));
            }
            return "WITH " + String.join(", ", parts) + " SELECT account_id FROM won";
        }

        private static <T> void insert(
                List<String> parts, String table, PostgresColumns<T> columns, int rows, String onConflict) {
            if (rows > 0) {
                parts.add(INSERTED.formatted(table, table, columns.of("r"), columns.from(rows, "r"), onConflict));
            }
        }
    }
}
