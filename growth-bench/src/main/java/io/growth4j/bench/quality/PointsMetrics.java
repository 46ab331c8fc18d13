package io.growth4j.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.growth4j.loyalty.points.EntryKind;
import io.growth4j.loyalty.points.PointsAccount;
import io.growth4j.loyalty.points.PointsEntry;
import io.growth4j.loyalty.points.PointsLedger;
import io.growth4j.loyalty.points.PointsLedgers;
import io.growth4j.loyalty.points.PointsOperation.Adjust;
import io.growth4j.loyalty.points.PointsOperation.Clawback;
import io.growth4j.loyalty.points.PointsOperation.Credit;
import io.growth4j.loyalty.points.PointsOperation.Redeem;
import io.growth4j.loyalty.points.Shortfall;
import io.growth4j.loyalty.points.WalletCascade;
import io.growth4j.loyalty.points.budget.Activity;
import io.growth4j.loyalty.points.budget.BudgetPlan;
import io.growth4j.loyalty.points.budget.BudgetSegment;
import io.growth4j.loyalty.points.budget.ExchangeCorrection;
import io.growth4j.loyalty.points.budget.Lottery;
import io.growth4j.loyalty.points.budget.PointsBudget;
import io.growth4j.loyalty.points.budget.PointsSink;
import io.growth4j.loyalty.points.budget.PricedBehaviour;
import io.growth4j.loyalty.points.budget.SegmentPoints;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The metrics of the module points. */
final class PointsMetrics {
    private static final String USER = "user";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private PointsMetrics() {}

