package io.growth4j.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.Event;
import io.growth4j.event.EventType;
import io.growth4j.features.analytics.CohortKind;
import io.growth4j.features.analytics.EventSelection;
import io.growth4j.features.analytics.Funnel;
import io.growth4j.features.analytics.FunnelCounts;
import io.growth4j.features.analytics.GrowthAccounting;
import io.growth4j.features.analytics.GrowthPeriod;
import io.growth4j.features.analytics.HistoryCollector;
import io.growth4j.features.analytics.QuickRatio;
import io.growth4j.features.analytics.Retention;
import io.growth4j.features.analytics.RetentionMatrix;
import io.growth4j.features.analytics.Stickiness;
import io.growth4j.features.analytics.StickinessCurve;
import io.growth4j.features.analytics.UserHistories;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The metrics of the modules {@code retention}, {@code lifecycle}, {@code engagement} and {@code funnel}. */
final class AnalyticsMetrics {
    private static final PeriodCalendar UTC = PeriodCalendar.of(ZoneOffset.UTC);
    private static final LocalDate JANUARY = LocalDate.of(2020, 1, 1);

    private AnalyticsMetrics() {}

    static Map<String, VectorMetric> all() {
        Map<String, VectorMetric> metrics = new LinkedHashMap<>();
        metrics.put("retention_n_day_recurring", in -> retention(in, CohortKind.RECURRING, Granularity.DAY, false));
        metrics.put(
                "retention_n_day_minimum_occurrences",
                in -> retention(in, CohortKind.RECURRING, Granularity.DAY, false));
        metrics.put("retention_monthly_recurring", in -> retention(in, CohortKind.RECURRING, Granularity.MONTH, false));
        metrics.put("retention_rolling_unbounded", in -> retention(in, CohortKind.RECURRING, Granularity.DAY, true));
        metrics.put(
                "retention_rolling_minimum_occurrences",
                in -> retention(in, CohortKind.RECURRING, Granularity.DAY, true));
        metrics.put("retention_first_time_cohort", in -> retention(in, CohortKind.FIRST_EVER, Granularity.DAY, false));
        metrics.put("lifecycle_daily", AnalyticsMetrics::lifecycleDaily);
        metrics.put("growth_accounting_identity", AnalyticsMetrics::growthAccount);
        metrics.put("quick_ratio_users", AnalyticsMetrics::quickRatioUsers);
        metrics.put("quick_ratio_revenue", AnalyticsMetrics::quickRatioRevenue);
        metrics.put("stickiness_days", AnalyticsMetrics::stickinessDays);
        metrics.put("stickiness_weeks_sunday_start", AnalyticsMetrics::stickinessWeeks);
        metrics.put("l28_power_user_curve", AnalyticsMetrics::powerUsers);
        metrics.put("stickiness_dau_mau", AnalyticsMetrics::dauMau);
        metrics.put("funnel_counts", AnalyticsMetrics::funnel);
        return metrics;
    }

