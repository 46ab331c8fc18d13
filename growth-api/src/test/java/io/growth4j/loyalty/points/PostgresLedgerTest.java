package io.growth4j.loyalty.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.growth4j.loyalty.points.PointsOperation.Credit;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PostgresLedgerTest extends PointsLedgerContract {
    private static final TestPool DATABASE = database();
    private static final PointsLedger LEDGER = PointsLedgers.postgresql(DATABASE);

    private static TestPool database() {
        try {
            TestPool database = new TestPool(TestDatabase.empty("contract"));
            PointsLedgers.migrate(database);
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    PointsLedger ledger() {
        return LEDGER;
    }

    @Override
    int concurrentOperations() {
        return 2_000;
    }

    @Test
    void randomHistories_agreeWithTheObviousTwin() {
        Random random = new Random(4);
        for (int history = 0; history < 25; history++) {
            List<Integer> numbers = random.ints(20).boxed().toList();
            assertAgrees(LEDGER, newAccount(), numbers);
        }
    }

    @Test
    void migration_isDoneOnce_andRefusesTablesOfAnotherAge() throws SQLException {
        TestPool fresh = new TestPool(TestDatabase.empty("migration"));
        assertThat(PointsLedgers.migrate(fresh)).isEqualTo(1);
        assertThat(PointsLedgers.migrate(fresh)).isEqualTo(1);
        try (Connection connection = fresh.getConnection()) {
            connection.createStatement().execute("INSERT INTO points_schema VALUES (99)");
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> PointsLedgers.migrate(fresh))
                .withMessageContaining("use a newer library");
    }

    @Test
    void entries_cannotBeChangedOrRemoved_evenBySql() throws SQLException {
        LEDGER.apply(Credit.of("final", "final", 5, START, null));
        try (Connection connection = DATABASE.getConnection()) {
            for (String sql : List.of(
                    "UPDATE points_entry SET points = 6", "DELETE FROM points_entry", "TRUNCATE points_entry")) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> connection.createStatement().execute(sql))
                        .withMessageContaining("append-only");
            }
        }
    }

    @Test
    void databaseThatIsAway_isReportedWithTheOperation() {
        TestPool nowhere = new TestPool("jdbc:postgresql://localhost:1/nowhere");
        PointsLedger ledger = PointsLedgers.postgresql(nowhere);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> ledger.apply(Credit.of("o-1", "u", 5, START, null)))
                .withMessageContaining("operation 'o-1' failed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PointsLedgers.postgresql(nowhere, Duration.ofSeconds(-1)));
    }
}
