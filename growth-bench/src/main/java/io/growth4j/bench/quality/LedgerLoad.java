package io.growth4j.bench.quality;

import io.growth4j.loyalty.points.PointsLedger;
import io.growth4j.loyalty.points.PointsLedgers;
import io.growth4j.loyalty.points.PointsOperation;
import io.growth4j.loyalty.points.PointsOperation.Credit;
import io.growth4j.loyalty.points.PointsOperation.Redeem;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/**
 * How fast the ledgers book credits and redemptions on distinct accounts, on one thread: in memory, and in PostgreSQL
 * against a bare transaction of two statements (insert an entry, update a balance) on the same server.
 *
 * <p>Run: {@code mvn -q -Pquality package -Dmain=LedgerLoad -Dheap=4g -Dsize=1000000}; the size is the number of
 * operations in memory, PostgreSQL books a hundredth. Rates are medians of five rounds, the rounds of the database taken
 * in turn, so that the ratios hold on a busy machine too.
 */
public final class LedgerLoad {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ROUNDS = 5;

    private LedgerLoad() {}

    /** Work whose rate is wanted. */
    private interface Work {
        void run(int round) throws SQLException;
    }

    /**
     * Measures and prints.
     *
     * @param args none
     * @throws Exception if the database fails
     */
    public static void main(String[] args) throws Exception {
        int size = Integer.getInteger("growth4j.size", 400_000);
        System.out.printf("in memory: %,.0f operations a second of one thread's CPU time%n", inMemoryRate(size));
        try (LedgerDatabase database = LedgerDatabase.start()) {
            DataSource connections = database.connections();
            PointsLedgers.migrate(connections);
            PointsLedger ledger = PointsLedgers.postgresql(connections);
            int part = Math.max(200, size / 100);
            try (Connection connection = connections.getConnection()) {
                prepare(connection, part);
                double[] rates = rates(
                        part,
                        List.of(
                                round -> bare(connection, round, part),
                                round -> operations("one" + round, part).forEach(ledger::apply),
                                round -> ledger.applyAll(operations("all" + round, part))));
                System.out.printf(
                        "PostgreSQL (fsync %s): bare transaction %,.0f/s, ledger %,.0f/s (%.0f %% of bare), batch %,.0f/s"
                                + " (%.1f times one by one)%n",
                        fsync(connection),
                        rates[0],
                        rates[1],
                        100 * rates[1] / rates[0],
                        rates[2],
                        rates[2] / rates[1]);
            }
        }
        System.exit(0);
    }

    private static double[] rates(int size, List<Work> works) throws SQLException {
        double[][] seconds = new double[works.size()][ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            for (int work = 0; work < works.size(); work++) {
                long start = System.nanoTime();
                works.get(work).run(round + 1);
                if (round >= 0) {
                    seconds[work][round] = (System.nanoTime() - start) / 1e9;
                }
            }
        }
        return Arrays.stream(seconds)
                .mapToDouble(times -> size / Arrays.stream(times).sorted().toArray()[ROUNDS / 2])
                .toArray();
    }

    /** By the thread's own CPU time, which other programs on the machine do not lengthen. */
    private static double inMemoryRate(int size) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] seconds = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            inMemory(size);
            seconds[Math.max(0, round)] = (threads.getCurrentThreadCpuTime() - start) / 1e9;
        }
        return size / Arrays.stream(seconds).sorted().toArray()[ROUNDS / 2];
    }

    /** Operations made beforehand would only measure the memory they take: they are made while they are booked. */
    private static void inMemory(int size) {
        PointsLedger ledger = PointsLedgers.inMemory();
        for (int i = 0; i < size / 2; i++) {
            ledger.apply(credit("u", i));
            ledger.apply(redeem("u", i));
        }
        if (ledger.balances().length != size / 2 || ledger.balances()[0] != 60) {
            throw new IllegalStateException("the ledger booked something else");
        }
    }

    private static List<PointsOperation> operations(String prefix, int size) {
        List<PointsOperation> operations = new ArrayList<>(size);
        for (int i = 0; i < size / 2; i++) {
            operations.add(credit(prefix, i));
            operations.add(redeem(prefix, i));
        }
        return operations;
    }

    private static Credit credit(String prefix, int number) {
        return Credit.of(prefix + "+" + number, prefix + number, 100, AT, null);
    }

    private static Redeem redeem(String prefix, int number) {
        return Redeem.of(prefix + "-" + number, prefix + number, 40, AT);
    }

    /** Where commits wait for the disk, both sides wait for the same: the ratio is hardest to keep where they do not. */
    private static String fsync(Connection connection) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery("SHOW fsync")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void prepare(Connection connection, int size) throws SQLException {
        connection
                .createStatement()
                .execute("CREATE TABLE bare_entry (operation_id text PRIMARY KEY, account_id text, points bigint,"
                        + " at timestamptz); CREATE TABLE bare_account (account_id text PRIMARY KEY, balance bigint)");
        connection
                .createStatement()
                .execute("INSERT INTO bare_account SELECT 'u' || i, 0 FROM generate_series(0, " + size + ") i");
    }

    private static void bare(Connection connection, int round, int size) throws SQLException {
        connection.setAutoCommit(false);
        for (int i = 0; i < size; i++) {
            try (PreparedStatement entry = connection.prepareStatement("INSERT INTO bare_entry VALUES (?, ?, ?, ?)");
                    PreparedStatement account = connection.prepareStatement(
                            "UPDATE bare_account SET balance = balance + ? WHERE account_id = ?")) {
                entry.setString(1, round + "-" + i);
                entry.setString(2, "u" + i / 2);
                entry.setLong(3, i % 2 == 0 ? 100 : -40);
                entry.setTimestamp(4, Timestamp.from(AT));
                entry.executeUpdate();
                account.setLong(1, i % 2 == 0 ? 100 : -40);
                account.setString(2, "u" + i / 2);
                account.executeUpdate();
                connection.commit();
            }
        }
        connection.setAutoCommit(true);
    }
}
