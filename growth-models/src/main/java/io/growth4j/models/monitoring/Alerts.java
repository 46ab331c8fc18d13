package io.growth4j.models.monitoring;

import io.growth4j.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The rules of alerts (this project's choice). */
final class Alerts {
    private final MonitoringReport report;
    private final MonitoringLimits limits;
    private final List<Alert> raised = new ArrayList<>();

    private Alerts(MonitoringReport report, MonitoringLimits limits) {
        this.report = report;
        this.limits = limits;
    }

    /** The report with its alerts. */
    static MonitoringReport add(MonitoringReport report, MonitoringLimits limits) {
        Alerts alerts = new Alerts(report, limits);
        alerts.raise();
        return new MonitoringReport(
                report.scored(),
                report.coverage(),
                report.score(),
                report.features(),
                report.labelled(),
                report.auc(),
                report.aucLoss(),
                report.ks(),
                report.ksLoss(),
                alerts.raised);
    }

    private void raise() {
        List<DriftFigures> moved = report.scored() < limits.leastUsers() ? List.of() : moved();
        if (report.scored() >= limits.leastUsers()) {
            raiseScores(moved);
            raiseFeatures(moved);
        }
        raiseDecay(moved);
        if (report.coverage() < limits.coverage()) {
            String cause = "only " + Table.text(report.coverage()) + " of the eligible users have a score";
            raised.add(new Alert(
                    Alert.Kind.COVERAGE_LOW, report.coverage(), cause, List.of(), Alert.Recommendation.WATCH));
        }
    }

    private List<DriftFigures> moved() {
        return report.features().stream()
                .filter(this::watched)
                .sorted(Comparator.comparingDouble((DriftFigures figures) -> -figures.psi()))
                .toList();
    }

    private boolean watched(DriftFigures figures) {
        return figures.psi() >= limits.moderatePsi() || figures.ks() > limits.ks();
    }

    private boolean major(DriftFigures figures) {
        return figures.psi() > limits.majorPsi() || figures.ks() > limits.ks();
    }

    private void raiseScores(List<DriftFigures> moved) {
        if (watched(report.score())) {
            Alert.Recommendation advice =
                    major(report.score()) ? Alert.Recommendation.RETRAIN : Alert.Recommendation.WATCH;
            raised.add(new Alert(
                    Alert.Kind.SCORES_MOVED,
                    report.score().psi(),
                    "the scores moved (" + figures(report.score()) + ")" + because(moved),
                    names(moved),
                    advice));
        }
    }

    private void raiseFeatures(List<DriftFigures> moved) {
        if (!moved.isEmpty()) {
            boolean major = moved.stream().anyMatch(this::major);
            raised.add(new Alert(
                    Alert.Kind.FEATURES_MOVED,
                    moved.get(0).psi(),
                    "the users are not those of the training" + because(moved),
                    names(moved),
                    major ? Alert.Recommendation.RETRAIN : Alert.Recommendation.WATCH));
        }
    }

    /** The larger of the losses of AUC and KS, each by its limit, decides. */
    private void raiseDecay(List<DriftFigures> moved) {
        double auc = report.aucLoss() / limits.aucLoss();
        double ks = report.ksLoss() / limits.ksLoss();
        if (report.labelled() < limits.leastUsers() || !(Math.max(auc, ks) > 1)) {
            return;
        }
        String cause = auc >= ks
                ? "the AUC fell by " + Table.text(report.aucLoss()) + " to " + Table.text(report.auc())
                : "the KS fell by " + Table.text(report.ksLoss()) + " to " + Table.text(report.ks());
        raised.add(new Alert(
                Alert.Kind.DECAYED,
                auc >= ks ? report.aucLoss() : report.ksLoss(),
                cause + (moved.isEmpty() ? ", although no feature moved" : because(moved)),
                names(moved),
                Math.max(auc, ks) > 2 ? Alert.Recommendation.ROLL_BACK : Alert.Recommendation.RETRAIN));
    }

    private static List<String> names(List<DriftFigures> moved) {
        return moved.stream().map(DriftFigures::name).toList();
    }

    private static String because(List<DriftFigures> moved) {
        return moved.isEmpty()
                ? "; no feature did alone"
                : ": "
                        + moved.stream()
                                .map(figures -> figures.name() + " (" + figures(figures) + ")")
                                .collect(Collectors.joining(", "));
    }

    private static String figures(DriftFigures figures) {
        String psi = "PSI " + Table.text(figures.psi());
        return Double.isNaN(figures.ks()) ? psi : psi + ", KS " + Table.text(figures.ks());
    }
}
