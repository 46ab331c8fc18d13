package io.growth4j.loyalty.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.event.EventType;
import io.growth4j.loyalty.badge.Badge;
import io.growth4j.loyalty.badge.BadgeBook;
import io.growth4j.loyalty.badge.BadgeEvent;
import io.growth4j.loyalty.badge.BadgeRule;
import io.growth4j.loyalty.badge.BadgeSignal;
import io.growth4j.loyalty.badge.BadgeStyle;
import io.growth4j.loyalty.badge.Measure;
import io.growth4j.loyalty.badge.NextBadge;
import io.growth4j.loyalty.growthvalue.GrowthDays;
import io.growth4j.loyalty.growthvalue.GrowthEntry;
import io.growth4j.loyalty.growthvalue.GrowthHistory;
import io.growth4j.loyalty.growthvalue.GrowthPlan;
import io.growth4j.loyalty.growthvalue.GrowthValueFormula;
import io.growth4j.loyalty.level.LevelLadder;
import io.growth4j.loyalty.level.LevelLadders;
import io.growth4j.loyalty.level.LevelTarget;
import io.growth4j.loyalty.membership.Benefit;
import io.growth4j.loyalty.membership.BenefitCatalogue;
import io.growth4j.loyalty.membership.Standing;
import io.growth4j.loyalty.points.PointsOperation.Clawback;
import io.growth4j.loyalty.points.PointsOperation.Credit;
import io.growth4j.loyalty.points.PointsOperation.Redeem;
import io.growth4j.loyalty.points.budget.Activity;
import io.growth4j.loyalty.points.budget.BudgetPlan;
import io.growth4j.loyalty.points.budget.BudgetSegment;
import io.growth4j.loyalty.points.budget.PointsBudget;
import io.growth4j.loyalty.points.budget.PointsSink;
import io.growth4j.loyalty.points.budget.PricedBehaviour;
import io.growth4j.loyalty.points.budget.SinkPrice;
import io.growth4j.loyalty.points.earning.BehaviourPrices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The code of docs/loyalty.md: it runs, and the page shows nothing else. */
class LoyaltySnippetsTest {
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void page_showsOnlyCodeThatRunsHere() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "loyalty.md"));
        String source = Files.readString(
                Path.of("src", "test", "java", "io", "growth4j", "loyalty", "points", "LoyaltySnippetsTest.java"));
        Matcher blocks = CODE.matcher(page);
        int count = 0;
        while (blocks.find()) {
            assertThat(dense(source)).contains(dense(blocks.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(7);
    }

    private static String dense(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void levels() {
        LevelLadder ladder = LevelLadders.quadratic(10, new LevelTarget(1, 7), new LevelTarget(20, 365), 20);
        int level = ladder.level(1_000); // 8
        double progress = ladder.progress(1_000); // 0 at the threshold, 1 at the next
        assertThat(level).isEqualTo(8);
        assertThat(progress).isBetween(0.0, 1.0);
    }

    @Test
    void growthValue() {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        LocalDate joined = LocalDate.of(2026, 1, 1);
        Instant paidAt = Instant.parse("2026-01-01T08:00:00Z");
        LevelLadder ladder = LevelLadder.table(List.of(0L, 20L, 50L, 100L));
        GrowthValueFormula formula = GrowthValueFormula.builder(ladder)
                .plan("annual", new GrowthPlan(List.of(10L), 150)) // 10 a day, times 1.5
                .decline(10) // a day after the membership
                .grace(7)
                .build();
        GrowthDays days = GrowthDays.in(zone)
                .member("annual", joined, joined.plusYears(1))
                .add(paidAt, new GrowthEntry.Opening("order-1", 30));
        GrowthHistory history = formula.fold(days.between(joined, joined.plusDays(2)));
        history.explain().forEach(System.out::println);
        // 2026-01-01 annual: 0 + 15 daily + 45 opening = 60, level 2
        // 2026-01-02 annual: 60 + 15 daily = 75, level 2
        assertThat(history.explain())
                .containsExactly(
                        "2026-01-01 annual: 0 + 15 daily + 45 opening = 60, level 2",
                        "2026-01-02 annual: 60 + 15 daily = 75, level 2");
    }

    @Test
    void budget() {
        long order = BehaviourPrices.core(2.0, 0.1, 100); // a tenth of 2.00 gross profit, 100 points a unit: 20
        long review = BehaviourPrices.byReference(order, 4, 1); // a quarter of the effort: 5
        PointsBudget budget = new PointsBudget(
                List.of(
                        new PricedBehaviour("order", order, 10, true),
                        PricedBehaviour.daily("review", review, 1, false)),
                List.of(
                        new BudgetSegment(
                                "loyal",
                                1_000,
                                300,
                                Map.of("order", new Activity(1, 6), "review", new Activity(0.5, 4))),
                        new BudgetSegment("others", 9_000, 40, Map.of("order", new Activity(0.4, 1)))),
                2_000, // units of currency a month
                0.6); // of the points will be spent
        BudgetPlan plan = budget.plan();
        System.out.println(plan.table());
        plan.warnings().forEach(System.out::println);
        PointsSink voucher = new PointsSink("voucher of 5", PointsSink.Kind.VOUCHER, 500, 100);
        System.out.println(SinkPrice.table(SinkPrice.of(plan, List.of(voucher), 0, 10)));
        assertThat(order).isEqualTo(20);
        assertThat(review).isEqualTo(5);
        assertThat(plan.issued()).isEqualTo(1_000 * 130 + 9_000 * 8);
    }

    @Test
    void ledger() throws SQLException {
        DataSource dataSource = new TestPool(TestDatabase.empty("snippets"));
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Instant nextYear = Instant.parse("2027-01-01T00:00:00Z");
        PointsLedgers.migrate(dataSource);
        PointsLedger ledger = PointsLedgers.postgresql(dataSource); // or PointsLedgers.inMemory()
        ledger.apply(Credit.of("order-17", "anna", 120, now, nextYear));
        Receipt receipt = ledger.apply(Redeem.of("gift-3", "anna", 50, now));
        ledger.apply(Redeem.of("gift-3", "anna", 50, now)); // told again: nothing happens
        ledger.apply(new Clawback("return-17", "anna", "order-17", 120, now, Shortfall.CLAMP)); // the order came back
        PointsAccount account = ledger.account("anna", now);
        assertThat(receipt.balance()).isEqualTo(70);
        assertThat(account.balance()).isZero();
        LedgerTotals month = maintenance(ledger, now, now.plus(Duration.ofDays(30)));
        assertThat(month.outstanding()).isZero();
    }

    private static LedgerTotals maintenance(PointsLedger ledger, Instant monthStart, Instant monthEnd) {
        ledger.expire(monthEnd);
        LedgerTotals month = ledger.totals(monthStart, monthEnd);
        System.out.println(PointsKpis.of(month, 0.6, 100, ledger.balances()).table());
        Map<String, LedgerTotals> segments =
                ledger.totals(monthStart, monthEnd, user -> user.startsWith("a") ? "A" : "B");
        System.out.println(PointsKpis.bySegment(segments));
        return month;
    }

    @Test
    void badges() {
        Set<EventType> purchases = Set.of(EventType.PURCHASE);
        BadgeBook book = new BadgeBook(
                "anna",
                List.of(
                        new BadgeRule.Exploration("first order", purchases, BadgeStyle.STANDARD),
                        new BadgeRule.Accumulation(
                                "orders", purchases, BadgeStyle.STANDARD, Measure.COUNT, List.of(3L, 10L), null)));
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        List<BadgeSignal> signals = book.accept(new BadgeEvent("order-17", "anna", EventType.PURCHASE, at, 1, ""));
        Badge first = book.badges().get(0); // its evidence: order-17
        NextBadge next = book.next().get(0); // orders 3, 2 missing
        assertThat(signals).hasSize(1);
        assertThat(first.evidence()).containsExactly("order-17");
        assertThat(next.missing()).isEqualTo(2);
    }

    @Test
    void benefits() {
        BenefitCatalogue catalogue = new BenefitCatalogue(List.of(
                new Benefit("gift", "a gift on the birthday", 5, 0, Set.of()), // from level 5
                new Benefit("shipping", "free shipping", 0, 1, Set.of()))); // from tier 1
        List<Benefit> now = catalogue.of(new Standing(5, 0, null));
        catalogue.nextTier(new Standing(5, 0, null)).ifPresent(step -> System.out.println(step.benefits()));
        assertThat(now).extracting(Benefit::name).containsExactly("gift");
    }
}
