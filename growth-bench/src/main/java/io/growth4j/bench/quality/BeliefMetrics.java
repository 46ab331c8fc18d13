package io.growth4j.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.growth4j.models.experiment.BayesianResult;
import io.growth4j.models.experiment.BayesianTest;
import io.growth4j.models.experiment.BetaBinomial;
import io.growth4j.models.experiment.GaussianPosterior;
import io.growth4j.models.experiment.GroupSequential;
import io.growth4j.models.experiment.MidExperiment;
import io.growth4j.models.experiment.MixtureTest;
import io.growth4j.models.experiment.PowerStudy;
import io.growth4j.models.experiment.SampleRatio;
import io.growth4j.models.experiment.SampleSize;
import io.growth4j.stat.EffectKind;
import io.growth4j.stat.Interval;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The metrics of Bayesian tests, planned looks, power and sample ratios. */
final class BeliefMetrics {
    private BeliefMetrics() {}

    static Map<String, VectorMetric> all() {
        Map<String, VectorMetric> metrics = new HashMap<>();
        metrics.put("bayesian_gaussian_effect", BeliefMetrics::gaussian);
        metrics.put("bayesian_quantile_effect", BeliefMetrics::gaussian);
        metrics.put("bayesian_risk", BeliefMetrics::risk);
        metrics.put("chance_to_win_flat_prior", BeliefMetrics::flatPrior);
        metrics.put("beta_binomial_ab", BeliefMetrics::betaBinomial);
        metrics.put("jeffreys_credible_interval", BeliefMetrics::jeffreys);
        metrics.put("msprt_normal_mixture", BeliefMetrics::mixture);
        metrics.put("srm_chi2_p_value", BeliefMetrics::sampleRatio);
        metrics.put("group_sequential_bounds_power_family", BeliefMetrics::bounds);
        metrics.put("group_sequential_adjusted_alpha", BeliefMetrics::adjustedAlpha);
        metrics.put("power_relative_mean", in -> Map.of("power", power(in, units(in))));
        metrics.put("mde_relative_mean", in -> Map.of("mde", lift(in, units(in))));
        metrics.put("power_and_mde_by_week", BeliefMetrics::week);
        metrics.put("power_two_sample_z", BeliefMetrics::twoSamples);
        metrics.put("sample_size_total", in -> Map.of("n_total", total(in)));
        metrics.put("sample_size_total_exact", in -> Map.of("n_total", total(in)));
        metrics.put("treatment_allocation", in -> Map.of("allocation", plan(in).allocation()));
        metrics.put("mid_experiment_power", BeliefMetrics::midExperiment);
        return metrics;
    }

    private static Optional<BayesianTest.Prior> prior(JsonNode in) {
        JsonNode prior = in.path("prior");
        if (!prior.isObject() || (prior.has("proper") && !prior.get("proper").asBoolean())) {
            return Optional.empty();
        }
        EffectKind kind = prior.path("prior_type").asText("relative").equals("relative")
                ? EffectKind.RELATIVE
                : EffectKind.ABSOLUTE;
        double variance = prior.has("variance")
                ? prior.get("variance").doubleValue()
                : Math.pow(prior.get("stddev").doubleValue(), 2);
        return Optional.of(new BayesianTest.Prior(kind, prior.get("mean").doubleValue(), Math.sqrt(variance)));
    }

