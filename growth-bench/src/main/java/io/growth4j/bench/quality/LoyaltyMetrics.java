package io.growth4j.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.growth4j.event.EventType;
import io.growth4j.loyalty.badge.Badge;
import io.growth4j.loyalty.badge.BadgeBook;
import io.growth4j.loyalty.badge.BadgeEvent;
import io.growth4j.loyalty.badge.BadgePeriod;
import io.growth4j.loyalty.badge.BadgeRule;
import io.growth4j.loyalty.growthvalue.GrowthDay;
import io.growth4j.loyalty.growthvalue.GrowthEntry;
import io.growth4j.loyalty.growthvalue.GrowthLine;
import io.growth4j.loyalty.growthvalue.GrowthPlan;
import io.growth4j.loyalty.growthvalue.GrowthValueFormula;
import io.growth4j.loyalty.habit.FoggModel;
import io.growth4j.loyalty.level.ActiveDayCredit;
import io.growth4j.loyalty.level.DowngradePolicy;
import io.growth4j.loyalty.level.LevelCurve;
import io.growth4j.loyalty.level.LevelIcons;
import io.growth4j.loyalty.level.LevelLadder;
import io.growth4j.loyalty.level.LevelLadders;
import io.growth4j.loyalty.level.Tier;
import io.growth4j.loyalty.level.TierLadder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The metrics of the modules level, growth_value, badges and habit. */
final class LoyaltyMetrics {
    private static final LevelLadder QQ = LevelLadders.qqActiveDays(1, 100_000);
    /** Tenths of a day, since half days count. */
    private static final LevelLadder QQ_TENTHS = LevelLadders.qqActiveDays(10, 100_000);

    private static final LevelLadder QQ_HOURS = LevelLadder.of(new LevelCurve.Quadratic(5, 15), 100_000);

    private LoyaltyMetrics() {}

    static Map<String, VectorMetric> all() {
        Map<String, VectorMetric> metrics = new TreeMap<>();
        metrics.put("qq_level_required_days", in -> requiredDays(in.get("level").intValue()));
        metrics.put(
                "qq_level_increment_days",
                in -> Map.of(
                        "days_to_next", QQ.increment(in.get("current_level").intValue())));
        metrics.put(
                "qq_level_from_days",
                in -> Map.of("level", QQ_TENTHS.level((long)
                        Math.floor(in.get("active_days").doubleValue() * 10))));
        metrics.put("qq_level_icons", in -> LevelIcons.QQ.of(in.get("level").intValue()));
        metrics.put("qq_daily_active_day_credit", LoyaltyMetrics::activeDayCredit);
        metrics.put(
                "tier_from_points",
                in -> Map.of("level", tiers(in).carried(in.get("points").longValue())));
        metrics.put("tier_downgrade_policy", LoyaltyMetrics::downgrade);
        metrics.put("tier_downgrade_active_points_with_reset", LoyaltyMetrics::downgradeWithReset);
        metrics.put("growth_value_roll_forward", LoyaltyMetrics::growthValue);
        metrics.put("periodic_accumulation_streak", LoyaltyMetrics::streak);
        metrics.put("fogg_b_mat", LoyaltyMetrics::fogg);
        return metrics;
    }

    private static Object requiredDays(int level) {
        return Map.of("active_days", QQ.threshold(level), "legacy_hours", QQ_HOURS.threshold(level));
    }

    private static Object activeDayCredit(JsonNode in) {
        Duration online = Duration.ofNanos(Math.round(in.get("online_hours").doubleValue() * 3600e9));
        int tenths = ActiveDayCredit.QQ_2007.tenths(online, in.path("vip_level").intValue());
        return Map.of("credit", tenths / 10.0);
    }

    private static TierLadder tiers(JsonNode in) {
        List<Tier> tiers = new ArrayList<>();
        in.get("thresholds").forEach(threshold -> tiers.add(new Tier("tier " + tiers.size(), threshold.longValue())));
        return new TierLadder(tiers);
    }

    private static Object downgrade(JsonNode in) {
        DowngradePolicy policy = switch (in.get("policy").asText()) {
            case "one_down" -> DowngradePolicy.ONE_DOWN;
            case "balance_based" -> DowngradePolicy.BALANCE_BASED;
            case "never", "never_down", "none" -> DowngradePolicy.NEVER;
            default -> throw new IllegalArgumentException("unknown policy " + in.get("policy"));
        };
        int before = in.get("level_before").intValue();
        return Map.of("level_after", tiers(in).evaluate(before, in.get("points").longValue(), policy));
    }

