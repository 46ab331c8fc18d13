package io.growth4j.loyalty.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.loyalty.points.PointsOperation.Adjust;
import io.growth4j.loyalty.points.PointsOperation.Clawback;
import io.growth4j.loyalty.points.PointsOperation.Credit;
import io.growth4j.loyalty.points.PointsOperation.Extend;
import io.growth4j.loyalty.points.PointsOperation.Redeem;
import io.growth4j.loyalty.points.PointsOperation.Rollback;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every ledger must do. Subclass it, say how to open one, and all of this runs. */
abstract class PointsLedgerContract {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final AtomicLong NAMES = new AtomicLong();

    /** A ledger with the standard tolerance; it may hold accounts of other tests. */
    abstract PointsLedger ledger();

    /** How many operations the threads book together. */
    abstract int concurrentOperations();

    private final String account = newAccount();

    static String newAccount() {
        return "u" + System.identityHashCode(NAMES) + "-" + NAMES.incrementAndGet();
    }

    private static Instant day(int days) {
        return START.plus(Duration.ofDays(days));
    }

    private String id(String name) {
        return account + "/" + name;
    }

    private Receipt credit(String name, long points, int at, @Nullable Integer expires) {
        return ledger().apply(Credit.of(id(name), account, points, day(at), expires == null ? null : day(expires)));
    }

    private Receipt redeem(String name, long points, int at, Shortfall shortfall) {
        return ledger().apply(new Redeem(id(name), account, points, day(at), shortfall));
    }

    private PointsAccount view(int at) {
        return ledger().account(account, day(at));
    }

    private List<Long> remaining(int at, String... credits) {
        List<Long> left = new ArrayList<>();
        for (String credit : credits) {
            left.add(view(at).lots().stream()
                    .filter(lot -> lot.operationId().equals(id(credit)))
                    .mapToLong(PointsLot::remaining)
                    .sum());
        }
        return left;
    }

    private void assertAudited() {
        assertThat(LedgerAudit.of(ledger().entries(account)).differences(ledger().account(account, START)))
                .isEmpty();
    }

    @Test
    void redemption_takesTheLotThatExpiresFirst() {
        credit("a", 100, 0, 516);
        credit("b", 100, 1, 365);
        redeem("r", 100, 31, Shortfall.REFUSE);
        assertThat(remaining(31, "a", "b")).containsExactly(100L, 0L);
        assertThat(view(31).balance()).isEqualTo(100);
        assertAudited();
    }

    @Test
    void redemption_takesLotsWithoutExpiryLast_andOlderOnesFirst() {
        credit("a", 100, 0, null);
        credit("b", 100, 1, 365);
        redeem("r", 100, 31, Shortfall.REFUSE);
        assertThat(remaining(31, "a", "b")).containsExactly(100L, 0L);
        credit("c", 10, 32, null);
        redeem("s", 105, 33, Shortfall.REFUSE);
        assertThat(remaining(33, "a", "c")).containsExactly(0L, 5L);
        assertAudited();
    }

    @Test
    void expiry_closesExactlyItsLot() {
        credit("a", 100, 0, 365);
        credit("b", 40, 1, null);
        assertThat(ledger().expire(day(366))).isGreaterThanOrEqualTo(1);
        assertThat(view(366).balance()).isEqualTo(40);
        assertThat(remaining(366, "a", "b")).containsExactly(0L, 40L);
        assertAudited();
    }

    @Test
    void debt_isPaidOffByTheNextCredit() {
        credit("a", 50, 0, null);
        redeem("r", 80, 1, Shortfall.ALLOW_NEGATIVE);
        assertThat(view(1).debt()).isEqualTo(30);
        assertThat(view(1).balance()).isEqualTo(-30);
        credit("b", 100, 2, null);
        assertThat(view(2).balance()).isEqualTo(70);
        assertThat(view(2).debt()).isZero();
        assertThat(remaining(2, "a", "b")).containsExactly(0L, 70L);
        assertThat(view(2).lifetimeEarned()).isEqualTo(150);
        assertAudited();
    }