    /** Where there are no data the peer fills in a coin toss; the library says that it cannot judge. */
    private static Map<String, Object> gaussian(JsonNode in) {
        BayesianTest test = new BayesianTest(
                "vector",
                ExperimentMetrics.kind(in),
                ExperimentMetrics.alpha(in),
                prior(in),
                in.path("inverse").asBoolean(false));
        BayesianResult result = test.compare(
                ExperimentMetrics.sample(in.get("control")), ExperimentMetrics.sample(in.get("treatment")));
        Map<String, Object> out = new HashMap<>();
        boolean judged = result.posterior().isPresent();
        GaussianPosterior posterior = result.posterior().orElse(new GaussianPosterior(0, 0));
        out.put("effect", posterior.mean());
        out.put("stddev", posterior.deviation());
        out.put(
                "ci",
                judged
                        ? new double[] {
                            result.interval().low(), result.interval().high()
                        }
                        : new double[2]);
        out.put("chance_to_win", judged ? result.chanceToWin() : 0.5);
        out.put("risk_control", judged ? result.riskOfControl() : 0);
        out.put("risk_treatment", judged ? result.riskOfTreatment() : 0);
        return out;
    }

    private static Map<String, Object> risk(JsonNode in) {
        GaussianPosterior posterior = new GaussianPosterior(
                in.get("mu").doubleValue(), in.get("sigma").doubleValue());
        return Map.of("risk_control", posterior.riskOfControl(), "risk_treatment", posterior.riskOfTreatment());
    }

    /** The peer calls it 0 where there is no answer: an interval without ends, or no effect without error. */
    private static Map<String, Object> flatPrior(JsonNode in) {
        double low = in.path("lower").asDouble(Double.NEGATIVE_INFINITY);
        double high = in.path("upper").asDouble(Double.POSITIVE_INFINITY);
        boolean inverse = in.path("inverse").asBoolean(false);
        double chance = Double.NaN;
        if (Double.isFinite(low) || Double.isFinite(high)) {
            chance = GaussianPosterior.of(
                            in.get("effect").doubleValue(), new Interval(low, high, 1 - ExperimentMetrics.alpha(in)))
                    .chanceToWin();
        }
        return Map.of("chance_to_win", Double.isNaN(chance) ? 0 : inverse ? 1 - chance : chance);
    }

    private static Map<String, Object> betaBinomial(JsonNode in) {
        double[] prior = in.has("prior") ? ExperimentMetrics.doubles(in.get("prior")) : new double[] {1, 1};
        BetaBinomial.Result result = new BetaBinomial(prior[0], prior[1])
                .compare(
                        ExperimentMetrics.proportion(in.get("control")),
                        ExperimentMetrics.proportion(in.get("treatment")));
        return Map.of(
                "p_treatment_gt_control", result.chanceToWin(),
                "expected_loss_treatment", result.expectedLoss(),
                "expected_gain_treatment", result.expectedGain(),
                "diff", result.difference());
    }

    private static Map<String, Object> jeffreys(JsonNode in) {
        return ExperimentMetrics.ends(
                BetaBinomial.JEFFREYS.interval(ExperimentMetrics.proportion(in), 1 - ExperimentMetrics.alpha(in)));
    }

    private static Map<String, Object> mixture(JsonNode in) {
        double squaredError = in.get("variance").doubleValue() / in.get("n").doubleValue();
        MixtureTest test = MixtureTest.of(in.get("tau2").doubleValue())
                .look(in.get("mean_diff").doubleValue(), Math.sqrt(squaredError));
        return Map.of("likelihood_ratio", test.likelihoodRatio(), "p_value", test.pValue());
    }

    private static Map<String, Object> sampleRatio(JsonNode in) {
        return Map.of(
                "p_value",
                SampleRatio.of(ExperimentMetrics.doubles(in.get("weights")))
                        .test(ExperimentMetrics.longs(in.get("observed")))
                        .pValue());
    }

    /** Spending functions are written as {@code alpha*t^2}. */
    private static GroupSequential plan(JsonNode in, double alpha) {
        String spending = in.path("spending").asText("alpha*t^2");
        GroupSequential.Spending function = switch (spending) {
            case "obf", "obrien_fleming" -> new GroupSequential.Spending.OBrienFleming();
            case "pocock" -> new GroupSequential.Spending.Pocock();
            default ->
                new GroupSequential.Spending.Power(
                        spending.contains("^") ? Double.parseDouble(spending.substring(spending.indexOf('^') + 1)) : 1);
        };
        return new GroupSequential(alpha, in.path("sides").asInt(2) == 2, function);
    }

