package io.growth4j.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.growth4j.models.uplift.CausalMl;
import io.growth4j.models.uplift.Curve;
import io.growth4j.models.uplift.ScikitUplift;
import io.growth4j.models.uplift.UpliftRanking;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The metrics of uplift models, in both conventions. */
final class UpliftMetrics {
    private UpliftMetrics() {}

    static Map<String, VectorMetric> all() {
        Map<String, VectorMetric> metrics = new HashMap<>();
        metrics.put("uplift_curve", in -> points(ScikitUplift.upliftCurve(ranking(in))));
        metrics.put("qini_curve", in -> points(ScikitUplift.qiniCurve(ranking(in))));
        metrics.put("uplift_curve_last_point", in -> end(ScikitUplift.upliftCurve(ranking(in))));
        metrics.put("qini_curve_last_point", in -> end(ScikitUplift.qiniCurve(ranking(in))));
        metrics.put("perfect_uplift_curve", in -> points(ScikitUplift.perfectUpliftCurve(ranking(in))));
        metrics.put("perfect_qini_curve", in -> points(ScikitUplift.perfectQiniCurve(ranking(in), negative(in))));
        metrics.put("uplift_auc_score", in -> Map.of("value", ScikitUplift.upliftAuc(ranking(in))));
        metrics.put("qini_auc_score", in -> Map.of("value", ScikitUplift.qiniAuc(ranking(in), negative(in))));
        metrics.put("uplift_at_k", UpliftMetrics::upliftAt);
        metrics.put("weighted_average_uplift", UpliftMetrics::weightedAverage);
        metrics.put("uplift_by_percentile", UpliftMetrics::byPercentile);
        metrics.put("response_rate_by_percentile", UpliftMetrics::responseRates);
        metrics.put("treatment_balance_curve", UpliftMetrics::balance);
        metrics.put("auuc_score_causalml", in -> Map.of("value", CausalMl.auuc(ranking(in), normalised(in))));
        metrics.put("qini_score_causalml", in -> Map.of("value", CausalMl.qini(ranking(in), normalised(in))));
        return metrics;
    }

    /** Perfect curves come without predictions, the balance of treatments without outcomes. */
    private static UpliftRanking ranking(JsonNode in) {
        double[] treatment = ExperimentMetrics.doubles(in.get("treatment"));
        boolean[] treated = new boolean[treatment.length];
        for (int i = 0; i < treated.length; i++) {
            treated[i] = treatment[i] == 1;
        }
        return UpliftRanking.of(
                in.has("uplift") ? ExperimentMetrics.doubles(in.get("uplift")) : new double[treated.length],
                treated,
                in.has("y") ? ExperimentMetrics.doubles(in.get("y")) : new double[treated.length]);
    }

    private static boolean negative(JsonNode in) {
        return in.path("negative_effect").asBoolean(true);
    }

    private static boolean normalised(JsonNode in) {
        return in.path("normalize").asBoolean(true);
    }

    private static ScikitUplift.Strategy strategy(JsonNode in) {
        return in.path("strategy").asText("overall").equals("by_group")
                ? ScikitUplift.Strategy.BY_GROUP
                : ScikitUplift.Strategy.OVERALL;
    }

    private static Map<String, Object> points(Curve curve) {
        return Map.of("x", curve.users(), "y", curve.values());
    }

    private static Map<String, Object> end(Curve curve) {
        return Map.of("x", curve.users().get(curve.users().size() - 1), "y", curve.end());
    }

    private static Map<String, Object> upliftAt(JsonNode in) {
        JsonNode k = in.has("k") ? in.get("k") : in.path("share");
        double value = k.isIntegralNumber()
                ? ScikitUplift.upliftAt(ranking(in), k.intValue(), strategy(in))
                : ScikitUplift.upliftAt(ranking(in), k.asDouble(0.3), strategy(in));
        return Map.of("value", value);
    }

    private static int bins(JsonNode in) {
        return in.path("bins").asInt(10);
    }

    private static List<ScikitUplift.Slice> slices(JsonNode in) {
        return ScikitUplift.slices(ranking(in), bins(in), strategy(in));
    }

    private static Map<String, Object> weightedAverage(JsonNode in) {
        return Map.of("value", ScikitUplift.weightedAverageUplift(ranking(in), bins(in), strategy(in)));
    }

    /** One slice is written as plain numbers, several as lists. */
    private static Object column(JsonNode in, ToDoubleFunction<ScikitUplift.Slice> value) {
        double[] values = slices(in).stream().mapToDouble(value).toArray();
        return values.length == 1 ? (Object) values[0] : values;
    }

    private static Map<String, Object> byPercentile(JsonNode in) {
        Map<String, Object> out = new HashMap<>();
        out.put("n_treatment", column(in, ScikitUplift.Slice::treated));
        out.put("n_control", column(in, ScikitUplift.Slice::control));
        out.put("rate_treatment", column(in, ScikitUplift.Slice::treatedRate));
        out.put("rate_control", column(in, ScikitUplift.Slice::controlRate));
        out.put("uplift", column(in, ScikitUplift.Slice::uplift));
        out.put("std_treatment", column(in, slice -> Math.sqrt(slice.treatedVariance())));
        out.put("std_control", column(in, slice -> Math.sqrt(slice.controlVariance())));
        out.put("std_uplift", column(in, slice -> Math.sqrt(slice.treatedVariance() + slice.controlVariance())));
        return out;
    }

    private static Map<String, Object> responseRates(JsonNode in) {
        boolean treated = in.path("group").asText("treatment").equals("treatment");
        Map<String, Object> out = new HashMap<>();
        out.put("rate", column(in, treated ? ScikitUplift.Slice::treatedRate : ScikitUplift.Slice::controlRate));
        out.put(
                "variance",
                column(in, treated ? ScikitUplift.Slice::treatedVariance : ScikitUplift.Slice::controlVariance));
        out.put("n", column(in, treated ? ScikitUplift.Slice::treated : ScikitUplift.Slice::control));
        return out;
    }

    private static Map<String, Object> balance(JsonNode in) {
        Curve curve =
                ScikitUplift.treatmentBalance(ranking(in), in.get("winsize").intValue());
        return Map.of("idx", curve.users(), "balance", curve.values());
    }
}
