package io.growth4j.bench.quality;

import io.growth4j.loyalty.points.LedgerAudit;
import io.growth4j.loyalty.points.Outcome;
import io.growth4j.loyalty.points.PointsLedger;
import io.growth4j.loyalty.points.PointsLedgers;
import io.growth4j.loyalty.points.PointsOperation;
import io.growth4j.loyalty.points.Receipt;
import io.growth4j.loyalty.points.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Sixteen threads book on a thousand accounts, half of them one by one, half in batches, every tenth operation twice by two
 * threads at about the same time. The result must be what the same operations leave when they are told one after the
 * other, in the order of their versions.
 *
 * <p>Run: {@code mvn -q -Pquality package -Dmain=LedgerConcurrency -Dsize=1000000 -DdatabaseSize=1000000}; without sizes,
 * 100,000 operations in memory, and in PostgreSQL a twentieth of those in memory. Exit code 1 if anything differs.
 */
public final class LedgerConcurrency {
    private static final int THREADS = 16;
    private static final int ACCOUNTS = 1000;
    private static final int BATCH = 50;
    /** Threads overtake each other by far more than the standard tolerance: time is not what is tested here. */
    private static final Duration TOLERANCE = Duration.ofDays(1000);

    private final PointsLedger ledger;
    private final int size;
    private final LedgerStream stream = new LedgerStream(16, ACCOUNTS);
    private final Map<String, Receipt> receipts = new ConcurrentHashMap<>();
    private final LongAdder replayed = new LongAdder();
    private final LongAdder refused = new LongAdder();

    private LedgerConcurrency(PointsLedger ledger, int size) {
        this.ledger = ledger;
        this.size = size;
    }

    /**
     * Runs the check on both ledgers.
     *
     * @param args none
     * @throws Exception if a thread or the database fails
     */
    public static void main(String[] args) throws Exception {
        int size = Integer.getInteger("growth4j.size", 100_000);
        int databaseSize = Integer.getInteger("growth4j.databaseSize", size / 20);
        long wrong = new LedgerConcurrency(PointsLedgers.inMemory(TOLERANCE), size).run("in memory");
        try (LedgerDatabase database = LedgerDatabase.start()) {
            PointsLedgers.migrate(database.connections());
            PointsLedger ledger = PointsLedgers.postgresql(database.connections(), TOLERANCE);
            wrong += new LedgerConcurrency(ledger, databaseSize).run("PostgreSQL");
        }
        System.exit(wrong == 0 ? 0 : 1);
    }

    private long run(String name) throws Exception {
        IntStream.range(0, ACCOUNTS).mapToObj(stream::at).forEach(opening -> book(List.of(opening)));
        long start = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> workers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread;
            workers.add(pool.submit(() -> work(first)));
        }
        for (Future<?> worker : workers) {
            worker.get();
        }
        pool.shutdown();
        double seconds = (System.nanoTime() - start) / 1e9;
        long wrong = differences();
        System.out.printf(
                "%-11s %,d operations by %d threads on %d accounts, %,d told twice, %,d refused, %.1f s: "
                        + "%d accounts differ from the sequential history%n",
                name, size, THREADS, ACCOUNTS, replayed.sum(), refused.sum(), seconds, wrong);
        return wrong;
    }

    /** Every thread has its own share of the stream, and tells some operations of its neighbour's too. */
    private void work(int thread) {
        List<PointsOperation> told = new ArrayList<>();
        int most = thread % 2 == 0 ? 1 : BATCH;
        for (int position = ACCOUNTS + thread; position < size; position += THREADS) {
            told.add(stream.at(position));
            if (position % 10 == 0) {
                told.add(stream.at(Math.min(size - 1, position + 1)));
            }
            if (told.size() >= most || position + THREADS >= size) {
                book(told);
                told.clear();
            }
        }
    }

    private void book(List<PointsOperation> told) {
        List<Outcome> outcomes = new ArrayList<>();
        if (told.size() > 2) {
            outcomes.addAll(ledger.applyAll(told));
        } else {
            told.forEach(operation -> outcomes.add(one(operation)));
        }
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Receipt receipt) {
                receipts.putIfAbsent(receipt.operation().operationId(), receipt);
                replayed.add(receipt.replayed() ? 1 : 0);
            } else {
                refused.increment();
            }
        }
    }

    private Outcome one(PointsOperation operation) {
        try {
            return ledger.apply(operation);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return new Refusal(operation, String.valueOf(e.getMessage()));
        }
    }

    private long differences() {
        Map<String, List<Receipt>> byAccount = new ConcurrentHashMap<>();
        receipts.values()
                .forEach(receipt -> byAccount
                        .computeIfAbsent(receipt.operation().accountId(), account -> new ArrayList<>())
                        .add(receipt));
        return byAccount.entrySet().stream()
                .filter(account -> differs(account.getKey(), account.getValue()))
                .count();
    }

    private boolean differs(String account, List<Receipt> booked) {
        PointsLedger sequential = PointsLedgers.inMemory(TOLERANCE);
        booked.sort(Comparator.comparingLong(Receipt::version));
        booked.forEach(receipt -> sequential.apply(receipt.operation()));
        LedgerAudit audit = LedgerAudit.of(ledger.entries(account));
        return !sequential.entries(account).equals(ledger.entries(account))
                || !audit.differences(ledger.account(account, LedgerStream.START))
                        .isEmpty();
    }
}
