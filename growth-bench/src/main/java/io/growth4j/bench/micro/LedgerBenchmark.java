package io.growth4j.bench.micro;

import io.growth4j.loyalty.points.PointsLedger;
import io.growth4j.loyalty.points.PointsLedgers;
import io.growth4j.loyalty.points.PointsOperation.Credit;
import io.growth4j.loyalty.points.PointsOperation.Redeem;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The ledger in memory on one thread: credits and redemptions in turn, booked into a ledger that was empty before. The
 * time of making the operations and their names counts in, and so does the collector's: the larger the ledger, the more
 * of the time is the collector moving what the ledger keeps.
 *
 * <p>Run: {@code mvn -q -Pmicro package -Dbenchmark=LedgerBenchmark}; the score is operations a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-Xmn3g", "-XX:+UseParallelGC"})
public class LedgerBenchmark {
    private static final int OPERATIONS = 200_000;
    private static final int MANY_OPERATIONS = 1_000_000;
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    /**
     * A hundred thousand accounts, all of them new, get one credit and one redemption each.
     *
     * @return the ledger
     */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public PointsLedger newAccounts() {
        return booked(OPERATIONS, OPERATIONS / 2);
    }

    /**
     * Half a million accounts, all of them new, get one credit and one redemption each.
     *
     * @return the ledger
     */
    @Benchmark
    @OperationsPerInvocation(MANY_OPERATIONS)
    public PointsLedger manyNewAccounts() {
        return booked(MANY_OPERATIONS, MANY_OPERATIONS / 2);
    }

    /**
     * Ten thousand accounts get a hundred operations each.
     *
     * @return the ledger
     */
    @Benchmark
    @OperationsPerInvocation(MANY_OPERATIONS)
    public PointsLedger knownAccounts() {
        return booked(MANY_OPERATIONS, 10_000);
    }

    private static PointsLedger booked(int operations, int accounts) {
        PointsLedger ledger = PointsLedgers.inMemory();
        for (int i = 0; i < operations / 2; i++) {
            String account = "user-" + i % accounts;
            ledger.apply(Credit.of("order-" + i, account, 100, AT, null));
            ledger.apply(Redeem.of("gift-" + i, account, 40, AT));
        }
        long expected = 60L * (operations / 2 / accounts);
        if (ledger.balances().length != accounts || ledger.balances()[0] != expected) {
            throw new IllegalStateException("the ledger booked something else");
        }
        return ledger;
    }
}
