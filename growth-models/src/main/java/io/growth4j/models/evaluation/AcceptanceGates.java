package io.growth4j.models.evaluation;

import io.growth4j.definition.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a model must reach before it is served. Start with {@link #standard()} and change single gates by {@link #with}.
 *
 * @param gates the thresholds, one per figure
 */
public record AcceptanceGates(List<Gate> gates) implements Definition {
    /** The AUC of a random order. */
    private static final double RANDOM = 0.5;

    public AcceptanceGates {
        gates = List.copyOf(gates);
        if (gates.stream().map(Gate::measure).distinct().count() < gates.size()) {
            throw new IllegalArgumentException("two gates judge the same measure: " + gates);
        }
    }

    /**
     * Gates that an honest model can meet (this project's choice): it ranks better than a random order beyond doubt, its
     * probabilities are right within 0.05, it has not learned its data by heart, and no feature alone knows the label.
     *
     * @return AUC interval above 0.5, ECE at most 0.05, overfit gap at most 0.10, single-feature AUC at most 0.999
     */
    public static AcceptanceGates standard() {
        return new AcceptanceGates(List.of(
                Gate.atLeast(Measures.AUC_LOW, RANDOM).against("random order"),
                Gate.atMost(Measures.ECE, 0.05),
                Gate.atMost(Measures.OVERFIT_GAP, OverfitCheck.STANDARD_LIMIT),
                Gate.atMost(Measures.SINGLE_FEATURE_AUC, 0.999)));
    }

    /**
     * Gates for a model of what users will be worth, which an honest model can meet (this project's choice): it ranks
     * better than a random order, its total and its deciles are of the right size, and it has not learned its data by
     * heart.
     *
     * @return normalised Gini at least 0.05, total off by at most 20 %, deciles off by at most 35 %, Gini gap at most 0.10
     */
    public static AcceptanceGates value() {
        return new AcceptanceGates(List.of(
                Gate.atLeast(Measures.NORMALIZED_GINI, 0.05).against("random order"),
                Gate.atMost(Measures.TOTAL_ERROR, 0.20),
                Gate.atMost(Measures.DECILE_MAPE, 0.35),
                Gate.atMost(Measures.GINI_GAP, OverfitCheck.STANDARD_LIMIT)));
    }

    /**
     * The figures of an industrial launch checklist: demanding, and not met by an honest model on hard data. Latencies,
     * drift, error rate and business figures wait until the caller has measured them.
     *
     * @return accuracy ≥ 0.90, recall ≥ 0.85, F1 ≥ 0.88, overfit gap ≤ 0.10; drift ≤ 0.10, error rate ≤ 1 %, mean
     *     latency ≤ 200 ms and 95th percentile ≤ 300 ms, click rate +10 % and day-7 retention ≥ 30 % when measured
     */
    public static AcceptanceGates launchChecklist() {
        return new AcceptanceGates(List.of(
                Gate.atLeast(Measures.ACCURACY, 0.90),
                Gate.atLeast(Measures.RECALL, 0.85),
                Gate.atLeast(Measures.F1, 0.88),
                Gate.atMost(Measures.OVERFIT_GAP, OverfitCheck.STANDARD_LIMIT),
                Gate.atMost(Measures.DRIFT, 0.10).whenMeasured(),
                Gate.atMost(Measures.ERROR_RATE, 0.01).whenMeasured(),
                Gate.atMost(Measures.LATENCY_MEAN_MS, 200).whenMeasured(),
                Gate.atMost(Measures.LATENCY_P95_MS, 300).whenMeasured(),
                Gate.atLeast(Measures.CLICK_RATE_RISE, 0.10).whenMeasured(),
                Gate.atLeast(Measures.RETENTION_DAY_7, 0.30).whenMeasured()));
    }

    /**
     * The same gates, with one replaced or added.
     *
     * @param gate takes the place of the gate of the same figure, or the last place
     * @return new gates
     */
    public AcceptanceGates with(Gate gate) {
        List<Gate> changed = new ArrayList<>(gates);
        changed.replaceAll(old -> old.measure().equals(gate.measure()) ? gate : old);
        if (!changed.contains(gate)) {
            changed.add(gate);
        }
        return new AcceptanceGates(changed);
    }

    /**
     * Judges figures.
     *
     * @param measured values by name of figure, for example {@link Measures}; NaN counts as not measured
     * @return the verdict
     */
    public Verdict judge(Map<String, Double> measured) {
        return judge(measured, Map.of());
    }

    /**
     * Judges figures.
     *
     * @param measured values by name of figure; NaN counts as not measured
     * @param notes what a figure is about, for example the feature it belongs to
     * @return the verdict
     */
    public Verdict judge(Map<String, Double> measured, Map<String, String> notes) {
        return new Verdict(gates.stream()
                .map(gate -> judge(
                        gate,
                        measured.getOrDefault(gate.measure(), Double.NaN),
                        notes.getOrDefault(gate.measure(), "")))
                .toList());
    }

    private static Verdict.Result judge(Gate gate, double measured, String note) {
        Verdict.Outcome outcome;
        if (Double.isNaN(measured)) {
            outcome = gate.required() ? Verdict.Outcome.FAILED : Verdict.Outcome.WAITING;
        } else {
            outcome = gate.shortfall(measured) <= 0 ? Verdict.Outcome.PASSED : Verdict.Outcome.FAILED;
        }
        return new Verdict.Result(gate, measured, outcome, note);
    }
}
