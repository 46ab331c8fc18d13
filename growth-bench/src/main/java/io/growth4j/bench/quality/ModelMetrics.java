package io.growth4j.bench.quality;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.growth4j.models.evaluation.BinaryEvaluation;
import io.growth4j.models.evaluation.Change;
import io.growth4j.models.evaluation.CumulativeLift;
import io.growth4j.models.evaluation.GainsTable;
import io.growth4j.models.evaluation.RegressionEvaluation;
import io.growth4j.models.monitoring.Drift;
import io.growth4j.models.monitoring.ZeroPolicy;
import io.growth4j.stat.EffectKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.hipparchus.random.MersenneTwister;

/** Judging models: how well they rank, how much they gain. */
final class ModelMetrics {
    /** For example {@code RandomState(1):score=rand(500);target=randint(2,size=500)}. */
    private static final Pattern GENERATOR =
            Pattern.compile("RandomState\\((\\d+)\\):score=rand\\((\\d+)\\);target=randint\\(2");

    private ModelMetrics() {}

    static Map<String, VectorMetric> all() {
        return Map.ofEntries(
                entry("normalized_gini", ModelMetrics::normalizedGini),
                entry("normalized_gini_binary_identity", ModelMetrics::binaryGini),
                entry("cumulative_lift", ModelMetrics::cumulativeLift),
                entry("relative_lift", ModelMetrics::relativeLift),
                entry("relative_reduction", ModelMetrics::relativeReduction),
                entry("gains_table", ModelMetrics::gainsTable),
                entry("psi", ModelMetrics::psi),
                entry("psi_zero_bin_policy", ModelMetrics::psi),
                entry("ks_two_sample", ModelMetrics::ks),
                entry("chi2_homogeneity_p", ModelMetrics::chiSquared),
                entry("hellinger_distance", ModelMetrics::hellinger));
    }

    private static Object normalizedGini(JsonNode inputs) {
        RegressionEvaluation evaluation =
                RegressionEvaluation.of(doubles(inputs.get("y")), doubles(inputs.get("pred")));
        return Map.of("value", evaluation.normalizedGini());
    }

    private static Object binaryGini(JsonNode inputs) {
        double[] labels = doubles(inputs.get("y"));
        double[] scores = doubles(inputs.get("score"));
        return Map.of(
                "gini", RegressionEvaluation.of(labels, scores).normalizedGini(),
                "auc", BinaryEvaluation.of(labels, scores).auc());
    }

    private static Object cumulativeLift(JsonNode inputs) {
        CumulativeLift lift = new CumulativeLift(number(inputs, "depth"), number(inputs, "capture_rate"));
        return Map.of("lift", lift.lift(), "relative_gain", lift.relativeGain());
    }

    private static Object relativeLift(JsonNode inputs) {
        Change change = new Change(number(inputs, "baseline"), number(inputs, "treatment"));
        return Map.of("lift", change.rise(EffectKind.RELATIVE));
    }

    private static Object relativeReduction(JsonNode inputs) {
        Change change = new Change(number(inputs, "before"), number(inputs, "after"));
        return Map.of("reduction", change.reduction(EffectKind.RELATIVE));
    }

    private static Object gainsTable(JsonNode inputs) {
        GainsTable gains = BinaryEvaluation.of(doubles(inputs.get("y")), doubles(inputs.get("score")))
                .gains(inputs.get("bins").intValue());
        List<CumulativeLift> sums =
                gains.bins().stream().map(GainsTable.Bin::cumulative).toList();
        return Map.of(
                "cum_capture", sums.stream().map(CumulativeLift::capture).toList(),
                "cum_lift", sums.stream().map(CumulativeLift::lift).toList(),
                "ks_max", gains.ks());
    }

    private static Object psi(JsonNode inputs) {
        ZeroPolicy zeros = ZeroPolicy.Floor.STANDARD;
        if (inputs.has("epsilon")) {
            zeros = new ZeroPolicy.Floor(number(inputs, "epsilon"));
        } else if (inputs.has("laplace")) {
            zeros = new ZeroPolicy.Laplace(number(inputs, "laplace"));
        }
        return Map.of("psi", Drift.psi(longs(inputs.get("base_counts")), longs(inputs.get("test_counts")), zeros));
    }

    /** Either two samples, or scores and targets drawn by NumPy's legacy generator. */
    private static Object ks(JsonNode inputs) {
        if (!inputs.has("generator")) {
            return Map.of("d", Drift.ks(doubles(inputs.get("base")), doubles(inputs.get("test"))));
        }
        Matcher numbers = GENERATOR.matcher(inputs.get("generator").asText().replaceAll("\\s", ""));
        if (!numbers.find()) {
            throw new IllegalArgumentException("unknown generator: " + inputs.get("generator"));
        }
        int size = Integer.parseInt(numbers.group(2));
        MersenneTwister random = new MersenneTwister(Integer.parseInt(numbers.group(1)));
        double[] scores = new double[size];
        for (int i = 0; i < size; i++) {
            scores[i] = random.nextDouble();
        }
        double[][] split = new double[2][size];
        int[] sizes = new int[2];
        for (double score : scores) {
            int target = random.nextInt() & 1;
            split[target][sizes[target]++] = score;
        }
        return Map.of("d", Drift.ks(Arrays.copyOf(split[0], sizes[0]), Arrays.copyOf(split[1], sizes[1])));
    }

    private static Object chiSquared(JsonNode inputs) {
        return Map.of(
                "value",
                Drift.chiSquaredPValue(longs(inputs.get("reference_counts")), longs(inputs.get("current_counts"))));
    }

    private static Object hellinger(JsonNode inputs) {
        return Map.of(
                "value", Drift.hellinger(longs(inputs.get("reference_counts")), longs(inputs.get("current_counts"))));
    }

    private static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::longValue)
                .toArray();
    }

    private static double number(JsonNode inputs, String name) {
        return inputs.get(name).doubleValue();
    }

    static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }
}
