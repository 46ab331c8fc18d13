package io.growth4j.loyalty.points;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Sums over all accounts, on one connection. */
final class PostgresSums {
    private static final String TOTALS = """
            SELECT %s, kind, coalesce(sum(points) FILTER (WHERE at < ?), 0),
                   coalesce(sum(points) FILTER (WHERE at >= ?), 0)
            FROM points_entry WHERE at < ? GROUP BY 1, 2""";

    private static final String VINTAGE = """
            SELECT e.kind, sum(e.points) FROM points_entry c
            JOIN points_entry e ON e.account_id = c.account_id AND e.lot = c.lot
            WHERE c.kind = 'CREDIT' AND c.at >= ? AND c.at < ? GROUP BY e.kind""";

    private static final String BALANCES = "SELECT active + waiting - debt FROM points_account ORDER BY 1";

    /** So many rows at a time: there may be more accounts than memory holds. */
    private static final int FETCHED = 10_000;

    private final Connection connection;

    PostgresSums(Connection connection) {
        this.connection = connection;
    }

    LedgerTotals totals(Instant from, Instant to) throws SQLException {
        return sums("''", from, to, account -> "").only();
    }

    /** Rows come in portions only within a transaction. */
    Map<String, LedgerTotals> totals(Instant from, Instant to, Function<String, String> segment) throws SQLException {
        connection.setAutoCommit(false);
        try {
            return sums("account_id", from, to, segment).totals();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private SegmentSums sums(String account, Instant from, Instant to, Function<String, String> segment)
            throws SQLException {
        SegmentSums sums = new SegmentSums(from, to);
        try (PreparedStatement statement = connection.prepareStatement(TOTALS.formatted(account))) {
            statement.setFetchSize(FETCHED);
            statement.setObject(1, from.atOffset(ZoneOffset.UTC));
            statement.setObject(2, from.atOffset(ZoneOffset.UTC));
            statement.setObject(3, to.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    EntryKind kind = EntryKind.valueOf(rows.getString(2));
                    sums.add(segment.apply(rows.getString(1)), kind, rows.getLong(3), rows.getLong(4));
                }
            }
        }
        return sums;
    }

    PointsVintage vintage(Instant from, Instant to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VINTAGE)) {
            statement.setObject(1, from.atOffset(ZoneOffset.UTC));
            statement.setObject(2, to.atOffset(ZoneOffset.UTC));
            Map<EntryKind, Long> booked = new EnumMap<>(EntryKind.class);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    booked.put(EntryKind.valueOf(rows.getString(1)), rows.getLong(2));
                }
            }
            return new PointsVintage(from, to, booked);
        }
    }

    long[] balances() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BALANCES);
                ResultSet rows = statement.executeQuery()) {
            LongStream.Builder balances = LongStream.builder();
            while (rows.next()) {
                balances.add(rows.getLong(1));
            }
            return balances.build().toArray();
        }
    }
}
