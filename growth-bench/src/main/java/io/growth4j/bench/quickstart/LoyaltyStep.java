package io.growth4j.bench.quickstart;

import io.growth4j.definition.ProgressListener;
import io.growth4j.event.Absent;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.loyalty.growthvalue.GrowthDays;
import io.growth4j.loyalty.growthvalue.GrowthEntry;
import io.growth4j.loyalty.growthvalue.GrowthPlan;
import io.growth4j.loyalty.growthvalue.GrowthValue;
import io.growth4j.loyalty.growthvalue.GrowthValueFormula;
import io.growth4j.loyalty.level.LevelLadder;
import io.growth4j.loyalty.level.LevelLadders;
import io.growth4j.loyalty.points.LedgerTotals;
import io.growth4j.loyalty.points.PointsKpis;
import io.growth4j.loyalty.points.PointsLedger;
import io.growth4j.loyalty.points.PointsLedgers;
import io.growth4j.loyalty.points.PointsOperation;
import io.growth4j.loyalty.points.budget.Activity;
import io.growth4j.loyalty.points.budget.BudgetSegment;
import io.growth4j.loyalty.points.budget.PointsBudget;
import io.growth4j.loyalty.points.budget.PricedBehaviour;
import io.growth4j.report.Table;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What users have earned: a point per unit of money with a ledger that reconciles, a growth value folded day by day, a
 * level, and the budget that such a programme needs.
 */
final class LoyaltyStep {
    private static final long POINTS_FOR_A_GIFT = 200;
    private static final long DAILY_GROWTH = 5;
    private static final int MEMBER_DAYS_AFTER_VISIT = 30;
    private static final Duration POINTS_LAST = Duration.ofDays(90);

    private final PointsLedger ledger = PointsLedgers.inMemory();
    private final Map<String, GrowthDays> growth = new HashMap<>();
    private final ZoneId zone;
    private long orders;

    private LoyaltyStep(ZoneId zone) {
        this.zone = zone;
    }

    /** Levels, points and the budget, or why there are none. */
    static String run(EventLog log, Census census, LogSpan span, Instant asOf, ZoneId zone, ProgressListener progress) {
        if (log.schema().find(EventSchema.AMOUNT).isEmpty() || !span.types().contains(EventType.PURCHASE)) {
            return "No points: the log has no purchases with amounts.\n";
        }
        LoyaltyStep step = new LoyaltyStep(zone);
        step.replay(log, asOf, progress);
        return step.levels(census, asOf) + "\n" + step.points(span, asOf) + "\n" + budget(census, span, asOf);
    }

