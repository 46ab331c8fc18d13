package io.growth4j.models.evaluation;

import io.growth4j.report.Table;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether a model may be served, gate by gate.
 *
 * @param results one per gate, in the order of the gates
 */
public record Verdict(List<Result> results) {
    public Verdict {
        results = List.copyOf(results);
    }

    /** What became of a gate. */
    public enum Outcome {
        /** The figure is on the good side. */
        PASSED,
        /** The figure is on the bad side, or is required and was not measured. */
        FAILED,
        /** The figure was not measured and is not required. */
        WAITING
    }

    /**
     * What became of one gate.
     *
     * @param gate the gate
     * @param measured the figure; NaN if it was not measured
     * @param outcome passed, failed or waiting
     * @param note what the figure is about, for example the feature it belongs to; may be empty
     */
    public record Result(Gate gate, double measured, Outcome outcome, String note) {
        /**
         * By how much the figure misses.
         *
         * @return above 0 if it failed, 0 if it passed, NaN if it was not measured
         */
        public double shortfall() {
            double lacking = gate.shortfall(measured);
            return lacking < 0 ? 0 : lacking;
        }

        @Override
        public String toString() {
            String about = note.isEmpty() ? "" : " (" + note + ")";
            if (Double.isNaN(measured)) {
                return gate.measure() + about + " was not measured, must be " + limit();
            }
            String text = gate.measure() + about + " " + Table.text(measured);
            return switch (outcome) {
                case FAILED -> text + " must be " + limit() + ", misses by " + Table.text(shortfall());
                case PASSED, WAITING -> text + " is " + limit();
            };
        }

        private String limit() {
            String side = gate.bound() == Gate.Bound.AT_LEAST ? "at least " : "at most ";
            String reference = gate.reference().isEmpty() ? "" : " (" + gate.reference() + ")";
            return side + Table.text(gate.threshold()) + reference;
        }
    }

    /**
     * Whether no gate failed.
     *
     * @return true if the model may be served
     */
    public boolean accepted() {
        return failed().isEmpty();
    }

    /**
     * The gates that failed.
     *
     * @return those results, in order
     */
    public List<Result> failed() {
        return results.stream()
                .filter(result -> result.outcome() == Outcome.FAILED)
                .toList();
    }

    /**
     * Insists that every gate that failed is named.
     *
     * @param named the measures of gates that may have failed
     * @throws IllegalStateException if another one failed; the message names both
     */
    public void requireAcceptedDespite(String... named) {
        Set<String> failed = new TreeSet<>();
        failed().forEach(result -> failed.add(result.gate().measure()));
        if (!Set.of(named).containsAll(failed)) {
            throw new IllegalStateException("the model failed " + failed + ", but only " + List.of(named)
                    + " were named: name every gate to serve it nevertheless");
        }
    }

    /**
     * Insists that no gate failed.
     *
     * @throws IllegalStateException if one did; the message names each, and by how much
     */
    public void requireAccepted() {
        if (!accepted()) {
            throw new IllegalStateException("the model is rejected: "
                    + failed().stream().map(Result::toString).collect(Collectors.joining("; ")));
        }
    }

    /**
     * The verdict to print.
     *
     * @return one row per gate
     */
    public Table toTable() {
        Table.Builder table = Table.of(
                accepted() ? "Accepted" : "Rejected", "measure", "measured", "bound", "threshold", "outcome", "about");
        for (Result result : results) {
            Gate gate = result.gate();
            table.row(
                    gate.measure(),
                    Double.isNaN(result.measured()) ? null : (Double) result.measured(),
                    gate.bound() == Gate.Bound.AT_LEAST ? "at least" : "at most",
                    gate.threshold(),
                    result.outcome().name(),
                    result.note().isEmpty() ? gate.reference() : result.note());
        }
        return table.build();
    }
}
