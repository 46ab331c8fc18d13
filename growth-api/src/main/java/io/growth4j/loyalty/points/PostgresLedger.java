package io.growth4j.loyalty.points;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * A ledger in PostgreSQL. An operation is one read and one write: the rules run here on what was read, and the write is
 * valid only for the version that was read (compare and set); who comes too late reads again.
 */
final class PostgresLedger implements PointsLedger {
    private static final int CHUNK = 1000;
    private static final int MOST_ATTEMPTS = 1000;

    private static final String DUE = "SELECT DISTINCT account_id FROM points_lot WHERE expires_at <= ? LIMIT " + CHUNK;

    private final DataSource source;
    private final Duration tolerance;

    PostgresLedger(DataSource source, Duration tolerance) {
        if (tolerance.isNegative()) {
            throw new IllegalArgumentException("tolerance " + tolerance + " is negative");
        }
        this.source = source;
        this.tolerance = tolerance;
    }

    /** Work on a connection. */
    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T connected(String doing, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw PostgresErrors.wrap(doing, e);
        }
    }

    @Override
    public Receipt apply(PointsOperation operation) {
        return run(PostgresBatch.of(List.of(operation), tolerance)).receipt(0);
    }

    @Override
    public Receipt apply(PointsOperation operation, long expectedVersion) {
        if (expectedVersion < 0) {
            throw new IllegalArgumentException("expected version " + expectedVersion + " is below 0");
        }
        return run(PostgresBatch.expecting(operation, expectedVersion, tolerance))
                .receipt(0);
    }

    @Override
    public List<Outcome> applyAll(List<PointsOperation> operations) {
        List<Outcome> outcomes = new ArrayList<>(operations.size());
        for (int from = 0; from < operations.size(); from += CHUNK) {
            List<PointsOperation> chunk = operations.subList(from, Math.min(from + CHUNK, operations.size()));
            outcomes.addAll(run(PostgresBatch.of(chunk, tolerance)).outcomes());
        }
        return outcomes;
    }

    private PostgresBatch run(PostgresBatch batch) {
        return connected("booking " + batch, connection -> {
            for (int attempt = 0; !batch.isDone(); attempt++) {
                pauseBefore(attempt, batch);
                batch.attempt(connection);
            }
            return batch;
        });
    }

    /** Those who collided come back at different moments. */
    private static void pauseBefore(int attempt, Object doing) {
        if (attempt > MOST_ATTEMPTS) {
            String message = "booking " + doing + " lost " + MOST_ATTEMPTS + " races: are the accounts so busy?";
            throw new UncheckedIOException(message, new IOException(message));
        }
        if (attempt > 1) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(100_000L * Math.min(attempt, 20)));
        }
    }

    @Override
    public long expire(Instant moment) {
        Instant asOf = moment.truncatedTo(ChronoUnit.MICROS);
        return connected("expiring lots", connection -> {
            long closed = 0;
            int attempt = 0;
            for (List<String> due = due(connection, asOf); !due.isEmpty(); due = due(connection, asOf)) {
                long now = expire(connection, due, asOf);
                attempt = now > 0 ? 0 : attempt + 1;
                pauseBefore(attempt, "expiries");
                closed += now;
            }
            return closed;
        });
    }

    private static List<String> due(Connection connection, Instant asOf) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setObject(1, asOf.atOffset(ZoneOffset.UTC));
            List<String> accounts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    accounts.add(rows.getString(1));
                }
            }
            return accounts;
        }
    }

    private static long expire(Connection connection, List<String> due, Instant asOf) throws SQLException {
        Map<String, PostgresBook> books = read(connection, due, asOf);
        Map<String, Long> closed = new HashMap<>();
        for (PostgresBook account : books.values()) {
            closed.put(account.accountId, account.book.settle(asOf));
            account.book.version += account.written.isEmpty() ? 0 : 1;
        }
        try {
            Set<String> written = PostgresWrite.write(connection, books.values());
            return written.stream().mapToLong(closed::get).sum();
        } catch (SQLException e) {
            if (PostgresErrors.isRace(e)) {
                return 0;
            }
            throw e;
        }
    }

    private static Map<String, PostgresBook> read(Connection connection, Collection<String> accounts, Instant asOf)
            throws SQLException {
        return new PostgresReads(connection).books(accounts, asOf, false, List.of(), new HashMap<>());
    }

    @Override
    public PointsAccount account(String accountId, Instant asOf) {
        Map<String, PostgresBook> books = connected(
                "reading account '" + accountId + "'", connection -> read(connection, List.of(accountId), asOf));
        PostgresBook account = books.get(accountId);
        if (account == null || account.book.seq == 0) {
            throw Refusals.unknownAccount(accountId);
        }
        return AccountViews.of(account.book, asOf);
    }

    @Override
    public boolean contains(String accountId) {
        return connected("looking for account '" + accountId + "'", connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT 1 FROM points_account WHERE account_id = ?")) {
                statement.setString(1, accountId);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }

    @Override
    public List<PointsEntry> entries(String accountId) {
        List<PointsEntry> entries = connected(
                "reading entries of account '" + accountId + "'",
                connection -> new PostgresReads(connection).entries(accountId));
        if (entries.isEmpty()) {
            throw Refusals.unknownAccount(accountId);
        }
        return entries;
    }

    @Override
    public Optional<Receipt> receipt(PointsOperation operation) {
        return connected("looking for operation '" + operation.operationId() + "'", connection -> {
            Map<String, PostgresReads.Known> known = new HashMap<>();
            new PostgresReads(connection)
                    .books(List.of(), operation.at(), false, List.of(operation.operationId()), known);
            return Optional.ofNullable(known.get(operation.operationId()))
                    .map(row -> PostgresBatch.replayed(operation, row));
        });
    }

    @Override
    public LedgerTotals totals(Instant from, Instant to) {
        return connected("summing entries", connection -> new PostgresSums(connection).totals(from, to));
    }

    @Override
    public Map<String, LedgerTotals> totals(Instant from, Instant to, Function<String, String> segment) {
        return connected(
                "summing entries by segment", connection -> new PostgresSums(connection).totals(from, to, segment));
    }

    @Override
    public PointsVintage vintage(Instant from, Instant to) {
        return connected("summing a vintage", connection -> new PostgresSums(connection).vintage(from, to));
    }

    @Override
    public long[] balances() {
        return connected("reading balances", connection -> new PostgresSums(connection).balances());
    }
}