    /** Every order earns points and growth value; whoever has enough points takes a gift at once. */
    private void replay(EventLog log, Instant asOf, ProgressListener progress) {
        int amountSlot = log.schema().slot(EventSchema.AMOUNT);
        long read = 0;
        try (EventCursor cursor = log.read()) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                int purchase = batch.dictionary(EventSchema.TYPE_SLOT).code(EventType.PURCHASE.name());
                for (int row = 0; row < batch.size(); row++) {
                    long time = batch.longs(EventSchema.TIME_SLOT)[row];
                    long amount = batch.longs(amountSlot)[row];
                    boolean counts = batch.codes(EventSchema.TYPE_SLOT)[row] == purchase && time < asOf.toEpochMilli();
                    if (counts && amount != Absent.LONG && amount >= 100) {
                        order(user(batch, row), Instant.ofEpochMilli(time), amount / 100);
                    }
                }
                read += batch.size();
                progress.progress("booking points", read, log.size().orElse(-1));
            }
        }
    }

    private static String user(EventBatch batch, int row) {
        return batch.schema().type(EventSchema.USER) == EventSchema.ColumnType.LONG
                ? Long.toString(batch.longs(EventSchema.USER_SLOT)[row])
                : batch.dictionary(EventSchema.USER_SLOT).text(batch.codes(EventSchema.USER_SLOT)[row]);
    }

    private void order(String user, Instant time, long points) {
        String operation = "order-" + orders++;
        ledger.apply(PointsOperation.Credit.of(operation, user, points, time, time.plus(POINTS_LAST)));
        growth.computeIfAbsent(user, one -> GrowthDays.in(zone)).add(time, new GrowthEntry.Opening(operation, points));
        if (ledger.account(user, time).active() >= POINTS_FOR_A_GIFT) {
            ledger.apply(PointsOperation.Redeem.of("gift-" + operation, user, POINTS_FOR_A_GIFT, time));
        }
    }

    /** Users by level: growth value is what they paid, and a daily value while they visit. */
    private Table levels(Census census, Instant asOf) {
        LevelLadder ladder = LevelLadders.qqActiveDays(1, 20);
        GrowthValueFormula formula = GrowthValueFormula.builder(ladder)
                .plan("visitor", GrowthPlan.of(DAILY_GROWTH))
                .decline(DAILY_GROWTH)
                .grace(7)
                .build();
        LocalDate end = asOf.atZone(zone).toLocalDate();
        UserTable users = census.users();
        long[] first = users.instants(StandardFeatures.FIRST_ACTIVE_AT);
        long[] last = users.instants(StandardFeatures.LAST_ACTIVE_AT);
        long[] byLevel = new long[ladder.maxLevel() + 1];
        for (int row = 0; row < users.size(); row++) {
            if (first[row] != Absent.LONG) {
                GrowthDays days = growth.computeIfAbsent(users.keys().text(row), one -> GrowthDays.in(zone));
                LocalDate from = date(first[row]);
                days.member("visitor", from, date(last[row]).plusDays(MEMBER_DAYS_AFTER_VISIT));
                GrowthValue value = formula.fold(days.between(from, end)).state();
                byLevel[value.effectiveLevel()]++;
            }
        }
        Table.Builder table = Table.of("Users by level of growth value", "level", "from value", "users");
        for (int level = 0; level < byLevel.length; level++) {
            table.row((long) level, ladder.threshold(level), byLevel[level]);
        }
        return table.build();
    }

    private LocalDate date(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atZone(zone).toLocalDate();
    }

    /** What was issued, burned and expired, and that it adds up to what the accounts hold. */
    private String points(LogSpan span, Instant asOf) {
        ledger.expire(asOf);
        LedgerTotals totals = ledger.totals(Instant.ofEpochMilli(span.first()), asOf.plusMillis(1));
        long[] balances = ledger.balances();
        boolean reconciles = Arrays.stream(balances).sum() == totals.outstanding();
        return PointsKpis.of(totals, 0.6, 100, balances).table()
                + String.format(
                        "Issued − burned − expired %s the sum of %,d balances.%n",
                        reconciles ? "equals" : "DIFFERS FROM", balances.length);
    }

    /** What a month of such a programme would issue, by how this shop's users buy. */
    private static Table budget(Census census, LogSpan span, Instant asOf) {
        UserTable users = census.users();
        long[] orders = users.longs(StandardFeatures.ORDERS);
        long[] revenue = users.longs(StandardFeatures.REVENUE_MINOR);
        double months = Duration.ofMillis(asOf.toEpochMilli() - span.first()).toDays() / 30.0;
        long[] ranked =
                Arrays.stream(revenue).map(value -> Math.max(0, value)).sorted().toArray();
        long high = Math.max(1, ranked[(int) (ranked.length * 0.8)]);
        PointsBudget budget = new PointsBudget(
                List.of(new PricedBehaviour("order", 20, 10, true)),
                List.of(
                        segment("best fifth", orders, revenue, high, Long.MAX_VALUE, months),
                        segment("others", orders, revenue, Absent.LONG, high, months)),
                10_000,
                0.6);
        return budget.plan().table();
    }

    private static BudgetSegment segment(
            String name, long[] orders, long[] revenue, long from, long below, double months) {
        long users = 0;
        long buyers = 0;
        double placed = 0;
        double paid = 0;
        for (int row = 0; row < orders.length; row++) {
            if (revenue[row] >= from && revenue[row] < below) {
                users++;
                buyers += orders[row] > 0 ? 1 : 0;
                placed += Math.max(0, orders[row]);
                paid += Math.max(0, revenue[row]);
            }
        }
        double share = users == 0 ? 0 : (double) buyers / users;
        double frequency = buyers == 0 ? 0 : placed / buyers / months;
        double value = users == 0 ? 0 : paid / users;
        return new BudgetSegment(name, users, value, Map.of("order", new Activity(share, frequency)));
    }
}
