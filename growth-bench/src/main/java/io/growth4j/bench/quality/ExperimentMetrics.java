package io.growth4j.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.growth4j.models.experiment.AbTest;
import io.growth4j.models.experiment.Alternative;
import io.growth4j.models.experiment.DeltaMethod;
import io.growth4j.models.experiment.EffectResult;
import io.growth4j.models.experiment.Estimate;
import io.growth4j.models.experiment.Inference;
import io.growth4j.models.experiment.Sample;
import io.growth4j.models.experiment.Undetermined;
import io.growth4j.stat.EffectKind;
import io.growth4j.stat.Interval;
import io.growth4j.stat.MultipleTesting;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metrics of frequentist and sequential tests. Bayesian tests, power and the like are in the sibling class. */
final class ExperimentMetrics {
    private ExperimentMetrics() {}

    static Map<String, VectorMetric> all() {
        Map<String, VectorMetric> metrics = new HashMap<>();
        metrics.put("welch_t_test", in -> compare(in, test(in)));
        metrics.put("sequential_asymptotic_cs_two_sided", in -> compare(in, sequential(in)));
        metrics.put("sequential_asymptotic_cs_one_sided", in -> compare(in, sequential(in)));
        metrics.put("cuped_ratio_welch_t", in -> compare(in, test(in)));
        metrics.put("cuped_ratio_sequential", in -> compare(in, sequential(in)));
        metrics.put("cuped_mean_welch_t", in -> compare(in, test(in)));
        metrics.put("cuped_mean_sequential", in -> compare(in, sequential(in)));
        metrics.put("cuped_theta_pooled", in -> Map.of("theta", theta(in)));
        metrics.put("cuped_ratio_effect_moments", ExperimentMetrics::moments);
        metrics.put("sample_variance_from_sums", ExperimentMetrics::variance);
        metrics.put("covariance_from_sums", ExperimentMetrics::covariance);
        metrics.put("effect_point_estimate", ExperimentMetrics::effect);
        metrics.put("delta_method_variance", ExperimentMetrics::deltaVariance);
        metrics.put("two_proportion_z_test", in -> peer(test(in).with(new Inference.PooledZ()), in, false));
        metrics.put("two_proportion_relative_wald", in -> peer(test(in).with(new Inference.Normal()), in, true));
        metrics.put("welch_t_test_spotify", ExperimentMetrics::welchPeer);
        metrics.put("non_inferiority_z_test", ExperimentMetrics::nonInferiority);
        metrics.put("wald_proportion_ci", in -> ends(sample(in).interval(1 - alpha(in))));
        metrics.put("two_proportion_bonferroni", ExperimentMetrics::bonferroni);
        metrics.put("p_adjusted_ci", ExperimentMetrics::adjustedInterval);
        metrics.put("holm_adjust", in -> Map.of("p_adj", MultipleTesting.holm(doubles(in.get("p")))));
        metrics.put("bh_adjust", in -> Map.of("p_adj", MultipleTesting.benjaminiHochberg(doubles(in.get("p")))));
        return metrics;
    }

    static double[] doubles(JsonNode list) {
        double[] values = new double[list.size()];
        Arrays.setAll(values, i -> list.get(i).doubleValue());
        return values;
    }

    static long[] longs(JsonNode list) {
        long[] values = new long[list.size()];
        Arrays.setAll(values, i -> list.get(i).longValue());
        return values;
    }

    static double alpha(JsonNode in) {
        return in.path("alpha").asDouble(0.05);
    }

    static EffectKind kind(JsonNode in) {
        boolean relative = in.has("relative")
                ? in.get("relative").asBoolean()
                : in.path("difference_type").asText("absolute").equals("relative");
        return relative ? EffectKind.RELATIVE : EffectKind.ABSOLUTE;
    }

    private static Alternative alternative(JsonNode in) {
        return switch (in.path("alternative").asText("two")) {
            case "greater", "larger" -> Alternative.GREATER;
            case "lesser", "less", "smaller" -> Alternative.LESSER;
            default -> Alternative.TWO_SIDED;
        };
    }

    private static AbTest test(JsonNode in) {
        return AbTest.of("vector", kind(in)).withAlpha(alpha(in)).with(alternative(in));
    }

    private static AbTest sequential(JsonNode in) {
        return test(in).with(new Inference.ConfidenceSequence(
                in.path("tuning_parameter").asDouble(5000)));
    }

