package io.growth4j.loyalty.points;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Set;

/** What errors of PostgreSQL mean to the ledger. */
final class PostgresErrors {
    /** Unique violation, serialization failure, deadlock: somebody else was faster. */
    private static final Set<String> RACES = Set.of("23505", "40001", "40P01");

    private PostgresErrors() {}

    static boolean isRace(SQLException error) {
        return error.getSQLState() != null && RACES.contains(error.getSQLState());
    }

    static UncheckedIOException wrap(String doing, SQLException error) {
        return new UncheckedIOException(
                doing + " failed: " + error.getMessage(), new IOException(error.getMessage(), error));
    }
}
