package io.growth4j.loyalty.points;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Some operations on their way into the database: tried together until each is booked or refused. What was judged on an
 * account that somebody else changed meanwhile is judged anew. Not thread-safe.
 */
final class PostgresBatch {
    private static final long ANY_VERSION = -1;

    private final List<PointsOperation> operations;
    private final Duration tolerance;
    private final long expectedVersion;
    private final @Nullable Receipt[] receipts;
    private final @Nullable RuntimeException[] refusals;
    private List<Integer> open = new ArrayList<>();

    private PostgresBatch(List<PointsOperation> operations, long expectedVersion, Duration tolerance) {
        this.operations = operations;
        this.tolerance = tolerance;
        this.expectedVersion = expectedVersion;
        this.receipts = new Receipt[operations.size()];
        this.refusals = new RuntimeException[operations.size()];
        for (int i = 0; i < operations.size(); i++) {
            open.add(i);
        }
    }

    static PostgresBatch of(List<PointsOperation> operations, Duration tolerance) {
        return new PostgresBatch(operations, ANY_VERSION, tolerance);
    }

    static PostgresBatch expecting(PointsOperation operation, long version, Duration tolerance) {
        return new PostgresBatch(List.of(operation), version, tolerance);
    }

    boolean isDone() {
        return open.isEmpty();
    }

    /** The receipt of an operation of a batch that is done. */
    Receipt receipt(int index) {
        Receipt receipt = receipts[index];
        if (receipt == null) {
            throw refusals[index] != null ? refusals[index] : new IllegalStateException(this + " is not done");
        }
        return receipt;
    }

    List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>(receipts.length);
        for (int i = 0; i < receipts.length; i++) {
            Receipt receipt = receipts[i];
            RuntimeException refusal = refusals[i];
            outcomes.add(
                    receipt != null
                            ? receipt
                            : new Refusal(
                                    operations.get(i), refusal == null ? "" : String.valueOf(refusal.getMessage())));
        }
        return outcomes;
    }

    /** Judges what is open on fresh books, and writes them. */
    void attempt(Connection connection) throws SQLException {
        Map<String, PostgresReads.Known> known = new HashMap<>();
        Map<String, PostgresBook> books = read(connection, known);
        Map<String, Receipt> booked = new HashMap<>();
        for (int index : open) {
            judge(index, books, known, booked);
        }
        Set<String> written;
        try {
            written = PostgresWrite.write(connection, books.values());
        } catch (SQLException e) {
            if (!PostgresErrors.isRace(e)) {
                throw e;
            }
            written = Set.of();
        }
        List<Integer> again = new ArrayList<>();
        for (int index : open) {
            String account = operations.get(index).accountId();
            PostgresBook book = books.get(account);
            if (book != null && book.isChanged() && !written.contains(account)) {
                again.add(index);
            }
        }
        open = again;
    }

    private Map<String, PostgresBook> read(Connection connection, Map<String, PostgresReads.Known> known)
            throws SQLException {
        TreeSet<String> accounts = new TreeSet<>();
        TreeSet<String> ids = new TreeSet<>();
        TreeSet<String> references = new TreeSet<>();
        Instant latest = Instant.EPOCH;
        boolean all = false;
        for (int index : open) {
            PointsOperation operation = operations.get(index);
            accounts.add(operation.accountId());
            ids.add(operation.operationId());
            latest = operation.at().isAfter(latest) ? operation.at() : latest;
            all |= operation instanceof PointsOperation.Extend;
            if (operation instanceof PointsOperation.Clawback clawback) {
                references.add(clawback.creditId());
            } else if (operation instanceof PointsOperation.Rollback rollback) {
                references.add(rollback.redeemId());
            }
        }
        PostgresReads reads = new PostgresReads(connection);
        Map<String, PostgresBook> books = reads.books(accounts, latest, all, ids, known);
        if (!references.isEmpty()) {
            PostgresPast.read(connection, books, references);
        }
        return books;
    }

    private void judge(
            int index,
            Map<String, PostgresBook> books,
            Map<String, PostgresReads.Known> known,
            Map<String, Receipt> booked) {
        PointsOperation operation = operations.get(index);
        receipts[index] = null;
        refusals[index] = null;
        try {
            receipts[index] = receiptOf(operation, books, known, booked);
        } catch (IllegalArgumentException | IllegalStateException refused) {
            refusals[index] = refused;
        }
    }

    private Receipt receiptOf(
            PointsOperation operation,
            Map<String, PostgresBook> books,
            Map<String, PostgresReads.Known> known,
            Map<String, Receipt> booked) {
        PostgresReads.Known row = known.get(operation.operationId());
        if (row != null) {
            return replayed(operation, row);
        }
        Receipt before = booked.get(operation.operationId());
        if (before != null) {
            return before.asReplayed(operation);
        }
        PostgresBook account = books.get(operation.accountId());
        if (account == null) {
            throw Refusals.unknownAccount(operation.accountId());
        }
        if (expectedVersion != ANY_VERSION && account.book.version != expectedVersion) {
            throw Refusals.changed(operation, expectedVersion, account.book.version);
        }
        Receipt receipt = account.book(operation, tolerance);
        booked.put(operation.operationId(), receipt);
        return receipt;
    }

    /** The receipt that a row holds, if it is about the same operation. */
    static Receipt replayed(PointsOperation operation, PostgresReads.Known row) {
        if (!row.content().equals(operation.toJson())) {
            throw Refusals.reused(operation, row.content());
        }
        return new Receipt(operation, row.points(), row.balance(), row.version(), true);
    }

    @Override
    public String toString() {
        return operations.size() == 1
                ? "operation '" + operations.get(0).operationId() + "'"
                : operations.size() + " operations";
    }
}
