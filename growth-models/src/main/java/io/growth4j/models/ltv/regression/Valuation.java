package io.growth4j.models.ltv.regression;

import io.growth4j.models.evaluation.AcceptanceGates;
import io.growth4j.models.evaluation.BinaryEvaluation;
import io.growth4j.models.evaluation.Measures;
import io.growth4j.models.evaluation.RegressionEvaluation;
import io.growth4j.models.internal.artefact.SavedFeature;
import io.growth4j.models.internal.artefact.Versions;
import io.growth4j.models.monitoring.Baseline;
import io.growth4j.user.TrainingSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** How good a model of value is on rows it has not seen, and where it comes from. */
final class Valuation {
    private Valuation() {}

    static ValueFile.Content of(
            ValueModel model, TrainingSet learning, TrainingSet test, AcceptanceGates gates, String trainer) {
        double[] scores = model.score(test.users());
        RegressionEvaluation unseen = RegressionEvaluation.of(test.labels(), scores);
        RegressionEvaluation seen = RegressionEvaluation.of(learning.labels(), model.score(learning.users()));
        double[] paid =
                Arrays.stream(test.labels()).map(amount -> amount > 0 ? 1 : 0).toArray();
        BinaryEvaluation payers = BinaryEvaluation.of(paid, scores);

        Map<String, Double> measures = new TreeMap<>();
        measures.put(Measures.NORMALIZED_GINI, unseen.normalizedGini());
        measures.put(Measures.GINI_GAP, seen.normalizedGini() - unseen.normalizedGini());
        measures.put(Measures.SPEARMAN, unseen.spearman());
        measures.put(Measures.DECILE_MAPE, unseen.decileMape());
        measures.put(Measures.TOTAL_ERROR, Math.abs(unseen.relativeBias()));
        measures.put(Measures.AUC, payers.auc());
        measures.put(Measures.KS, payers.ks());
        measures.put(
                Measures.COVERAGE, (double) (learning.size() + test.size()) / (learning.eligible() + test.eligible()));
        return new ValueFile.Content(
                provenance(learning, test, trainer),
                SavedFeature.of(model.schema()),
                "",
                model.amounts(),
                measures,
                gates.judge(measures),
                Baseline.of(test.users(), scores, payers.auc(), payers.ks()),
                ValueCurves.of(unseen));
    }

    private static Map<String, String> provenance(TrainingSet learning, TrainingSet test, String trainer) {
        Map<String, String> from = new TreeMap<>(Versions.all());
        from.put("label", learning.label().toJson());
        from.put("trainer", trainer);
        from.put("training rows", Integer.toString(learning.size()));
        from.put("test rows", Integer.toString(test.size()));
        from.put("first cut-off", instant(cutOffs(learning).min().orElseThrow()));
        from.put("last cut-off", instant(cutOffs(test).max().orElseThrow()));
        return from;
    }

    private static LongStream cutOffs(TrainingSet set) {
        return LongStream.range(0, set.size()).map(row -> set.users().asOfMillis((int) row));
    }

    private static String instant(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
