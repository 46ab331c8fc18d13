package io.growth4j.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.growth4j.event.Event;
import io.growth4j.event.EventCatalog;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventType;
import io.growth4j.features.FeaturePipeline;
import io.growth4j.features.definition.FeatureSets;
import io.growth4j.segment.aarrr.AarrrConfig;
import io.growth4j.segment.rfm.ActivityTier;
import io.growth4j.segment.rfm.ActivityTierRule;
import io.growth4j.segment.rfm.NamedRangeRule;
import io.growth4j.segment.rfm.NamedRanges;
import io.growth4j.segment.rfm.RfmCell;
import io.growth4j.segment.rfm.RfmInputs;
import io.growth4j.segment.rfm.RfmScore;
import io.growth4j.segment.rfm.RfmScoreRule;
import io.growth4j.segment.rfm.RfmScoring;
import io.growth4j.segment.rfm.SegmentSummary;
import io.growth4j.segment.rule.Decision;
import io.growth4j.segment.threshold.OptimalClusters;
import io.growth4j.segment.threshold.Threshold;
import io.growth4j.segment.threshold.ThresholdStrategy;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The metrics of the modules rfm and segmentation. */
final class SegmentMetrics {
    private static final Feature.OfDouble AMOUNT = new Feature.OfDouble("amount", "major units", "what the user paid");
    private static final RfmInputs INPUTS =
            new RfmInputs(StandardFeatures.DAYS_SINCE_ORDER, StandardFeatures.ORDERS, AMOUNT, 1);
    private static final FeatureSchema BUYER = FeatureSchema.of(
            StandardFeatures.DAYS_SINCE_ORDER, StandardFeatures.ORDERS, AMOUNT, StandardFeatures.REVENUE_MINOR);
    private static final Instant AS_OF = Instant.parse("2026-02-01T00:00:00Z");

    private static final Map<ActivityTier, String> TIERS = new EnumMap<>(Map.of(
            ActivityTier.CORE, "核心用户",
            ActivityTier.ACTIVE, "活跃用户",
            ActivityTier.NORMAL, "普通用户",
            ActivityTier.LOST, "流失用户"));

    private static final Map<RfmCell, String> CELLS = new EnumMap<>(Map.of(
            RfmCell.IMPORTANT_VALUE, "重要价值客户",
            RfmCell.IMPORTANT_DEVELOP, "重要发展客户",
            RfmCell.IMPORTANT_KEEP, "重要保持客户",
            RfmCell.IMPORTANT_RETAIN, "重要挽留客户",
            RfmCell.GENERAL_VALUE, "一般价值客户",
            RfmCell.GENERAL_DEVELOP, "一般发展客户",
            RfmCell.GENERAL_KEEP, "一般保持客户",
            RfmCell.GENERAL_RETAIN, "一般挽留客户"));

    private SegmentMetrics() {}

    static Map<String, VectorMetric> all() {
        return Map.of(
                "rfm_source004_corrected", SegmentMetrics::activity,
                "rfm_segment_source004", SegmentMetrics::activityTier,
                "rfm_quintile_thresholds", SegmentMetrics::quantileCuts,
                "rfm_score_and_segment", SegmentMetrics::scoreAndName,
                "rfm_segment_summary", SegmentMetrics::summary,
                "rfm_eight_segments", SegmentMetrics::cell,
                "median_threshold_mean_median", SegmentMetrics::meanAndMedian,
                "pareto_80_20_threshold", SegmentMetrics::pareto,
                "kmeans_1d_threshold", SegmentMetrics::kMeans);
    }

    /** Recency in elapsed days before the last event of all, number of events, sum of weights. */
    private static Object activity(JsonNode inputs) {
        Map<EventType, Double> weights = new TreeMap<>();
        inputs.get("weights")
                .properties()
                .forEach(weight -> weights.put(
                        new EventType(weight.getKey()), weight.getValue().doubleValue()));
        EventCatalog catalog =
                EventCatalog.standard().toBuilder().weights(weights).build();
        List<Event> events = StreamSupport.stream(inputs.get("events").spliterator(), false)
                .map(SegmentMetrics::event)
                .toList();
        Instant end = events.stream().map(Event::time).max(Instant::compareTo).orElseThrow();
        UserTable users = FeaturePipeline.of(FeatureSets.standard(catalog, AarrrConfig.STANDARD))
                .zone(ZoneOffset.UTC)
                .asOf(end.plusMillis(1))
                .run(EventLogs.of(events))
                .users();
        long[] last = users.instants(StandardFeatures.LAST_ACTIVE_AT);
        Map<String, Object> result = new TreeMap<>();
        for (int row = 0; row < users.size(); row++) {
            result.put(
                    users.keys().text(row),
                    List.of(
                            Duration.ofMillis(end.toEpochMilli() - last[row]).toDays(),
                            users.longs(StandardFeatures.EVENTS)[row],
                            users.doubles(StandardFeatures.ENGAGEMENT)[row]));
        }
        return result;
    }

    private static Event event(JsonNode fields) {
        Instant time = LocalDateTime.parse(fields.get(3).asText()).toInstant(ZoneOffset.UTC);
        return Event.of(fields.get(0).asText(), new EventType(fields.get(2).asText()), time);
    }