    /** The tier is decided by the points before they are reset. */
    private static Object downgradeWithReset(JsonNode in) {
        long points = in.get("active_points").longValue();
        int before = in.get("level_before").intValue();
        int after = tiers(in).evaluate(before, points, DowngradePolicy.BALANCE_BASED);
        boolean reset = in.path("reset_points").asBoolean();
        return Map.of("level_after", after, "points_after", reset ? 0 : points);
    }

    private static Object growthValue(JsonNode in) {
        long start = in.get("S0").longValue();
        long floor = in.path("floor").longValue();
        long cap = in.path("cap").isNumber() ? in.get("cap").longValue() : GrowthValueFormula.LARGEST;
        GrowthValueFormula formula = GrowthValueFormula.builder(LevelLadder.table(List.of(0L, 1L)))
                .initial(start)
                .plan("member", new GrowthPlan(List.of(in.get("daily_T").longValue()), percent(in)))
                .decline(in.get("decay_X").longValue())
                .grace(in.path("grace_days").intValue())
                .within(Math.min(start, floor), cap)
                .build();
        List<GrowthDay> days = new ArrayList<>();
        for (int day = 0; day < in.get("member").size(); day++) {
            days.add(day(in, day));
        }
        return Map.of(
                "series",
                formula.fold(days).lines().stream().map(GrowthLine::closing).toList());
    }

    private static int percent(JsonNode in) {
        return in.path("multiplier").isNumber()
                ? (int) Math.round(100 * in.get("multiplier").doubleValue())
                : 100;
    }

    private static GrowthDay day(JsonNode in, int day) {
        JsonNode member = in.get("member").get(day);
        boolean isMember = member.isBoolean() ? member.booleanValue() : member.intValue() != 0;
        List<GrowthEntry> entries = List.of(
                new GrowthEntry.Task(
                        "task " + day, "task", in.path("task_M").path(day).longValue()),
                new GrowthEntry.Opening(
                        "opening " + day, in.path("opening_Y").path(day).longValue()));
        return new GrowthDay(LocalDate.EPOCH.plusDays(day), isMember ? "member" : null, entries);
    }

    /** The events arrive in the order of the list; times are whole numbers, taken as milliseconds. */
    private static Object streak(JsonNode in) {
        List<Long> lengths = new ArrayList<>();
        in.get("streaks").forEach(length -> lengths.add(length.longValue()));
        EventType type = new EventType("score");
        BadgePeriod period =
                new BadgePeriod.Fixed(Duration.ofMillis(in.get("period").longValue()));
        BadgeBook book = new BadgeBook(
                "user",
                List.of(BadgeRule.Streak.consecutive(
                        "streak",
                        Set.of(type),
                        period,
                        in.get("threshold").longValue(),
                        lengths.stream().sorted().toList())));
        int number = 0;
        for (JsonNode event : in.get("events")) {
            Instant at = Instant.ofEpochMilli(event.get(0).longValue());
            book.accept(new BadgeEvent(
                    "e" + number++, "user", type, at, event.get(1).longValue(), ""));
        }
        return Map.of(
                "badges", book.badges().stream().map(LoyaltyMetrics::streakOf).toList());
    }

    private static List<Long> streakOf(Badge badge) {
        Instant first = badge.firstPeriod();
        Instant last = badge.lastPeriod();
        if (first == null || last == null) {
            throw new IllegalStateException("a streak has periods: " + badge);
        }
        return List.of(badge.level(), first.toEpochMilli(), last.toEpochMilli());
    }

    private static Object fogg(JsonNode in) {
        FoggModel model = new FoggModel(in.get("action_threshold").doubleValue());
        double motivation = in.get("motivation").doubleValue();
        double ability = in.get("ability").doubleValue();
        boolean trigger = in.get("trigger").isBoolean()
                ? in.get("trigger").booleanValue()
                : in.get("trigger").doubleValue() != 0;
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("score", model.score(motivation, ability, trigger));
        result.put("acts", model.acts(motivation, ability, trigger));
        return result;
    }
}