    private static Map<String, Object> bounds(JsonNode in) {
        return Map.of(
                "z", plan(in, ExperimentMetrics.alpha(in)).bounds(ExperimentMetrics.doubles(in.get("information"))));
    }

    private static Map<String, Object> adjustedAlpha(JsonNode in) {
        long[] control = ExperimentMetrics.longs(in.get("counts_control"));
        long[] treatment = ExperimentMetrics.longs(in.get("counts_treatment"));
        long[] units = new long[control.length];
        Arrays.setAll(units, look -> control[look] + treatment[look]);
        double[] information =
                GroupSequential.information(units, in.get("expected_total").longValue());
        double alpha = ExperimentMetrics.alpha(in) / in.path("comparisons").asInt(1);
        return Map.of("adjusted_alpha", plan(in, alpha).alphas(information));
    }

    private static PowerStudy study(JsonNode in) {
        return new PowerStudy(
                in.get("mean").doubleValue(),
                in.get("variance").doubleValue(),
                in.get("n_variations").intValue(),
                ExperimentMetrics.alpha(in),
                in.path("sequential_tuning").asDouble(0));
    }

    private static double units(JsonNode in) {
        return in.get("n_total").doubleValue();
    }

    private static double power(JsonNode in, double units) {
        return study(in).power(in.get("lift").doubleValue(), units);
    }

    private static double lift(JsonNode in, double units) {
        JsonNode power = in.has("power_target") ? in.get("power_target") : in.path("power");
        return study(in).minimumLift(power.asDouble(0.8), units);
    }

    private static Map<String, Object> week(JsonNode in) {
        double units = in.get("week").doubleValue() * in.get("users_per_week").doubleValue();
        return Map.of("power", power(in, units), "mde", lift(in, units));
    }

    private static Map<String, Object> twoSamples(JsonNode in) {
        double error = Math.sqrt(in.get("variance").doubleValue()
                * (1 / in.get("n1").doubleValue() + 1 / in.get("n2").doubleValue()));
        return Map.of("power", PowerStudy.power(in.get("mde").doubleValue(), error, ExperimentMetrics.alpha(in)));
    }

    private static SampleSize plan(JsonNode in) {
        int arms = in.get("treatments").intValue();
        List<Double> costs = in.has("costs")
                ? Arrays.stream(ExperimentMetrics.doubles(in.get("costs")))
                        .boxed()
                        .toList()
                : Collections.nCopies(arms, 1.0);
        boolean all = in.path("comparisons").asText().equals("all_vs_all");
        double alpha = ExperimentMetrics.alpha(in);
        if (in.path("bonferroni").asBoolean(false)) {
            alpha /= all ? arms * (arms - 1) / 2.0 : arms - 1;
        }
        return new SampleSize(
                all ? SampleSize.Comparisons.ALL_WITH_ALL : SampleSize.Comparisons.CONTROL_WITH_ALL,
                costs,
                alpha,
                in.path("power").asDouble(0.85));
    }

    private static long total(JsonNode in) {
        return plan(in).total(
                        in.get("mde_abs").doubleValue(), in.get("variance").doubleValue());
    }

    private static Map<String, Object> midExperiment(JsonNode in) {
        String engine = in.path("engine").asText("freq");
        MidExperiment study = new MidExperiment(
                Math.sqrt(in.get("stderr2").doubleValue()),
                in.get("n_so_far").longValue(),
                ExperimentMetrics.alpha(in),
                engine.startsWith("seq") ? in.path("tuning").asDouble(5000) : 0,
                engine.startsWith("bayes") ? prior(in) : Optional.empty());
        return Map.of(
                "power",
                study.power(
                        in.get("target_mde").doubleValue(),
                        in.get("scaling_factor").doubleValue()));
    }
}
