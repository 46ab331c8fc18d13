package io.growth4j.models.experiment;

import io.growth4j.report.Table;
import io.growth4j.stat.MultipleTesting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All metrics of all arms at once: sizes checked first, p-values corrected for their number. It reads as sentences
 * ({@link #toString}).
 *
 * @param experiment what was tried
 * @param sampleRatio whether the arms' sizes fit; if not, every result warns
 * @param correction how p-values were corrected
 * @param findings one per metric and treatment arm, metrics in the order given
 */
public record ExperimentReport(
        Experiment experiment, SampleRatio.Result sampleRatio, Correction correction, List<Finding> findings) {
    public ExperimentReport {
        findings = List.copyOf(findings);
    }

    /** How p-values are corrected for many tests. */
    public enum Correction {
        /** Not at all. */
        NONE,
        /** Holm's: any false discovery is rare. */
        HOLM,
        /** Benjamini and Hochberg's: few of the discoveries are false. */
        BENJAMINI_HOCHBERG
    }

    /**
     * One metric of one treatment arm.
     *
     * @param arm the treatment arm's name
     * @param result it against control
     * @param adjustedPValue the p-value after correction; NaN where nothing is determined
     */
    public record Finding(String arm, EffectResult result, double adjustedPValue) {
        /**
         * Whether the corrected test rejects.
         *
         * @return true if the corrected p-value is below the level
         */
        public boolean isSignificant() {
            return adjustedPValue < result.level();
        }
    }

    /**
     * Judges an experiment.
     *
     * @param experiment what was tried
     * @param units the units of each arm, control first
     * @param mixedUnits units that were exposed to more than one arm and are left out
     * @param correction how p-values are corrected
     * @param samples for each test one sample per arm, control first; in an ordered map the order stays
     * @return the report
     * @throws IllegalArgumentException if a test has too few or too many samples
     */
    public static ExperimentReport of(
            Experiment experiment,
            long[] units,
            long mixedUnits,
            Correction correction,
            Map<AbTest, ? extends List<? extends Sample>> samples) {
        SampleRatio.Result ratio = experiment.sampleRatio().test(units);
        List<Warning> warnings = warnings(ratio, mixedUnits);
        List<String> arms = new ArrayList<>();
        List<EffectResult> results = new ArrayList<>();
        samples.forEach((test, byArm) -> {
            if (byArm.size() != experiment.arms().size()) {
                throw new IllegalArgumentException("'" + test.metric() + "' has " + byArm.size() + " samples for "
                        + experiment.arms().size() + " arms");
            }
            for (int arm = 1; arm < byArm.size(); arm++) {
                arms.add(experiment.arms().get(arm).name());
                results.add(test.compare(byArm.get(0), byArm.get(arm)).with(warnings));
            }
        });
        double[] adjusted = adjusted(results, correction);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            findings.add(new Finding(arms.get(i), results.get(i), adjusted[i]));
        }
        return new ExperimentReport(experiment, ratio, correction, findings);
    }

    private static List<Warning> warnings(SampleRatio.Result ratio, long mixedUnits) {
        List<Warning> warnings = new ArrayList<>();
        if (ratio.isMismatch()) {
            warnings.add(new Warning(Warning.Kind.SAMPLE_RATIO_MISMATCH, ratio.toString()));
        }
        if (mixedUnits > 0) {
            warnings.add(
                    new Warning(Warning.Kind.MIXED_EXPOSURE, mixedUnits + " units were exposed to more than one arm"));
        }
        return warnings;
    }

    private static double[] adjusted(List<EffectResult> results, Correction correction) {
        double[] raw = results.stream().mapToDouble(EffectResult::pValue).toArray();
        double[] judged = Arrays.stream(raw).filter(p -> !Double.isNaN(p)).toArray();
        double[] corrected = switch (correction) {
            case NONE -> judged;
            case HOLM -> MultipleTesting.holm(judged);
            case BENJAMINI_HOCHBERG -> MultipleTesting.benjaminiHochberg(judged);
        };
        int next = 0;
        for (int i = 0; i < raw.length; i++) {
            raw[i] = Double.isNaN(raw[i]) ? Double.NaN : corrected[next++];
        }
        return raw;
    }

    /**
     * The report as a table.
     *
     * @return one row per metric and treatment arm
     */
    public Table toTable() {
        Table.Builder table = Table.of(
                experiment.name(),
                "metric",
                "arm",
                "control",
                "treatment",
                "effect",
                "low",
                "high",
                "p-value",
                "corrected");
        for (Finding finding : findings) {
            EffectResult result = finding.result();
            table.row(
                    result.test().metric(),
                    finding.arm(),
                    result.control().mean(),
                    result.treatment().mean(),
                    result.estimate(),
                    result.interval().low(),
                    result.interval().high(),
                    result.pValue(),
                    finding.adjustedPValue());
        }
        return table.build();
    }

    @Override
    public String toString() {
        return experiment.name() + ", " + sampleRatio + "\n"
                + findings.stream()
                        .map(finding -> finding.arm() + ", " + finding.result())
                        .collect(Collectors.joining("\n"));
    }
}
