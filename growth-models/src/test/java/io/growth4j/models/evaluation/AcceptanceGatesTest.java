package io.growth4j.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcceptanceGatesTest {
    private static final Map<String, Double> HONEST = Map.of(
            Measures.AUC_LOW, 0.81,
            Measures.ECE, 0.02,
            Measures.OVERFIT_GAP, 0.03,
            Measures.SINGLE_FEATURE_AUC, 0.74);

    @Test
    void honestModel_meetsTheStandardGates() {
        Verdict verdict = AcceptanceGates.standard().judge(HONEST);
        assertThat(verdict.accepted()).isTrue();
        assertThatCode(verdict::requireAccepted).doesNotThrowAnyException();
    }

    @Test
    void failedGate_isNamedWithHowMuchItMisses() {
        Verdict verdict = AcceptanceGates.standard()
                .with(Gate.atLeast(Measures.AUC_LOW, 0.85).against("last season's model"))
                .judge(HONEST);
        assertThat(verdict.failed()).singleElement().satisfies(result -> {
            assertThat(result.shortfall()).isCloseTo(0.04, within(1e-12));
            assertThat(result)
                    .hasToString("auc_low 0.8100 must be at least 0.8500 (last season's model), misses by 0.0400");
        });
        assertThatThrownBy(verdict::requireAccepted)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the model is rejected: auc_low 0.8100 must be at least 0.8500");
    }

    @Test
    void requiredFigureThatWasNotMeasured_fails() {
        Verdict verdict = new AcceptanceGates(List.of(Gate.atMost(Measures.ECE, 0.05))).judge(Map.of());
        assertThat(verdict.accepted()).isFalse();
        assertThat(verdict.failed().get(0)).hasToString("ece was not measured, must be at most 0.0500");
    }

    @Test
    void launchChecklist_waitsForTheCallersOwnFigures() {
        Map<String, Double> figures =
                Map.of(Measures.ACCURACY, 0.9, Measures.RECALL, 0.85, Measures.F1, 0.88, Measures.OVERFIT_GAP, 0.1);
        Verdict verdict = AcceptanceGates.launchChecklist().judge(figures);
        assertThat(verdict.accepted()).isTrue();
        assertThat(verdict.results())
                .filteredOn(result -> result.outcome() == Verdict.Outcome.WAITING)
                .extracting(result -> result.gate().measure())
                .contains(Measures.LATENCY_P95_MS, Measures.RETENTION_DAY_7);
    }

    @Test
    void launchChecklist_judgesSlowServiceOnceMeasured() {
        Map<String, Double> figures = Map.of(
                Measures.ACCURACY, 0.95,
                Measures.RECALL, 0.9,
                Measures.F1, 0.9,
                Measures.OVERFIT_GAP, 0.0,
                Measures.LATENCY_P95_MS, 350.0);
        assertThat(AcceptanceGates.launchChecklist().judge(figures).failed())
                .singleElement()
                .hasToString("latency_p95_ms 350.0 must be at most 300.0, misses by 50.00");
    }

    @Test
    void note_saysWhatAFigureIsAbout() {
        Verdict verdict = AcceptanceGates.standard()
                .judge(
                        Map.of(
                                Measures.AUC_LOW, 0.99,
                                Measures.ECE, 0.0,
                                Measures.OVERFIT_GAP, 0.0,
                                Measures.SINGLE_FEATURE_AUC, 1.0),
                        Map.of(Measures.SINGLE_FEATURE_AUC, "feature 'days_to_cancel'"));
        assertThat(verdict.failed().get(0).toString()).contains("(feature 'days_to_cancel')");
    }

    @Test
    void twoGatesOfOneFigure_areRefused() {
        assertThatThrownBy(() -> new AcceptanceGates(List.of(Gate.atMost("ece", 1), Gate.atMost("ece", 2))))
                .hasMessageContaining("two gates judge the same measure");
    }

    @Test
    void gates_areADefinition() {
        assertThat(AcceptanceGates.standard().toJson())
                .startsWith("{\"kind\":\"AcceptanceGates\",\"gates\":[{\"kind\":\"Gate\",\"measure\":\"auc_low\"");
    }
}