    private static Instant at(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** One view at noon of each listed date per user. */
    private static UserHistories views(JsonNode activity, IntFunction<LocalDate> dateOf) {
        HistoryCollector collector = new HistoryCollector();
        for (Map.Entry<String, JsonNode> user : activity.properties()) {
            for (JsonNode day : user.getValue()) {
                Instant noon = at(dateOf.apply(day.asInt())).plus(Duration.ofHours(12));
                collector.accept(Event.of(user.getKey(), EventType.VIEW, noon));
            }
        }
        return collector.histories();
    }

    private static Object retention(JsonNode in, CohortKind cohorts, Granularity granularity, boolean unbounded) {
        boolean months = granularity == Granularity.MONTH;
        IntFunction<LocalDate> dateOf = months ? JANUARY::plusMonths : JANUARY::plusDays;
        int start = in.path("start").asInt(0);
        int periods = in.get("periods").asInt();
        int ages = Math.max(1, periods - 1);
        Retention.Builder question = Retention.of(UTC, at(dateOf.apply(start)))
                .cohorts(cohorts)
                .granularity(granularity)
                .minOccurrences(in.path("minimum_occurrences").asInt(1))
                .cohortCount(periods);
        RetentionMatrix matrix = (unbounded ? question.onOrAfter(ages) : question.on(ages))
                .build()
                .compute(views(in.get("activity_period_index"), dateOf), at(dateOf.apply(start + periods)));
        List<List<Long>> rows = new ArrayList<>();
        for (int row = 0; row < periods; row++) {
            List<Long> cells = new ArrayList<>(List.of(matrix.size(row)));
            for (int column = 0; column < matrix.columns() && matrix.isComplete(row, column); column++) {
                cells.add(matrix.count(row, column));
            }
            rows.add(cells);
        }
        return Map.of("matrix", rows);
    }

    private static LocalDate january(int day) {
        return JANUARY.plusDays(day - 1L);
    }

    private static List<GrowthPeriod> growth(JsonNode in, int from, int to) {
        return GrowthAccounting.of(UTC, Granularity.DAY, EventSelection.any(), at(january(from)), to - from + 1)
                .compute(views(in.get("activity_january_2020"), AnalyticsMetrics::january), at(january(to + 1)))
                .periods();
    }

    private static Object lifecycleDaily(JsonNode in) {
        List<GrowthPeriod> days =
                growth(in, in.get("date_from").asInt(), in.get("date_to").asInt());
        return Map.of(
                "new", longs(days, GrowthPeriod::newUsers),
                "returning", longs(days, GrowthPeriod::retained),
                "resurrecting", longs(days, GrowthPeriod::resurrected),
                "dormant", longs(days, day -> -day.churned()));
    }

    private static List<Long> longs(List<GrowthPeriod> days, ToLongFunction<GrowthPeriod> value) {
        return days.stream().mapToLong(value).boxed().toList();
    }

    private static Object growthAccount(JsonNode in) {
        int day = in.get("day").asInt();
        GrowthPeriod account = growth(in, day, day).get(0);
        Map<String, Object> result = new LinkedHashMap<>(Map.of(
                "active", account.active(),
                "active_prev", account.activeBefore(),
                "new", account.newUsers(),
                "resurrected", account.resurrected(),
                "retained", account.retained(),
                "churned", account.churned()));
        result.put("quick_ratio", orNull(account.quickRatio()));
        return result;
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static Object quickRatioUsers(JsonNode in) {
        double gained = in.get("new").asDouble() + in.get("resurrected").asDouble();
        double lost = in.get("churned").asDouble();
        Map<String, Object> result = new LinkedHashMap<>(Map.of("net", gained - lost));
        result.put("quick_ratio", orNull(QuickRatio.of(gained, lost)));
        return result;
    }

    private static Object quickRatioRevenue(JsonNode in) {
        double gained = in.get("new_mrr").asDouble()
                + in.get("expansion").asDouble()
                + in.path("resurrected").asDouble(0);
        double lost = in.get("churn").asDouble() + in.get("contraction").asDouble();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("quick_ratio", orNull(QuickRatio.of(gained, lost)));
        return result;
    }

    private static List<Long> histogram(StickinessCurve curve, int periods, int buckets) {
        List<Long> histogram = new ArrayList<>();
        for (int bucket = 1; bucket <= buckets; bucket++) {
            histogram.add(bucket <= periods ? curve.users(bucket) : 0L);
        }
        return histogram;
    }

    private static Object stickinessDays(JsonNode in) {
        int from = in.get("date_from").asInt();
        int days = in.get("date_to").asInt() - from + 1;
        StickinessCurve curve = new Stickiness(UTC, Granularity.DAY, EventSelection.any(), at(january(from)), days)
                .compute(views(in.get("activity_january_2020"), AnalyticsMetrics::january), at(january(from + days)));
        return Map.of("histogram", histogram(curve, days, in.get("buckets").asInt()));
    }

    private static Object stickinessWeeks(JsonNode in) {
        PeriodCalendar sundays = new PeriodCalendar(ZoneOffset.UTC, DayOfWeek.SUNDAY);
        UserHistories histories = views(in.get("activity_january_2020"), AnalyticsMetrics::january);
        Instant from = histories.firstEvent().orElse(at(JANUARY));
        Instant last = histories.lastEvent().orElse(from);
        long first = sundays.index(Granularity.WEEK, from.toEpochMilli());
        int weeks = (int) (sundays.index(Granularity.WEEK, last.toEpochMilli()) - first) + 1;
        StickinessCurve curve = new Stickiness(sundays, Granularity.WEEK, EventSelection.any(), from, weeks)
                .compute(histories, last.plusMillis(1));
        return Map.of("histogram", histogram(curve, weeks, in.get("buckets").asInt()));
    }

    private static Object powerUsers(JsonNode in) {
        int window = in.get("window").asInt();
        StickinessCurve curve = new Stickiness(UTC, Granularity.DAY, EventSelection.any(), at(january(1)), window)
                .compute(views(in.get("activity_day_index"), AnalyticsMetrics::january), at(january(window + 1)));
        Map<String, Object> result = new LinkedHashMap<>(Map.of("histogram", histogram(curve, window, window)));
        result.put("l21plus_share", orNull(curve.shareOfAtLeast(21)));
        result.put("mean_active_days", orNull(curve.meanPeriods()));
        return result;
    }

    private static Object dauMau(JsonNode in) {
        List<Long> dau = StreamSupport.stream(in.get("dau").spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
        double mean = dau.stream().mapToLong(Long::longValue).average().orElse(Double.NaN);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("avg_dau", orNull(mean));
        result.put("stickiness", orNull(StickinessCurve.ratio(dau, in.get("mau").asLong())));
        return result;
    }

    private static Object funnel(JsonNode in) {
        HistoryCollector collector = new HistoryCollector();
        for (Map.Entry<String, JsonNode> user : in.get("events").properties()) {
            for (JsonNode event : user.getValue()) {
                EventType type = new EventType(event.get(1).asText());
                collector.accept(Event.of(
                        user.getKey(), type, Instant.ofEpochMilli(event.get(0).asLong())));
            }
        }
        EventSelection[] steps = StreamSupport.stream(in.get("steps").spliterator(), false)
                .map(step -> EventSelection.of(new EventType(step.asText())))
                .toArray(EventSelection[]::new);
        Funnel.Order order =
                Funnel.Order.valueOf(in.path("mode").asText("ordered").toUpperCase(Locale.ROOT));
        FunnelCounts counts = Funnel.of(Duration.ofMillis(in.get("window").asLong()), steps)
                .with(order)
                .compute(collector.histories(), Instant.ofEpochMilli(1L << 45));
        return Map.of("reached", counts.reached());
    }
}
