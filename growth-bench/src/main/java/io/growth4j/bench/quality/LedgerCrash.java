package io.growth4j.bench.quality;

import io.growth4j.loyalty.points.LedgerAudit;
import io.growth4j.loyalty.points.Outcome;
import io.growth4j.loyalty.points.PointsEntry;
import io.growth4j.loyalty.points.PointsLedger;
import io.growth4j.loyalty.points.PointsLedgers;
import io.growth4j.loyalty.points.PointsOperation;
import io.growth4j.loyalty.points.Receipt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A process that loads the ledger in PostgreSQL is killed (SIGKILL) again and again, and its connections are cut in the
 * middle of transactions; the next process tells the last operations again under the same ids. In the end the entries
 * must be those of one undisturbed run.
 *
 * <p>Run: {@code mvn -q -Pquality package -Dmain=LedgerCrash -Dsize=20}; the size is the number of kills, 3 without it.
 * Exit code 1 if anything was lost or doubled.
 */
public final class LedgerCrash {
    private static final LedgerStream STREAM = new LedgerStream(9, 200);
    private static final int BATCH = 50;
    /** A process starts so many operations before the last one that was reported: these are told again. */
    private static final int AGAIN = 300;

    private final String url;
    private final int kills;
    private final Random random = new Random(9);
    private int reported;
    private int cuts;

    private LedgerCrash(String url, int kills) {
        this.url = url;
        this.kills = kills;
    }

    /**
     * Runs the check, or with arguments the process that will be killed.
     *
     * @param args none; for the loading process the database's address and the first position
     * @throws Exception if the database fails
     */
    public static void main(String[] args) throws Exception {
        if (args.length == 2) {
            load(args[0], Integer.parseInt(args[1]), Integer.MAX_VALUE, true);
            return;
        }
        try (LedgerDatabase database = LedgerDatabase.start()) {
            PointsLedgers.migrate(database.connections());
            System.exit(new LedgerCrash(database.url(), Integer.getInteger("growth4j.size", 3)).run());
        }
    }

    private int run() throws Exception {
        for (int kill = 0; kill < kills; kill++) {
            loadAndKill();
        }
        int end = reported + AGAIN;
        long again = load(url, Math.max(0, reported - AGAIN), end, false);
        long differing = differences(end);
        System.out.printf(
                "%d kills, %d cut connections, %,d operations (at least %,d told again): "
                        + "%d of %d accounts differ from an undisturbed run%n",
                kills, cuts, end, again, differing, STREAM.accounts());
        return differing == 0 ? 0 : 1;
    }

    private void loadAndKill() throws Exception {
        String java = ProcessHandle.current().info().command().orElse("java");
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerCrash.class.getName(),
                        url,
                        String.valueOf(Math.max(0, reported - AGAIN)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int before = reported;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int target = before + 200 + random.nextInt(1500);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reported = Math.max(reported, Integer.parseInt(line));
                if (random.nextInt(10) == 0) {
                    cut();
                }
                if (reported >= target) {
                    break;
                }
            }
            Thread.sleep(random.nextInt(20));
            process.destroyForcibly().waitFor();
        }
        if (reported == before) {
            throw new IllegalStateException("the loading process came to nothing: see its messages above");
        }
    }

    private void cut() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                                + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'")) {
            rows.next();
            cuts += rows.getInt(1);
        }
    }

    /** Books a part of the stream, single operations and batches in turn; tells again what failed for the connection. */
    private static long load(String url, int from, int to, boolean report) {
        PointsLedger ledger = PointsLedgers.postgresql(LedgerDatabase.pool(url));
        long replayed = 0;
        int position = from;
        while (position < to) {
            int end = Math.min(to, (position / BATCH) % 2 == 0 ? position + 1 : position + BATCH);
            List<PointsOperation> operations = new ArrayList<>();
            for (int i = position; i < end; i++) {
                operations.add(STREAM.at(i));
            }
            try {
                for (Outcome outcome : ledger.applyAll(operations)) {
                    replayed += outcome instanceof Receipt receipt && receipt.replayed() ? 1 : 0;
                }
                position = end;
                if (report) {
                    System.out.println(position);
                }
            } catch (UncheckedIOException e) {
                pause();
            }
        }
        return replayed;
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long differences(int end) throws IOException {
        PointsLedger undisturbed = PointsLedgers.inMemory();
        for (int position = 0; position < end; position++) {
            undisturbed.applyAll(List.of(STREAM.at(position)));
        }
        PointsLedger ledger = PointsLedgers.postgresql(LedgerDatabase.pool(url));
        long differing = 0;
        for (int number = 0; number < STREAM.accounts(); number++) {
            String account = STREAM.account(number);
            List<PointsEntry> entries = ledger.entries(account);
            boolean same = entries.equals(undisturbed.entries(account))
                    && LedgerAudit.of(entries)
                            .differences(ledger.account(account, LedgerStream.START))
                            .isEmpty();
            differing += same ? 0 : 1;
        }
        return differing;
    }
}
