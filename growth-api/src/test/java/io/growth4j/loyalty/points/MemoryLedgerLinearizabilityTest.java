package io.growth4j.loyalty.points;

import io.growth4j.loyalty.points.PointsOperation.Clawback;
import io.growth4j.loyalty.points.PointsOperation.Credit;
import io.growth4j.loyalty.points.PointsOperation.Redeem;
import java.time.Instant;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * Lincheck tells the ledger in memory random operations from two threads, on two accounts and with three operation ids,
 * so that ids are repeated and reused all the time: what every call answers must be what it answers in some order of the
 * same calls, one after the other. Once on real threads, and once on the interleavings that its model checker tries; with
 * {@code -Dgrowth4j.scenarios=100} it takes some minutes for more of both.
 */
@Param(name = "account", gen = IntGen.class, conf = "0:1")
@Param(name = "id", gen = IntGen.class, conf = "0:2")
@Param(name = "points", gen = IntGen.class, conf = "1:3")
public class MemoryLedgerLinearizabilityTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private static final int SCENARIOS = Integer.getInteger("growth4j.scenarios", 3);

    private final PointsLedger ledger = PointsLedgers.inMemory();

    private String told(PointsOperation operation) {
        try {
            return answer(ledger.apply(operation));
        } catch (IllegalArgumentException | IllegalStateException refused) {
            return refused.getClass().getSimpleName();
        }
    }

    private static String answer(Outcome outcome) {
        return outcome instanceof Receipt receipt
                ? receipt.points() + " to " + receipt.balance() + " v" + receipt.version()
                        + (receipt.replayed() ? " again" : "")
                : "refused";
    }

    @Operation
    public String credit(
            @Param(name = "id") int id, @Param(name = "account") int account, @Param(name = "points") int points) {
        return told(Credit.of("o" + id, "u" + account, points, AT, null));
    }

    @Operation
    public String redeem(
            @Param(name = "id") int id, @Param(name = "account") int account, @Param(name = "points") int points) {
        return told(new Redeem("o" + id, "u" + account, points, AT, Shortfall.REFUSE));
    }

    @Operation
    public String clawBack(
            @Param(name = "id") int id, @Param(name = "account") int account, @Param(name = "id") int creditId) {
        return told(new Clawback("o" + id, "u" + account, "o" + creditId, 1, AT, Shortfall.ALLOW_NEGATIVE));
    }

    @Operation
    public String receipt(@Param(name = "id") int id, @Param(name = "account") int account) {
        try {
            return ledger.receipt(Credit.of("o" + id, "u" + account, 1, AT, null))
                    .map(MemoryLedgerLinearizabilityTest::answer)
                    .orElse("none");
        } catch (IllegalArgumentException other) {
            return "another";
        }
    }

    @Operation
    public String batchOfOne(@Param(name = "id") int id, @Param(name = "account") int account) {
        return answer(ledger.applyAll(List.of(Credit.of("o" + id, "u" + account, 1, AT, null)))
                .get(0));
    }

    @Operation
    public long balance(@Param(name = "account") int account) {
        return ledger.contains("u" + account)
                ? ledger.account("u" + account, AT).balance()
                : -1;
    }

    @Test
    void everyInterleavingThatIsTried_answersAsInSomeSequentialOrder() {
        new ModelCheckingOptions()
                .iterations(SCENARIOS)
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(2)
                .actorsAfter(1)
                .invocationsPerIteration(50)
                .check(MemoryLedgerLinearizabilityTest.class);
    }

    @Test
    void callsOfTwoThreads_answerAsInSomeSequentialOrder() {
        new StressOptions()
                .iterations(3 * SCENARIOS)
                .threads(2)
                .actorsPerThread(4)
                .actorsBefore(1)
                .actorsAfter(1)
                .invocationsPerIteration(200)
                .check(MemoryLedgerLinearizabilityTest.class);
    }
}