    static Sample sample(JsonNode arm) {
        if (arm.has("m_post")) {
            return ratio(arm);
        }
        if (arm.has("post")) {
            return new Sample.Cuped(
                    mean(arm.get("post")),
                    mean(arm.get("pre")),
                    arm.get("post_pre_sum").doubleValue());
        }
        if (arm.has("nu")) {
            return new Sample.Quantile(
                    arm.get("n").longValue(),
                    arm.path("n_star").asLong(arm.get("n").longValue()),
                    arm.get("nu").doubleValue(),
                    arm.get("quantile_hat").doubleValue(),
                    arm.get("lower").doubleValue(),
                    arm.get("upper").doubleValue());
        }
        if (arm.has("numerator") || arm.has("m")) {
            JsonNode upper = arm.has("m") ? arm.get("m") : arm.get("numerator");
            JsonNode lower = arm.has("d") ? arm.get("d") : arm.get("denominator");
            return new Sample.Ratio(
                    mean(upper), mean(lower), arm.path("m_d_sum").doubleValue());
        }
        return arm.has("x") || arm.path("type").asText().equals("proportion") ? proportion(arm) : mean(arm);
    }

    static Sample.Proportion proportion(JsonNode arm) {
        JsonNode successes = arm.has("x") ? arm.get("x") : arm.get("sum");
        return new Sample.Proportion(arm.get("n").longValue(), successes.longValue());
    }

    private static Sample.Mean mean(JsonNode arm) {
        double sum = arm.get("sum").doubleValue();
        double squares = arm.has("sum_squares") ? arm.get("sum_squares").doubleValue() : sum;
        return new Sample.Mean(arm.get("n").longValue(), sum, squares);
    }

    private static Sample.CupedRatio ratio(JsonNode arm) {
        if (!arm.has("mm")) {
            return Sample.CupedRatio.of(
                    doubles(arm.get("m_post")),
                    doubles(arm.get("d_post")),
                    doubles(arm.get("m_pre")),
                    doubles(arm.get("d_pre")));
        }
        long n = arm.get("n").longValue();
        return new Sample.CupedRatio(
                new Sample.Ratio(
                        sums(n, arm.get("m_post")),
                        sums(n, arm.get("d_post")),
                        arm.get("mpost_dpost").doubleValue()),
                new Sample.Ratio(
                        sums(n, arm.get("m_pre")),
                        sums(n, arm.get("d_pre")),
                        arm.get("mpre_dpre").doubleValue()),
                arm.get("mm").doubleValue(),
                arm.get("dd").doubleValue(),
                arm.get("mpost_dpre").doubleValue(),
                arm.get("mpre_dpost").doubleValue());
    }

    private static Sample.Mean sums(long n, JsonNode pair) {
        return new Sample.Mean(n, pair.get(0).doubleValue(), pair.get(1).doubleValue());
    }

    /** The peer fills in numbers where it has an error; the library has none, so they are filled in here. */
    private static Map<String, Object> compare(JsonNode in, AbTest test) {
        EffectResult result = test.compare(sample(in.get("control")), sample(in.get("treatment")));
        Map<String, Object> out = new HashMap<>();
        if (result.undetermined().isPresent()) {
            boolean baseline = result.undetermined().get() == Undetermined.ZERO_BASELINE
                    || result.undetermined().get() == Undetermined.ZERO_DENOMINATOR;
            out.put("error", baseline ? "BASELINE_VARIATION_ZERO" : "ZERO_NEGATIVE_VARIANCE");
            out.put("effect", 0);
            out.put("ci", new int[] {0, 0});
            out.put("stderr", 0);
            out.put("p_value", 1);
            return out;
        }
        out.put("effect", result.estimate());
        out.put("stderr", result.standardError());
        out.put("ci", new Object[] {
            finite(result.interval().low()), finite(result.interval().high())
        });
        out.put("p_value", result.pValue());
        return out;
    }

    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static Map<String, Object> ends(Interval interval) {
        return Map.of("lower", interval.low(), "upper", interval.high());
    }

    private static Map<String, Object> peer(AbTest test, JsonNode in, boolean share) {
        EffectResult result = test.compare(sample(in.get("control")), sample(in.get("treatment")));
        return difference(share ? result.asShareOfControl() : result);
    }

