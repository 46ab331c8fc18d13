package io.growth4j.models.propensity;

import io.growth4j.models.evaluation.AcceptanceGates;
import io.growth4j.models.evaluation.BinaryEvaluation;
import io.growth4j.models.evaluation.CalibrationCurve;
import io.growth4j.models.evaluation.ConfusionMatrix;
import io.growth4j.models.evaluation.GainsTable;
import io.growth4j.models.evaluation.Measures;
import io.growth4j.models.evaluation.OverfitCheck;
import io.growth4j.models.evaluation.Verdict;
import io.growth4j.models.monitoring.Baseline;
import io.growth4j.stat.Interval;
import io.growth4j.user.TrainingSet;
import java.util.Map;
import java.util.TreeMap;

/** How good a model is on rows it has not seen, and whether that is enough. */
record Judgement(
        Map<String, Double> measures,
        Verdict verdict,
        GainsTable gains,
        CalibrationCurve calibration,
        Baseline baseline) {
    private static final int BINS = 10;
    private static final double LEVEL = 0.95;
    private static final double DEPTH = 0.4;

    static Judgement of(
            TrainingSet learning,
            TrainingSet test,
            ServedModel model,
            double threshold,
            LeakSearch.Suspect suspect,
            double coverage,
            AcceptanceGates gates) {
        double[] scores = model.score(test.users());
        BinaryEvaluation unseen = BinaryEvaluation.of(test.labels(), scores);
        BinaryEvaluation seen = BinaryEvaluation.of(learning.labels(), model.score(learning.users()));
        ConfusionMatrix decided = unseen.at(threshold);
        OverfitCheck overfit = new OverfitCheck(seen.at(threshold).accuracy(), decided.accuracy());
        CalibrationCurve curve = unseen.calibration(BINS);

        Map<String, Double> measures = ranking(unseen);
        measures.put(Measures.ACCURACY, decided.accuracy());
        measures.put(Measures.PRECISION, decided.precision());
        measures.put(Measures.RECALL, decided.recall());
        measures.put(Measures.F1, decided.f1());
        measures.put(Measures.LOG_LOSS, unseen.logLoss());
        measures.put(Measures.BRIER, unseen.brierScore());
        measures.put(Measures.ECE, curve.expectedError());
        measures.put(Measures.OVERFIT_GAP, overfit.gap());
        measures.put(Measures.SINGLE_FEATURE_AUC, suspect.auc());
        measures.put(Measures.COVERAGE, coverage);
        Verdict verdict =
                gates.judge(measures, Map.of(Measures.SINGLE_FEATURE_AUC, "feature '" + suspect.feature() + "'"));
        Baseline baseline = Baseline.of(test.users(), scores, unseen.auc(), unseen.ks());
        return new Judgement(measures, verdict, unseen.gains(BINS), curve, baseline);
    }

    private static Map<String, Double> ranking(BinaryEvaluation evaluation) {
        Interval interval = evaluation.aucInterval(LEVEL);
        Map<String, Double> measures = new TreeMap<>();
        measures.put(Measures.AUC, evaluation.auc());
        measures.put(Measures.AUC_LOW, interval.low());
        measures.put(Measures.AUC_HIGH, interval.high());
        measures.put(Measures.AVERAGE_PRECISION, evaluation.averagePrecision());
        measures.put(Measures.KS, evaluation.ks());
        measures.put(Measures.CAPTURE_40, evaluation.captureAt(DEPTH).capture());
        return measures;
    }
}
