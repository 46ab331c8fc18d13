package io.growth4j.bench.quickstart;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.definition.ProgressListener;
import io.growth4j.event.Absent;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.loyalty.badge.BadgeEvent;
import io.growth4j.loyalty.badge.BadgePeriod;
import io.growth4j.loyalty.badge.BadgeRule;
import io.growth4j.loyalty.badge.BadgeStyle;
import io.growth4j.loyalty.badge.Measure;
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
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What users have earned: a point per unit of money in a ledger that reconciles, a growth value folded day by day, its
 * level, badges for orders, and the budget that such a programme needs. Every user's card goes to {@code loyalty.csv}.
 */
final class LoyaltyStep {
    static final double REDEMPTION_RATE = 0.6;
    private static final long POINTS_FOR_A_GIFT = 200;
    private static final long DAILY_GROWTH = 5;
    private static final int MEMBER_DAYS_AFTER_VISIT = 30;
    private static final Duration POINTS_LAST = Duration.ofDays(90);
    private static final LevelLadder LADDER = LevelLadders.qqActiveDays(1, 20);
    private static final GrowthValueFormula GROWTH = GrowthValueFormula.builder(LADDER)
            .plan("visitor", GrowthPlan.of(DAILY_GROWTH))
            .decline(DAILY_GROWTH)
            .grace(7)
            .build();

    private final PointsLedger ledger = PointsLedgers.inMemory();
    private final Map<String, GrowthDays> growth = new HashMap<>();
    private final Map<String, List<BadgeEvent>> orders = new HashMap<>();
    private final List<BadgeRule> rules;
    private final ZoneId zone;
    private long orderCount;

    private LoyaltyStep(ZoneId zone) {
        this.zone = zone;
        Set<EventType> purchases = Set.of(EventType.PURCHASE);
        BadgePeriod months = new BadgePeriod.Calendar(Granularity.MONTH, PeriodCalendar.of(zone));
        this.rules = List.of(
                new BadgeRule.Exploration("first order", purchases, BadgeStyle.STANDARD),
                new BadgeRule.Accumulation(
                        "orders", purchases, BadgeStyle.STANDARD, Measure.COUNT, List.of(3L, 10L, 30L), null),
                BadgeRule.Streak.consecutive("months in a row", purchases, months, 1, List.of(3L)));
    }

    /** Cards, levels, badges, points and the budget, or why there are none. */
    static String run(
            EventLog log,
            Census census,
            LogSpan span,
            Instant asOf,
            ZoneId zone,
            Path folder,
            ProgressListener progress)
            throws IOException {
        if (log.schema().find(EventSchema.AMOUNT).isEmpty() || !span.types().contains(EventType.PURCHASE)) {
            return "No points: the log has no purchases with amounts.\n";
        }
        LoyaltyStep step = new LoyaltyStep(zone);
        step.replay(log, asOf, progress);
        step.ledger.expire(asOf);
        LoyaltyCards cards = new LoyaltyCards(step.cards(census, asOf));
        cards.write(folder.resolve("loyalty.csv"));
        return cards.richest() + "\n\n" + cards.levels(LADDER) + "\n" + cards.badges() + "\n"
                + step.points(cards, span, asOf) + "\n" + LoyaltyBudget.of(census, span, asOf);
    }

    /** Every order earns points, growth value and badges; whoever has enough points takes a gift at once. */
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
        String operation = "order-" + orderCount++;
        ledger.apply(PointsOperation.Credit.of(operation, user, points, time, time.plus(POINTS_LAST)));
        growth.computeIfAbsent(user, one -> GrowthDays.in(zone)).add(time, new GrowthEntry.Opening(operation, points));
        orders.computeIfAbsent(user, one -> new ArrayList<>())
                .add(new BadgeEvent(operation, user, EventType.PURCHASE, time, 1, ""));
        if (ledger.account(user, time).active() >= POINTS_FOR_A_GIFT) {
            ledger.apply(PointsOperation.Redeem.of("gift-" + operation, user, POINTS_FOR_A_GIFT, time));
        }
    }

    /** One card for every user who was ever active. */
    private List<LoyaltyCard> cards(Census census, Instant asOf) {
        LocalDate end = date(asOf.toEpochMilli());
        UserTable users = census.users();
        long[] first = users.instants(StandardFeatures.FIRST_ACTIVE_AT);
        long[] last = users.instants(StandardFeatures.LAST_ACTIVE_AT);
        List<LoyaltyCard> cards = new ArrayList<>(users.size());
        for (int row = 0; row < users.size(); row++) {
            if (first[row] != Absent.LONG) {
                String user = users.keys().text(row);
                GrowthDays days = growth.computeIfAbsent(user, one -> GrowthDays.in(zone));
                days.member("visitor", date(first[row]), date(last[row]).plusDays(MEMBER_DAYS_AFTER_VISIT));
                cards.add(card(
                        user, GROWTH.fold(days.between(date(first[row]), end)).state(), asOf));
            }
        }
        return cards;
    }

    private LocalDate date(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atZone(zone).toLocalDate();
    }

    private LoyaltyCard card(String user, GrowthValue growth, Instant asOf) {
        List<BadgeEvent> events = orders.getOrDefault(user, List.of());
        int level = growth.effectiveLevel();
        return new LoyaltyCard(
                user,
                growth.value(),
                level,
                level == LADDER.maxLevel() ? 0 : Math.max(0, LADDER.threshold(level + 1) - growth.value()),
                ledger.contains(user) ? ledger.account(user, asOf).active() : 0,
                rules.stream().flatMap(rule -> rule.badges(events).stream()).toList(),
                rules.stream()
                        .flatMap(rule -> rule.next(events).stream())
                        .limit(1)
                        .toList());
    }

    /** What was issued, burned and expired, and that it adds up to what the accounts and the cards hold. */
    private String points(LoyaltyCards cards, LogSpan span, Instant asOf) {
        LedgerTotals totals = ledger.totals(Instant.ofEpochMilli(span.first()), asOf.plusMillis(1));
        long[] balances = ledger.balances();
        long onCards = cards.points();
        boolean reconciles = Arrays.stream(balances).sum() == totals.outstanding() && onCards == totals.outstanding();
        return PointsKpis.of(totals, REDEMPTION_RATE, 100, balances).table()
                + String.format(
                        "Issued − burned − expired %s the sum of %,d balances and of the points on %,d cards.%n",
                        reconciles ? "equals" : "DIFFERS FROM",
                        balances.length,
                        cards.all().size());
    }
}