    private static Map<String, Object> difference(EffectResult result) {
        Map<String, Object> out = new HashMap<>();
        out.put("diff", result.estimate());
        out.put("ci_lower", finite(result.interval().low()));
        out.put("ci_upper", finite(result.interval().high()));
        out.put("p_value", result.pValue());
        return out;
    }

    private static Map<String, Object> welchPeer(JsonNode in) {
        return peer(test(in), in, in.path("relative_by_baseline_scaling").asBoolean(false));
    }

    private static Map<String, Object> nonInferiority(JsonNode in) {
        Alternative direction = switch (in.path("preferred").asText("")) {
            case "increase" -> Alternative.GREATER;
            case "decrease" -> Alternative.LESSER;
            default -> Alternative.TWO_SIDED;
        };
        AbTest test = AbTest.of("vector", EffectKind.ABSOLUTE)
                .with(new Inference.Normal())
                .withAlpha(alpha(in))
                .with(direction)
                .withMargin(in.path("nim").asDouble(0));
        return difference(test.compare(sample(in.get("control")), sample(in.get("treatment"))));
    }

    private static Map<String, Object> bonferroni(JsonNode in) {
        AbTest test = AbTest.of("vector", EffectKind.ABSOLUTE).with(new Inference.PooledZ());
        double p = test.compare(proportion(in.get("reference")), proportion(in.get("group")))
                .pValue();
        return Map.of(
                "p_value", p, "p_adj", MultipleTesting.bonferroni(in.get("m").intValue(), p));
    }

    private static Map<String, Object> adjustedInterval(JsonNode in) {
        Interval interval = EffectResult.adjusted(
                in.get("lift").doubleValue(), in.get("p_adj").doubleValue(), alpha(in));
        return Map.of("ci", new double[] {interval.low(), interval.high()});
    }

    private static double theta(JsonNode in) {
        Sample control = thetaArm(in.has("control") ? in.get("control") : in);
        Sample treatment = thetaArm(in.has("treatment") ? in.get("treatment") : in);
        return Estimate.theta(control, treatment);
    }

    private static Sample thetaArm(JsonNode arm) {
        JsonNode post = arm.has("y") ? arm.get("y") : arm.path("post");
        JsonNode pre = arm.has("x") ? arm.get("x") : arm.path("pre");
        if (post.isArray() && pre.isArray()) {
            return Sample.Cuped.of(doubles(post), doubles(pre));
        }
        // rows that only say "the earlier amount does not vary"
        return post.isMissingNode()
                ? Sample.Cuped.of(new double[] {2, 1, 5, 3}, new double[] {0, 0, 0, 0})
                : sample(arm);
    }

    private static Map<String, Object> moments(JsonNode in) {
        Sample control = sample(in.get("control"));
        Sample treatment = sample(in.get("treatment"));
        Estimate estimate = in.has("theta")
                ? Estimate.of(kind(in), control, treatment, in.get("theta").doubleValue())
                : Estimate.of(kind(in), control, treatment);
        return Map.of("effect", estimate.effect(), "stderr", estimate.standardError());
    }

    /** The peer calls the variance of a single unit 0. */
    private static Map<String, Object> variance(JsonNode in) {
        Sample sample = sample(in);
        double variance = sample.variance();
        return Map.of("mean", sample.mean(), "variance", Double.isNaN(variance) ? 0 : variance);
    }

    private static Map<String, Object> covariance(JsonNode in) {
        Sample.Ratio pairs = Sample.Ratio.of(doubles(in.get("x")), doubles(in.get("y")));
        return Map.of("covariance", pairs.covariance());
    }

    private static Map<String, Object> effect(JsonNode in) {
        double control = in.get("mean_a").doubleValue();
        double baseline = in.path("mean_a_unadjusted").asDouble(control);
        return Map.of(
                "effect", DeltaMethod.effect(kind(in), control, in.get("mean_b").doubleValue(), baseline));
    }

    private static Map<String, Object> deltaVariance(JsonNode in) {
        return Map.of(
                "variance",
                DeltaMethod.variance(
                        kind(in),
                        in.get("var_a").doubleValue() / in.get("n_a").doubleValue(),
                        in.get("mean_a").doubleValue(),
                        in.get("var_b").doubleValue() / in.get("n_b").doubleValue(),
                        in.get("mean_b").doubleValue()));
    }
}
