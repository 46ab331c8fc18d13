package io.growth4j.loyalty.points;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Brings the tables to the newest version: one script per version, all in one transaction, one process at a time. */
final class Migration {
    private static final List<String> SCRIPTS = List.of("V1__points_ledger.sql");
    /** Names the lock of migrations among all advisory locks of the database. */
    private static final long LOCK = 0x67726F777468344AL;

    private final DataSource source;

    Migration(DataSource source) {
        this.source = source;
    }

    int run() {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                int version = upgrade(statement);
                connection.commit();
                return version;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw PostgresErrors.wrap("migrating the points tables", e);
        }
    }

    private static int upgrade(Statement statement) throws SQLException {
        statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
        statement.execute("CREATE TABLE IF NOT EXISTS points_schema (version int PRIMARY KEY)");
        int version = version(statement);
        if (version > SCRIPTS.size()) {
            throw new IllegalStateException("the points tables have version " + version + ", this library knows "
                    + SCRIPTS.size() + ": use a newer library");
        }
        while (version < SCRIPTS.size()) {
            statement.execute(script(SCRIPTS.get(version)));
            version++;
            statement.execute("INSERT INTO points_schema VALUES (" + version + ")");
        }
        return version;
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT coalesce(max(version), 0) FROM points_schema")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String script(String name) {
        try (InputStream in = Migration.class.getResourceAsStream("postgresql/" + name)) {
            if (in == null) {
                throw new IllegalStateException("script " + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading script " + name, e);
        }
    }
}
