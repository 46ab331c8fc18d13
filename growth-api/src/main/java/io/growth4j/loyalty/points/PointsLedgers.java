package io.growth4j.loyalty.points;

import java.time.Duration;
import javax.sql.DataSource;

/** Opens ledgers. */
public final class PointsLedgers {
    /** How late an operation may be dated against the account's last entry: one minute. */
    public static final Duration STANDARD_TOLERANCE = Duration.ofMinutes(1);

    private PointsLedgers() {}

    /**
     * A ledger in memory, with the standard tolerance. It forgets everything at the end of the process.
     *
     * @return an empty ledger
     */
    public static PointsLedger inMemory() {
        return inMemory(STANDARD_TOLERANCE);
    }

    /**
     * A ledger in memory.
     *
     * @param tolerance how late an operation may be dated against the account's last entry
     * @return an empty ledger
     */
    public static PointsLedger inMemory(Duration tolerance) {
        return new MemoryLedger(tolerance);
    }

    /**
     * A ledger in PostgreSQL (12 or later), with the standard tolerance.
     *
     * @param source connections of the ledger's own, in auto-commit mode, best from a pool; not closed by the ledger,
     *     which turns {@code jit} off on them
     * @return the ledger that the database holds; {@link #migrate} must have made its tables
     */
    public static PointsLedger postgresql(DataSource source) {
        return postgresql(source, STANDARD_TOLERANCE);
    }

    /**
     * A ledger in PostgreSQL (12 or later).
     *
     * @param source connections of the ledger's own, in auto-commit mode, best from a pool; not closed by the ledger,
     *     which turns {@code jit} off on them
     * @param tolerance how late an operation may be dated against the account's last entry
     * @return the ledger that the database holds; {@link #migrate} must have made its tables
     */
    public static PointsLedger postgresql(DataSource source, Duration tolerance) {
        return new PostgresLedger(source, tolerance);
    }

    /**
     * Makes or upgrades the tables, in one transaction; does nothing if they are up to date. Teams with a migration tool
     * of their own feed it the scripts of the resource folder {@code io/growth4j/loyalty/points/postgresql} instead.
     *
     * @param source connections to the database; the tables go to the first schema of its search path
     * @return the version of the tables
     * @throws java.io.UncheckedIOException if the database refuses
     */
    public static int migrate(DataSource source) {
        return new Migration(source).run();
    }
}
