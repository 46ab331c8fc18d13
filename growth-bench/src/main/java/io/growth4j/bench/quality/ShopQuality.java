package io.growth4j.bench.quality;

import io.growth4j.bench.population.Shop;
import io.growth4j.event.EventType;
import io.growth4j.features.aggregate.Aggregation;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.definition.FeatureSets;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.label.TrainingSets;
import io.growth4j.features.window.Window;
import io.growth4j.models.evaluation.BinaryEvaluation;
import io.growth4j.models.propensity.Algorithm;
import io.growth4j.models.propensity.Goal;
import io.growth4j.models.propensity.PropensityTrainer;
import io.growth4j.models.propensity.Split;
import io.growth4j.report.Table;
import io.growth4j.score.ChurnModel;
import io.growth4j.user.Feature;
import io.growth4j.user.TrainingSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Churn models on the made-up shop, whose truth is known, judged on a later cut-off: how far they are from the best that
 * can be known, and whether their probabilities mean what they say.
 *
 * <p>The oracle knows the distributions that the shop draws its users from and every visit of a user before the cut-off,
 * and computes the probability of a silent week from them in closed form ({@link Shop#churnProbabilityFromHistory}). As
 * every feature is made from that history, no model of features can rank better, but for luck. An oracle that also
 * sees the traits of a user, which no log shows, is printed beside it. The shop sends no messages, whose effect neither
 * oracle knows. Brand-new users are not scored.
 *
 * <p>Run: {@code mvn -q -Pquality package -Dmain=ShopQuality}; some 30 seconds. {@code -Dusers=} changes the size. The
 * exit code is 1 if the standard model has fewer than 20,000 test users, an ECE in ten bins above 0.02, or an AUC more
 * than 0.01 below the oracle's.
 */
public final class ShopQuality {
    private static final int LEAST_TESTED = 20_000;
    private static final int DAYS = 140;
    private static final int CUT_OFFS = 6;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int BINS = 10;
    private static final String STANDARD = "growth4j default: boosted trees";
    private static final String ORACLE = "oracle of the history";

    private ShopQuality() {}

    /**
     * Runs the comparison.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Shop shop =
                Shop.of(Integer.getInteger("growth4j.users", 90_000), DAYS, 7).withoutCampaign();
        List<Instant> cutOffs = new ArrayList<>();
        for (int week = 1; week <= CUT_OFFS; week++) {
            cutOffs.add(shop.end().minus(WEEK.multipliedBy(week)));
        }
        FeatureSet features = features();
        TrainingSet set = TrainingSets.churn(features, WEEK)
                .at(cutOffs)
                .observedUntil(shop.end())
                .from(shop);
        TrainingSet test = Split.standard().divide(set, WEEK).test();
        Map<String, double[]> scores = scores(shop, set, test);

        Table.Builder table = Table.of(
                "Churn in the shop, " + set.size() + " rows, of these " + test.size() + " at the last cut-off judge",
                "scores",
                "AUC",
                "log loss",
                "ECE");
        scores.forEach((name, values) -> {
            BinaryEvaluation evaluation = BinaryEvaluation.of(test.labels(), values);
            table.row(name, evaluation.auc(), evaluation.logLoss(), ece(evaluation));
        });
        System.out.println(table.build());
        System.exit(isGood(test, scores) ? 0 : 1);
    }

    /** The standard features, and what tells visits from clicks: their number, lately and since the last purchase. */
    private static FeatureSet features() {
        EventFilter visit = EventFilter.types(Set.of(EventType.LOGIN));
        EventFilter purchase = EventFilter.types(Set.of(EventType.PURCHASE));
        FeatureSet features = FeatureSets.standard()
                .with(count("visits", Aggregations.count(), visit, Window.ALL))
                .with(count("visits_since_purchase", Aggregations.countSince(purchase), visit, Window.ALL))
                .with(FeatureDefinition.of(
                        new Feature.OfDouble("days_since_visit", "days", "time since the last visit"),
                        Aggregations.recency(Duration.ofDays(1)),
                        visit))
                .with(FeatureDefinition.of(
                        new Feature.OfDouble("days_since_purchase", "days", "time since the last purchase"),
                        Aggregations.recency(Duration.ofDays(1)),
                        purchase));
        for (int days : new int[] {7, 14, 28}) {
            features = features.with(count("visits_" + days + "_days", Aggregations.count(), visit, Window.days(days)));
        }
        return features;
    }

    private static FeatureDefinition count(String name, Aggregation aggregation, EventFilter visit, Window window) {
        return FeatureDefinition.of(
                new Feature.OfLong(name, "visits", "visits to the shop"), aggregation, visit, window);
    }

    private static Map<String, double[]> scores(Shop shop, TrainingSet set, TrainingSet test) {
        Map<String, double[]> scores = new LinkedHashMap<>();
        scores.put("oracle of traits and history", ofUsers(test, (id, at) -> shop.churnProbability(id, at, WEEK)));
        scores.put(ORACLE, ofUsers(test, (id, at) -> shop.churnProbabilityFromHistory(id, at, WEEK)));
        scores.put(STANDARD, trained(Algorithm.BoostedTrees.STANDARD, set, test));
        scores.put("growth4j logistic regression", trained(Algorithm.LogisticRegression.STANDARD, set, test));
        return scores;
    }

    private interface Oracle {
        double probability(long id, Instant at);
    }

    private static double[] ofUsers(TrainingSet test, Oracle oracle) {
        double[] probabilities = new double[test.size()];
        for (int row = 0; row < probabilities.length; row++) {
            long id = Long.parseLong(test.users().keys().text(row));
            probabilities[row] =
                    oracle.probability(id, Instant.ofEpochMilli(test.users().asOfMillis(row)));
        }
        return probabilities;
    }

    /** Trained and tuned on the earlier cut-offs alone, as ever. */
    private static double[] trained(Algorithm algorithm, TrainingSet set, TrainingSet test) {
        ChurnModel model = PropensityTrainer.of(Goal.churn(WEEK))
                .algorithm(algorithm)
                .train(set)
                .model();
        return model.score(test.users());
    }

    private static double ece(BinaryEvaluation evaluation) {
        return evaluation.calibration(BINS).expectedError();
    }

    private static boolean isGood(TrainingSet test, Map<String, double[]> scores) {
        BinaryEvaluation model = evaluate(test, scores, STANDARD);
        double behind = evaluate(test, scores, ORACLE).auc() - model.auc();
        boolean good = test.size() >= LEAST_TESTED && ece(model) <= 0.02 && behind <= 0.01;
        System.out.printf(
                "%s: AUC %.4f behind the oracle of the history (at most 0.01), ECE %.4f (at most 0.02)%n",
                good ? "good" : "MISSED", behind, ece(model));
        return good;
    }

    private static BinaryEvaluation evaluate(TrainingSet test, Map<String, double[]> scores, String name) {
        return BinaryEvaluation.of(test.labels(), scores.getOrDefault(name, new double[0]));
    }
}