    static Map<String, VectorMetric> all() {
        Map<String, VectorMetric> metrics = new TreeMap<>();
        metrics.put("ledger_lot_replay", PointsMetrics::replay);
        metrics.put("ledger_expiring_at_or_before", PointsMetrics::expiring);
        metrics.put("ledger_clawback", PointsMetrics::clawback);
        metrics.put("ledger_redeem_clamped", PointsMetrics::redeem);
        metrics.put("ledger_expire", PointsMetrics::expire);
        metrics.put(
                "wallet_priority_cascade",
                in -> Map.of(
                        "after",
                        WalletCascade.spend(
                                stream(in.get("balances_by_priority"))
                                        .map(JsonNode::longValue)
                                        .toList(),
                                in.get("usage").longValue())));
        metrics.put("points_budget_worked_example", PointsMetrics::budget);
        metrics.put("points_budget_segment_ratios", PointsMetrics::segments);
        metrics.put("item_price_in_points", PointsMetrics::itemPrice);
        metrics.put("exchange_ratio_correction", PointsMetrics::correction);
        metrics.put("lottery_expected_cost", PointsMetrics::lottery);
        return metrics;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** A moment: a date, or an instant. */
    private static @Nullable Instant moment(JsonNode text) {
        if (text.isNull() || text.isMissingNode()) {
            return null;
        }
        return text.asText().contains("T")
                ? Instant.parse(text.asText())
                : LocalDate.parse(text.asText()).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Instant at(JsonNode operation) {
        Instant at = moment(operation.path("at"));
        return at == null ? NOW : at;
    }

    private static Object replay(JsonNode in) {
        PointsLedger ledger = PointsLedgers.inMemory(Duration.ofDays(36_500));
        List<String> credits = new ArrayList<>();
        int number = 0;
        Instant last = Instant.EPOCH;
        for (JsonNode operation : in.get("operations")) {
            String id = operation.path("id").asText("op" + number++);
            Instant at = at(operation);
            last = at.isAfter(last) ? at : last;
            long points = operation.get("points").longValue();
            switch (operation.get("op").asText()) {
                case "credit" -> {
                    ledger.apply(Credit.of(id, USER, points, at, moment(operation.path("expires"))));
                    credits.add(id);
                }
                case "expire" -> ledger.expire(at);
                default -> {
                    if (!ledger.contains(USER)) {
                        ledger.apply(Credit.of("account", USER, 1, at, null));
                        ledger.apply(new Adjust("empty", USER, -1, at, null, Shortfall.REFUSE, "no points yet"));
                    }
                    ledger.apply(new Redeem(id, USER, Math.abs(points), at, Shortfall.ALLOW_NEGATIVE));
                }
            }
        }
        if (!ledger.contains(USER)) {
            return Map.of("balance", 0, "lots", List.of(), "deficit", 0);
        }
        PointsAccount account = ledger.account(USER, last);
        Map<String, Long> left = new LinkedHashMap<>();
        credits.forEach(credit -> left.put(credit, 0L));
        account.lots().forEach(lot -> left.put(lot.operationId(), lot.remaining()));
        return Map.of("balance", account.balance(), "lots", List.copyOf(left.values()), "deficit", account.debt());
    }

    private static Object expiring(JsonNode in) {
        Instant moment = moment(in.get("moment"));
        PointsLedger ledger = PointsLedgers.inMemory();
        int number = 0;
        for (JsonNode lot : in.get("lots")) {
            ledger.apply(Credit.of(
                    "lot" + number++, USER, lot.get("points").longValue(), Instant.EPOCH, moment(lot.path("expires"))));
        }
        return Map.of(
                "points",
                number == 0 || moment == null
                        ? 0
                        : ledger.account(USER, Instant.EPOCH).expiringBy(moment));
    }

    private static Object clawback(JsonNode in) {
        PointsLedger ledger = PointsLedgers.inMemory();
        long earned = in.get("earned").longValue();
        ledger.apply(Credit.of("earn", USER, earned, NOW, null));
        spend(ledger, in.path("spent").longValue(), NOW);
        Shortfall policy = switch (in.get("policy").asText()) {
            case "clamp_to_zero" -> Shortfall.CLAMP;
            case "allow_negative" -> Shortfall.ALLOW_NEGATIVE;
            default -> throw new IllegalArgumentException("unknown policy " + in.get("policy"));
        };
        Clawback clawback = new Clawback("clawback", USER, "earn", earned, NOW, policy);
        long taken = ledger.apply(clawback).points();
        return Map.of("balance", ledger.account(USER, NOW).balance(), "clawback", taken);
    }

    private static void spend(PointsLedger ledger, long points, Instant at) {
        if (points > 0) {
            ledger.apply(new Redeem("spend", USER, points, at, Shortfall.ALLOW_NEGATIVE));
        }
    }

    private static Object redeem(JsonNode in) {
        PointsLedger ledger = PointsLedgers.inMemory();
        long balance = in.get("balance").longValue();
        ledger.apply(Credit.of("earn", USER, Math.max(1, balance), NOW, null));
        spend(ledger, Math.max(1, balance) - balance, NOW);
        long points = ledger.apply(Redeem.of("redeem", USER, in.get("requested").longValue(), NOW))
                .points();
        return Map.of("balance", ledger.account(USER, NOW).balance(), "redeemed", -points);
    }

    private static Object expire(JsonNode in) {
        PointsLedger ledger = PointsLedgers.inMemory();
        Instant earned = NOW.minus(Duration.ofDays(10_000));
        int number = 0;
        for (JsonNode lot : in.get("lots")) {
            JsonNode offset = lot.path("expires_offset_days");
            Instant expires = offset.isNumber() ? NOW.plus(Duration.ofDays(offset.longValue())) : null;
            ledger.apply(Credit.of("lot" + number++, USER, lot.get("points").longValue(), earned, expires));
        }
        spend(ledger, in.path("spent").longValue(), earned);
        Instant asOf = NOW.plus(Duration.ofDays(in.path("as_of_offset").longValue()));
        ledger.expire(asOf);
        ledger.expire(asOf);
        // A lot that was used up is closed by an entry of 0 points, which expires nothing.
        List<Long> expired = ledger.entries(USER).stream()
                .filter(entry -> entry.kind() == EntryKind.EXPIRE && entry.points() != 0)
                .map(PointsEntry::points)
                .map(points -> -points)
                .toList();
        return Map.of("balance", ledger.account(USER, asOf).balance(), "expired", expired);
    }

    private static Object budget(JsonNode in) {
        List<PricedBehaviour> behaviours = new ArrayList<>();
        Map<String, Activity> activities = new TreeMap<>();
        for (JsonNode action : in.get("actions")) {
            String name = action.get("action").asText();
            double cap = action.path("daily_cap").isNumber()
                    ? action.get("daily_cap").doubleValue()
                    : Double.POSITIVE_INFINITY;
            behaviours.add(PricedBehaviour.daily(name, action.get("points").longValue(), cap, true));
            activities.put(
                    name,
                    new Activity(
                            action.get("rate").doubleValue(),
                            action.get("monthly_freq").doubleValue()));
        }
        BudgetSegment all = new BudgetSegment("all", in.get("users").longValue(), Double.NaN, activities);
        BudgetPlan plan = new PointsBudget(
                        behaviours,
                        List.of(all),
                        in.get("budget_yuan").doubleValue(),
                        in.get("redemption_rate").doubleValue())
                .plan();
        SegmentPoints user = plan.segment("all");
        return Map.of(
                "expected_per_user", user.expected(),
                "full_participation_per_user", user.full(),
                "total_issue", plan.issued(),
                "exchange_value_per_point", plan.valuePerPoint(),
                "points_per_yuan", plan.pointsPerUnit(),
                "item_price_points", in.path("item_cost_yuan").doubleValue() * plan.pointsPerUnit());
    }

    private static Object segments(JsonNode in) {
        List<PricedBehaviour> behaviours = List.of(
                new PricedBehaviour("core", in.get("core_price").longValue(), Double.POSITIVE_INFINITY, true),
                new PricedBehaviour("other", in.get("non_core_price").longValue(), Double.POSITIVE_INFINITY, false));
        List<BudgetSegment> segments = new ArrayList<>();
        for (JsonNode segment : in.get("segments")) {
            Map<String, Activity> activities = Map.of(
                    "core", new Activity(1, segment.get("core_actions").doubleValue()),
                    "other", new Activity(1, segment.get("non_core_actions").doubleValue()));
            segments.add(new BudgetSegment(
                    segment.get("name").asText(), segment.get("users").longValue(), Double.NaN, activities));
        }
        BudgetPlan plan = new PointsBudget(behaviours, segments, 1, 1).plan();
        return Map.of(
                "points_per_user",
                        plan.segments().stream().map(SegmentPoints::expected).toList(),
                "high_low_points_ratio", plan.highLowRatio(),
                "core_noncore_points_ratio",
                        plan.segments().stream().map(SegmentPoints::coreRatio).toList(),
                "total", plan.issued());
    }

    private static Object itemPrice(JsonNode in) {
        BigDecimal cost = in.get("unit_cost").decimalValue();
        int minorPerUnit = 10_000;
        PointsSink item = new PointsSink(
                "item",
                PointsSink.Kind.GOODS,
                cost.multiply(BigDecimal.valueOf(minorPerUnit)).longValueExact(),
                minorPerUnit);
        return Map.of(
                "points",
                item.price(
                        in.get("points_per_currency").doubleValue(),
                        in.path("markup").doubleValue(),
                        in.path("round_to").asLong(1)));
    }

    private static Object correction(JsonNode in) {
        ExchangeCorrection correction = new ExchangeCorrection(
                in.get("ratio_t").doubleValue(),
                in.get("issued").doubleValue(),
                in.get("redemption_rate").doubleValue(),
                in.get("budget").doubleValue(),
                in.get("max_step").doubleValue());
        return Map.of(
                "liability", correction.liability(),
                "raw_ratio", correction.rawRatio(),
                "ratio_next", correction.nextRatio());
    }

    private static Object lottery(JsonNode in) {
        List<Lottery.Prize> prizes = stream(in.get("prizes"))
                .map(prize -> new Lottery.Prize(
                        prize.get("p").doubleValue(), prize.get("cost").doubleValue()))
                .toList();
        Lottery lottery = new Lottery(
                prizes,
                in.get("price_points").longValue(),
                in.get("points_per_currency").doubleValue());
        return Map.of(
                "expected_cost", lottery.expectedCost(), "revenue", lottery.revenue(), "margin", lottery.margin());
    }
}