    @Test
    void pendingCredit_paysADebtOffOnlyWhenItBecomesActive() {
        credit("a", 10, 0, null);
        redeem("r", 30, 1, Shortfall.ALLOW_NEGATIVE);
        ledger().apply(new Credit(id("p"), account, 50, day(1), day(5), day(9), "late"));
        assertThat(view(4).pending()).isEqualTo(50);
        assertThat(view(4).debt()).isEqualTo(20);
        assertThat(view(5).active()).isEqualTo(30);
        assertThat(view(5).debt()).isZero();
        assertThat(view(9).expired()).isEqualTo(30);
        credit("b", 1, 10, null);
        assertThat(view(10).balance()).isEqualTo(1);
        assertAudited();
    }

    @Test
    void pendingPoints_cannotBeSpent_andDoNotCountAsEarnedYet() {
        ledger().apply(new Credit(id("p"), account, 50, day(0), day(3), null, ""));
        assertThat(redeem("r", 10, 2, Shortfall.CLAMP).points()).isZero();
        assertThat(view(2).lifetimeEarned()).isZero();
        assertThat(view(2).balance()).isEqualTo(50);
        assertThat(view(3).lifetimeEarned()).isEqualTo(50);
        assertThat(redeem("s", 10, 3, Shortfall.CLAMP).points()).isEqualTo(-10);
        assertAudited();
    }

    @Test
    void expiringBy_addsUpTheLotsThatExpireByThen() {
        credit("a", 100, 0, 31);
        credit("b", 200, 0, 151);
        credit("c", 50, 0, null);
        assertThat(view(0).expiringBy(day(181))).isEqualTo(300);
        assertThat(view(0).expiringBy(day(31))).isEqualTo(100);
        assertThat(view(0).expiring()).isEqualTo(Map.of(day(31), 100L, day(151), 200L));
    }

    @Test
    void expire_writesOneEntryPerLot_alsoForUsedUpOnes_andNothingTheSecondTime() {
        credit("a", 100, 0, 5);
        credit("b", 60, 0, 6);
        credit("c", 7, 0, 8);
        redeem("r", 100, 1, Shortfall.REFUSE);
        ledger().expire(day(7));
        ledger().expire(day(7));
        assertThat(ledger().entries(account))
                .filteredOn(entry -> entry.kind() == EntryKind.EXPIRE)
                .extracting(PointsEntry::points)
                .containsExactly(0L, -60L);
        assertThat(view(7).balance()).isEqualTo(7);
        assertAudited();
    }

