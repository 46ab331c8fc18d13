package io.growth4j.models.monitoring;

import io.growth4j.report.Table;
import java.util.List;

/**
 * What a monitor has seen, against the baseline.
 *
 * @param scored how many users were scored
 * @param coverage scored users as a share of eligible ones; NaN before the first
 * @param score how far the scores have moved
 * @param features how far each feature has moved, in the order of the schema
 * @param labelled for how many scores it is known what happened
 * @param auc the AUC over those, from counts in the ranges of the score: short of the exact one by at most half the
 *     share of pairs within a range; NaN without both classes
 * @param aucLoss the AUC at the baseline minus that; NaN if not known
 * @param ks the Kolmogorov-Smirnov distance of positives and negatives; NaN without both classes
 * @param ksLoss that distance at the baseline minus it; NaN if not known
 * @param alerts what a person should see, may be empty
 */
public record MonitoringReport(
        long scored,
        double coverage,
        DriftFigures score,
        List<DriftFigures> features,
        long labelled,
        double auc,
        double aucLoss,
        double ks,
        double ksLoss,
        List<Alert> alerts) {
    public MonitoringReport {
        features = List.copyOf(features);
        alerts = List.copyOf(alerts);
    }

    /**
     * The drift of score and features.
     *
     * @return one row each, the score first
     */
    public Table driftTable() {
        Table.Builder table =
                Table.of("Drift", "what", "PSI", "KS", "chi-squared p", "Hellinger", "absent before", "absent now");
        add(table, score);
        features.forEach(figures -> add(table, figures));
        return table.build();
    }

    private static void add(Table.Builder table, DriftFigures figures) {
        table.row(
                figures.name(),
                figures.psi(),
                Double.isNaN(figures.ks()) ? null : (Double) figures.ks(),
                figures.chiSquaredPValue(),
                figures.hellinger(),
                figures.absentBefore(),
                figures.absentNow());
    }
}