    private static Object activityTier(JsonNode inputs) {
        ActivityTierRule rule = ActivityTierRule.standard();
        FeatureSchema schema = FeatureSchema.of(rule.features());
        UserSnapshot user = UserSnapshots.of(schema, "u", AS_OF)
                .with(
                        StandardFeatures.LAST_ACTIVE_AT,
                        AS_OF.minus(Duration.ofDays(inputs.get("R").longValue())))
                .with(StandardFeatures.EVENTS, inputs.get("F").longValue())
                .with(StandardFeatures.ENGAGEMENT, inputs.get("M").doubleValue())
                .build();
        return Map.of("segment", TIERS.get(rule.bind(schema).decide(user)));
    }

    private static Object quantileCuts(JsonNode inputs) {
        RfmScoreRule rule = new RfmScoring.Quantile(INPUTS, inputs.get("bins").intValue())
                .fit(buyers(inputs.get("dataset").asText()));
        return Map.of(
                "recency", rule.recency().cuts(),
                "frequency", rule.frequency().cuts(),
                "monetary", rule.monetary().cuts());
    }

    private static Object scoreAndName(JsonNode inputs) {
        JsonNode cuts = inputs.get("thresholds");
        RfmScoreRule scores = new RfmScoring.Given(
                        INPUTS, list(cuts.get("recency")), list(cuts.get("frequency")), list(cuts.get("monetary")))
                .rule();
        UserSnapshot user = UserSnapshots.of(BUYER, "u", AS_OF)
                .with(
                        StandardFeatures.DAYS_SINCE_ORDER,
                        inputs.get("recency_days").longValue())
                .with(StandardFeatures.ORDERS, inputs.get("transaction_count").longValue())
                .with(AMOUNT, inputs.get("amount").doubleValue())
                .build();
        RfmScore score = scores.bind(BUYER).decide(user);
        return Map.of(
                "rfm_score", score.code(), "segment", NamedRanges.standard().name(score));
    }

    private static Object summary(JsonNode inputs) {
        UserTable users = buyers(inputs.get("dataset").asText());
        NamedRangeRule rule = NamedRanges.standard().rule(new RfmScoring.Quantile(INPUTS, 5).fit(users));
        Decision<String> decision = rule.bind(users.schema());
        SegmentSummary<String> summary = SegmentSummary.of(
                        rule.outcomes(),
                        row -> decision.decide(users.row(row)),
                        users,
                        StandardFeatures.ORDERS,
                        StandardFeatures.REVENUE_MINOR)
                .stream()
                .filter(candidate ->
                        candidate.segment().equals(inputs.get("segment").asText()))
                .findFirst()
                .orElseThrow();
        return Map.of(
                "customers_orders_revenue", List.of(summary.users(), summary.orders(), summary.revenueMinor() / 100.0));
    }

    private static UserTable buyers(String dataset) {
        List<NamedCsvRecord> rows = DataSets.rows(dataset);
        double[] amounts = rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.getField("amount")))
                .toArray();
        long[] minor = new long[amounts.length];
        for (int row = 0; row < minor.length; row++) {
            minor[row] = Math.round(amounts[row] * 100);
        }
        UserKeys keys = UserKeys.of(
                rows.stream().map(row -> row.getField("customer_id")).toArray(String[]::new));
        return UserTable.of(BUYER, keys, AS_OF.toEpochMilli())
                .column(StandardFeatures.DAYS_SINCE_ORDER, longs(rows, "recency_days"))
                .column(StandardFeatures.ORDERS, longs(rows, "transaction_count"))
                .column(AMOUNT, amounts)
                .column(StandardFeatures.REVENUE_MINOR, minor)
                .build();
    }

    private static long[] longs(List<NamedCsvRecord> rows, String column) {
        return rows.stream()
                .mapToLong(row -> Long.parseLong(row.getField(column)))
                .toArray();
    }

    private static Object cell(JsonNode inputs) {
        return Map.of(
                "segment",
                CELLS.get(RfmCell.of(
                        inputs.get("recency_better").booleanValue(),
                        inputs.get("frequency_high").booleanValue(),
                        inputs.get("monetary_high").booleanValue())));
    }

    private static Object meanAndMedian(JsonNode inputs) {
        double[] values = array(inputs.get("values"));
        return Map.of(
                "mean", ThresholdStrategy.mean().fit(values).cut(),
                "median", ThresholdStrategy.median().fit(values).cut());
    }

    private static Object pareto(JsonNode inputs) {
        double share = inputs.path("share").asDouble(0.8);
        Threshold threshold = new ThresholdStrategy.Pareto(share).fit(array(inputs.get("values")));
        return Map.of(
                "threshold", threshold.cut(),
                "n_head", threshold.evidence().get("headUsers"),
                "head_share", threshold.evidence().get("headShare"));
    }

    private static Object kMeans(JsonNode inputs) {
        OptimalClusters clusters =
                OptimalClusters.of(array(inputs.get("values")), inputs.path("k").asInt(2));
        List<Double> cuts = clusters.cuts();
        return Map.of(
                "centers",
                clusters.centres(),
                "threshold",
                cuts.size() == 1 ? cuts.get(0) : cuts,
                "thresholds",
                cuts,
                "inertia",
                clusters.inertia());
    }

    private static double[] array(JsonNode numbers) {
        return StreamSupport.stream(numbers.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    private static List<Double> list(JsonNode numbers) {
        return StreamSupport.stream(numbers.spliterator(), false)
                .map(JsonNode::doubleValue)
                .toList();
    }
}