    @Test
    void lotThatExpiresAtTheInstant_isGone_andCannotBeSpentThen() {
        credit("a", 150, 0, 5);
        assertThat(view(5).balance()).isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> redeem("r", 1, 5, Shortfall.REFUSE))
                .withMessageContaining("has 0 active");
        assertThat(redeem("s", 1, 4, Shortfall.REFUSE).balance()).isEqualTo(149);
    }

    @Test
    void spentPointsAndExpiredPoints_areNotTakenTwice() {
        credit("a", 100, 0, 10);
        redeem("r", 80, 1, Shortfall.REFUSE);
        credit("b", 100, 2, null);
        assertThat(view(11).balance()).isEqualTo(100);
        assertThat(view(11).expired()).isEqualTo(20);
        assertThat(view(11).redeemed()).isEqualTo(80);
    }

    @Test
    void clawback_ofSpentPoints_isClampedOrBecomesADebt() {
        credit("a", 150, 0, null);
        redeem("r", 100, 1, Shortfall.REFUSE);
        assertThatIllegalStateException()
                .isThrownBy(() -> clawback("x", "a", 150, 2, Shortfall.REFUSE))
                .withMessageContaining("has 50 active");
        assertThat(clawback("c", "a", 150, 2, Shortfall.ALLOW_NEGATIVE).points())
                .isEqualTo(-150);
        assertThat(view(2).balance()).isEqualTo(-100);
        assertThat(view(2).lifetimeEarned()).isZero();
        assertAudited();
    }

    @Test
    void clampedClawback_leavesNoDebt_andTakesFromOtherLots() {
        credit("a", 150, 0, 50);
        redeem("r", 100, 1, Shortfall.REFUSE);
        credit("b", 20, 1, null);
        assertThat(clawback("c", "a", 150, 2, Shortfall.CLAMP).points()).isEqualTo(-70);
        assertThat(view(2).balance()).isZero();
        assertAudited();
    }

    @Test
    void clawback_doesNotTakeAgainWhatExpired() {
        credit("a", 100, 0, 5);
        credit("b", 500, 6, null);
        assertThat(clawback("c", "a", 100, 7, Shortfall.ALLOW_NEGATIVE).points())
                .isZero();
        assertThat(view(7).balance()).isEqualTo(500);
    }

    @Test
    void clawback_isPossibleOncePerCredit_andWithinIt() {
        credit("a", 100, 0, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clawback("x", "a", 101, 1, Shortfall.CLAMP))
                .withMessageContaining("brought 100");
        clawback("c", "a", 40, 1, Shortfall.CLAMP);
        assertThatIllegalStateException()
                .isThrownBy(() -> clawback("d", "a", 10, 1, Shortfall.CLAMP))
                .withMessageContaining("has reversed already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clawback("e", "nothing", 10, 1, Shortfall.CLAMP))
                .withMessageContaining("credit '" + id("nothing") + "'");
        assertThat(view(1).balance()).isEqualTo(60);
        assertAudited();
    }

    private Receipt clawback(String name, String credit, long points, int at, Shortfall shortfall) {
        return ledger().apply(new Clawback(id(name), account, id(credit), points, day(at), shortfall));
    }

    @Test
    void rollback_restoresTheLots_withTheirExpiries_once() {
        credit("a", 100, 0, 10);
        credit("b", 100, 0, 20);
        redeem("r", 150, 1, Shortfall.REFUSE);
        assertThat(ledger().apply(Rollback.of(id("x"), account, id("r"), day(2)))
                        .points())
                .isEqualTo(150);
        assertThat(remaining(2, "a", "b")).containsExactly(100L, 100L);
        assertThat(view(2).lifetimeEarned()).isEqualTo(200);
        assertThat(view(2).redeemed()).isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> ledger().apply(Rollback.of(id("y"), account, id("r"), day(2))))
                .withMessageContaining("has reversed already");
        assertThat(view(10).balance()).isEqualTo(100);
        assertAudited();
    }

    @Test
    void rollbackAfterTheExpiry_expiresTheRestoredPointsAtOnce_unlessTheyGetANewLot() {
        credit("a", 100, 0, 5);
        credit("b", 50, 0, 5);
        redeem("r", 100, 1, Shortfall.REFUSE);
        redeem("s", 50, 1, Shortfall.REFUSE);
        ledger().apply(Rollback.of(id("x"), account, id("r"), day(6)));
        assertThat(view(6).balance()).isZero();
        assertThat(view(6).expired()).isEqualTo(100);
        ledger().apply(new Rollback(id("y"), account, id("s"), day(6), RollbackPolicy.NEW_LOT, day(9)));
        assertThat(view(6).active()).isEqualTo(50);
        assertThat(view(9).active()).isZero();
        assertAudited();
    }

    @Test
    void rollbackOfADebt_liftsWhatIsOpen_andReturnsWhatWasPaid() {
        credit("a", 10, 0, null);
        redeem("r", 50, 1, Shortfall.ALLOW_NEGATIVE);
        credit("b", 15, 2, null);
        assertThat(view(2).debt()).isEqualTo(25);
        ledger().apply(Rollback.of(id("x"), account, id("r"), day(3)));
        assertThat(view(3).debt()).isZero();
        assertThat(remaining(3, "a", "b")).containsExactly(10L, 15L);
        assertAudited();
    }

    @Test
    void adjustments_addAndTake_withoutCountingAsEarnedOrRedeemed() {
        credit("a", 10, 0, null);
        ledger().apply(new Adjust(id("p"), account, 5, day(1), day(4), Shortfall.REFUSE, "goodwill"));
        ledger().apply(new Adjust(id("m"), account, -3, day(1), null, Shortfall.REFUSE, "mistake"));
        assertThat(view(1).balance()).isEqualTo(12);
        assertThat(view(1).lifetimeEarned()).isEqualTo(10);
        assertThat(view(1).redeemed()).isZero();
        assertThat(view(4).balance()).isEqualTo(10);
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        ledger().apply(new Adjust(id("n"), account, -99, day(1), null, Shortfall.REFUSE, "mistake")));
        assertAudited();
    }

    @Test
    void extend_movesEarlierExpiries_andLeavesLaterOnes() {
        credit("a", 10, 0, 5);
        credit("b", 10, 0, 50);
        credit("c", 10, 0, null);
        ledger().apply(new Extend(id("e"), account, day(4), day(20)));
        assertThat(view(4).expiring()).isEqualTo(Map.of(day(20), 10L, day(50), 10L));
        assertThat(view(20).balance()).isEqualTo(20);
        assertAudited();
    }

    @Test
    void sameOperationTwice_isBookedOnce_andGivesTheSameReceipt() {
        Receipt first = credit("a", 100, 0, 30);
        Receipt taken = redeem("r", 100, 1, Shortfall.REFUSE);
        Receipt again = redeem("r", 100, 1, Shortfall.REFUSE);
        assertThat(first.replayed()).isFalse();
        assertThat(again).isEqualTo(new Receipt(taken.operation(), -100, 0, taken.version(), true));
        assertThat(credit("a", 100, 0, 30).replayed()).isTrue();
        assertThat(ledger().entries(account)).hasSize(2);
        assertThat(ledger().receipt(taken.operation())).contains(again);
        assertThat(ledger().receipt(Redeem.of(id("unknown"), account, 1, START)))
                .isEmpty();
    }

    @Test
    void reusedOperationId_withOtherContent_isRefused_showingBoth() {
        credit("a", 100, 0, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> credit("a", 101, 0, null))
                .withMessageContaining("100")
                .withMessageContaining("101")
                .withMessageContaining("an id of its own");
        String other = newAccount();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger().apply(Credit.of(id("a"), other, 100, START, null)))
                .withMessageContaining(other);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger().apply(Redeem.of(id("a"), newAccount(), 100, START)))
                .withMessageContaining("stands for");
        assertThat(ledger().contains(other)).isFalse();
        assertThat(view(0).balance()).isEqualTo(100);
    }

    @Test
    void unknownAccount_isRefused() {
        String nobody = newAccount();
        assertThat(ledger().contains(nobody)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger().account(nobody, START))
                .withMessageContaining("no account '" + nobody + "'")
                .withMessageContaining("credit it first");
        assertThatIllegalArgumentException().isThrownBy(() -> ledger().entries(nobody));
        assertThatIllegalArgumentException().isThrownBy(() -> ledger().apply(Redeem.of(id("r"), nobody, 1, START)));
    }

    @Test
    void clockGoingBack_isToleratedForAMinute_andRefusedBeyond() {
        credit("a", 100, 5, null);
        Instant late = day(5).minusSeconds(60);
        Receipt receipt = ledger().apply(Redeem.of(id("r"), account, 1, late));
        assertThat(receipt.balance()).isEqualTo(99);
        assertThat(ledger().entries(account)).extracting(PointsEntry::at).containsExactly(day(5), day(5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger().apply(Redeem.of(id("s"), account, 1, late.minusMillis(1))))
                .withMessageContaining("before the last entry")
                .withMessageContaining("check the clock");
    }

    @Test
    void creditThatComesAfterItsExpiry_expiresAtOnce() {
        credit("a", 100, 5, null);
        Instant late = day(5).minusSeconds(30);
        Receipt receipt = ledger().apply(Credit.of(id("b"), account, 7, late, late.plusSeconds(10)));
        assertThat(receipt.points()).isEqualTo(7);
        assertThat(receipt.balance()).isEqualTo(100);
        assertThat(view(5).expired()).isEqualTo(7);
        assertAudited();
    }

    @Test
    void refusedOperation_leavesNoTrace_andItsIdIsFreeAgain() {
        credit("a", 10, 0, 3);
        long version = view(0).version();
        assertThatIllegalStateException().isThrownBy(() -> redeem("r", 11, 5, Shortfall.REFUSE));
        assertThat(view(0).version()).isEqualTo(version);
        assertThat(ledger().entries(account)).hasSize(1);
        assertThat(redeem("r", 7, 2, Shortfall.REFUSE).replayed()).isFalse();
        assertAudited();
    }

    @Test
    void totalsBeyondTheRangeOfAnAccount_areRefused() {
        List<PointsOperation> credits = new ArrayList<>();
        for (int i = 0; i <= 4000; i++) {
            credits.add(Credit.of(id("c" + i), account, PointsOperation.LARGEST, START, null));
        }
        List<Outcome> outcomes = ledger().applyAll(credits);
        assertThat(outcomes.subList(0, 4000)).allMatch(Receipt.class::isInstance);
        assertThat(outcomes.get(4000))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).contains("beyond 4000000000000000000"));
        assertThat(view(0).balance()).isEqualTo(4_000_000_000_000_000_000L);
        ledger().apply(new Adjust(id("empty"), account, -PointsOperation.LARGEST, START, null, Shortfall.CLAMP, "x"));
    }

    @Test
    void expectedVersion_isComparedAndSet() {
        PointsOperation first = Credit.of(id("a"), account, 10, START, null);
        assertThat(ledger().apply(first, 0).version()).isEqualTo(1);
        assertThatThrownBy(() -> ledger().apply(Redeem.of(id("r"), account, 1, START), 0))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageContaining("has version 1, not 0");
        assertThat(ledger().apply(Redeem.of(id("r"), account, 1, START), 1).version())
                .isEqualTo(2);
        assertThat(ledger().apply(first, 0).replayed()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> ledger().apply(first, -1));
    }

    @Test
    void batch_booksEachOperationForItself_inOrder() {
        List<PointsOperation> batch = List.of(
                Credit.of(id("a"), account, 100, day(0), day(9)),
                Redeem.of(id("r"), account, 30, day(1)),
                new Redeem(id("s"), account, 500, day(1), Shortfall.REFUSE),
                Credit.of(id("a"), account, 100, day(0), day(9)),
                Credit.of(id("a"), account, 99, day(0), day(9)),
                Rollback.of(id("x"), account, id("r"), day(2)),
                new Clawback(id("c"), account, id("a"), 50, day(2), Shortfall.CLAMP));
        List<Outcome> outcomes = ledger().applyAll(batch);
        assertThat(outcomes).extracting(outcome -> outcome.operation()).isEqualTo(batch);
        assertThat(outcomes.get(2)).isInstanceOf(Refusal.class);
        assertThat(((Receipt) outcomes.get(3)).replayed()).isTrue();
        assertThat(((Refusal) outcomes.get(4)).reason()).contains("an id of its own");
        assertThat(view(2).balance()).isEqualTo(50);
        assertThat(ledger().applyAll(batch))
                .filteredOn(Receipt.class::isInstance)
                .allMatch(outcome -> ((Receipt) outcome).replayed());
        assertAudited();
    }

    @Test
    void totals_keepTheIdentityOfOutstandingPoints() {
        // A span of its own: other accounts of the ledger have their entries elsewhere.
        Instant from = Instant.parse("2041-01-01T00:00:00Z").plusSeconds(NAMES.incrementAndGet() * 1_000_000);
        Instant to = from.plusSeconds(100_000);
        LedgerTotals before = ledger().totals(from, to);
        ledger().apply(Credit.of(id("a"), account, 100, from, from.plusSeconds(50)));
        ledger().apply(Credit.of(id("b"), account, 100, from, null));
        ledger().apply(Redeem.of(id("r"), account, 120, from.plusSeconds(1)));
        ledger().apply(Rollback.of(id("x"), account, id("r"), from.plusSeconds(2)));
        ledger().apply(Redeem.of(id("s"), account, 30, from.plusSeconds(3)));
        ledger().apply(new Clawback(id("c"), account, id("b"), 10, from.plusSeconds(4), Shortfall.CLAMP));
        ledger().apply(new Adjust(id("m"), account, 5, to, null, Shortfall.CLAMP, "next period"));
        LedgerTotals totals = ledger().totals(from, to);
        assertThat(totals.issued()).isEqualTo(190);
        assertThat(totals.burned()).isEqualTo(30);
        assertThat(totals.expired()).isEqualTo(70);
        assertThat(totals.outstanding()).isEqualTo(before.outstanding() + 90);
        assertThat(ledger().totals(to, to.plusSeconds(1)).opening()).isEqualTo(totals.outstanding());
        PointsVintage vintage = ledger().vintage(from, to);
        assertThat(vintage.issued()).isEqualTo(190);
        assertThat(vintage.redeemed()).isEqualTo(30);
        assertThat(vintage.redemptionRate()).isEqualTo(30.0 / 190);
        assertThat(vintage.breakage()).isEqualTo(70.0 / 190);
        assertThat(ledger().vintage(to.plusSeconds(1), to.plusSeconds(2)).breakage())
                .isNaN();
    }

    @Test
    void totalsBySegment_addUpToTheTotals_andSayWhoEarnsAndWhoBurns() {
        Instant from = Instant.parse("2141-01-01T00:00:00Z").plusSeconds(NAMES.incrementAndGet() * 1_000_000);
        Instant to = from.plusSeconds(100_000);
        String other = newAccount();
        ledger().apply(Credit.of(id("a"), account, 100, from.minusSeconds(9), null));
        ledger().apply(Redeem.of(id("r"), account, 30, from));
        ledger().apply(Credit.of(id("b"), other, 50, from, null));
        ledger().apply(Redeem.of(id("s"), other, 10, from.plusSeconds(1)));
        Map<String, LedgerTotals> segments = ledger().totals(
                        from, to, name -> name.equals(account) ? "savers" : name.equals(other) ? "new" : "rest");
        assertThat(segments.get("savers").issued()).isZero();
        assertThat(segments.get("savers").burned()).isEqualTo(30);
        assertThat(segments.get("savers").outstanding()).isEqualTo(70);
        assertThat(segments.get("new").issued()).isEqualTo(50);
        assertThat(segments.get("new").burned()).isEqualTo(10);
        LedgerTotals all = ledger().totals(from, to);
        assertThat(segments.values().stream().mapToLong(LedgerTotals::issued).sum())
                .isEqualTo(all.issued());
        assertThat(segments.values().stream()
                        .mapToLong(LedgerTotals::outstanding)
                        .sum())
                .isEqualTo(all.outstanding());
        assertThat(PointsKpis.bySegment(segments).toString()).contains("savers", "burn rate");
    }

    @Test
    void balances_areThoseOfAllAccounts() {
        credit("a", 12_345_678_901L, 0, null);
        assertThat(ledger().balances()).contains(12_345_678_901L).isSorted();
    }

    @Test
    void operationsOfSixteenThreads_equalSomeSequentialHistory() throws Exception {
        int threads = 16;
        String[] names = new String[threads];
        Arrays.setAll(names, i -> newAccount());
        for (String name : names) {
            ledger().apply(Credit.of(name + "/open", name, 100, START, null));
        }
        Map<String, Receipt> receipts = new ConcurrentHashMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> workers = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int seed = thread;
            // Pairs of threads tell the same operations, one of them in batches: each is told twice at about one time.
            workers.add(pool.submit(() -> {
                List<PointsOperation> operations = operations(new Random(seed / 2), seed / 2, names);
                tell(operations, seed % 2 == 0 ? 1 : 25, receipts);
            }));
        }
        for (Future<?> worker : workers) {
            worker.get();
        }
        pool.shutdown();
        assertSequential(names, receipts);
    }

    private List<PointsOperation> operations(Random random, int writer, String[] names) {
        List<PointsOperation> operations = new ArrayList<>();
        for (int i = 0; i < concurrentOperations() / 16; i++) {
            String name = names[random.nextInt(random.nextInt(names.length) + 1)];
            String operationId = name + "/" + writer + "-" + i;
            Instant at = START.plusMillis(i);
            operations.add(
                    random.nextInt(3) == 0
                            ? Credit.of(
                                    operationId,
                                    name,
                                    1 + random.nextInt(50),
                                    at,
                                    at.plusSeconds(random.nextInt(20) + 1))
                            : new Redeem(operationId, name, 1 + random.nextInt(30), at, Shortfall.CLAMP));
        }
        return operations;
    }

    private void tell(List<PointsOperation> operations, int together, Map<String, Receipt> receipts) {
        for (int from = 0; from < operations.size(); from += together) {
            List<PointsOperation> told = operations.subList(from, Math.min(from + together, operations.size()));
            List<Outcome> outcomes = together == 1 ? List.of(ledger().apply(told.get(0))) : ledger().applyAll(told);
            for (Outcome outcome : outcomes) {
                Receipt receipt = (Receipt) outcome;
                Receipt other = receipts.putIfAbsent(receipt.operation().operationId(), receipt);
                if (other != null) {
                    assertThat(receipt.version()).isEqualTo(other.version());
                    assertThat(receipt.replayed()).isNotEqualTo(other.replayed());
                }
            }
        }
    }

    /** Told one after the other in the order of their versions, the same operations leave the same entries. */
    private void assertSequential(String[] names, Map<String, Receipt> receipts) {
        for (String name : names) {
            PointsLedger sequential = PointsLedgers.inMemory();
            sequential.apply(Credit.of(name + "/open", name, 100, START, null));
            receipts.values().stream()
                    .filter(receipt -> receipt.operation().accountId().equals(name))
                    .sorted(Comparator.comparingLong(Receipt::version))
                    .forEach(receipt -> assertThat(
                                    sequential.apply(receipt.operation()).version())
                            .isEqualTo(receipt.version()));
            assertThat(ledger().entries(name)).isEqualTo(sequential.entries(name));
            assertThat(LedgerAudit.of(ledger().entries(name)).differences(ledger().account(name, START)))
                    .isEmpty();
        }
    }

    /** The property: after every step the ledger agrees with the twin that keeps every point as an object. */
    static void assertAgrees(PointsLedger ledger, String accountId, List<Integer> numbers) {
        RandomHistory history = new RandomHistory(accountId);
        ObviousAccount obvious = new ObviousAccount();
        for (int number : numbers) {
            PointsOperation operation = history.next(number);
            boolean refusedLongAgo = operation.at().isBefore(history.now());
            if (obvious.done.contains(operation.operationId())) {
                assertThat(ledger.apply(operation).replayed()).isTrue();
            } else if (!refusedLongAgo && apply(obvious, operation, ledger)) {
                obvious.done.add(operation.operationId());
            }
            if (ledger.contains(accountId)) {
                assertSame(obvious, ledger, accountId, history.now());
            }
        }
    }

    private static boolean apply(ObviousAccount obvious, PointsOperation operation, PointsLedger ledger) {
        boolean allowed = obvious.apply(operation);
        try {
            Receipt receipt = ledger.apply(operation);
            assertThat(allowed).as("%s was allowed", operation).isTrue();
            assertThat(receipt.balance()).as("balance after %s", operation).isEqualTo(obvious.balance());
        } catch (IllegalArgumentException | IllegalStateException refused) {
            assertThat(allowed)
                    .as("%s was refused: %s", operation, refused.getMessage())
                    .isFalse();
        }
        return allowed;
    }

    private static void assertSame(ObviousAccount obvious, PointsLedger ledger, String accountId, Instant now) {
        obvious.settle(now);
        PointsAccount view = ledger.account(accountId, now);
        Map<String, Long> left = new HashMap<>();
        view.lots().forEach(lot -> left.merge(lot.operationId(), lot.remaining(), Long::sum));
        List<Object> actual = List.of(
                view.active(),
                view.pending(),
                view.debt(),
                view.lifetimeEarned(),
                view.redeemed(),
                view.expired(),
                left);
        assertThat(actual)
                .as("active, pending, debt, earned, redeemed, expired, lots")
                .isEqualTo(obvious.summary());
        assertThat(LedgerAudit.of(ledger.entries(accountId)).differences(ledger.account(accountId, Instant.EPOCH)))
                .isEmpty();
    }
}
