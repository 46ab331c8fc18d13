package io.growth4j.bench.quality;

import io.growth4j.models.propensity.Algorithm;
import io.growth4j.models.propensity.Goal;
import io.growth4j.models.propensity.PropensityTrainer;
import io.growth4j.models.uplift.UpliftTrainers;
import io.growth4j.report.Table;
import io.growth4j.score.PropensityModel;
import io.growth4j.score.Trainer;
import io.growth4j.score.UpliftModel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * On the synthetic shop: what do messages to the best fifth of the silent users really add, chosen by a model of response
 * and by models of uplift, over the trainers that the library has. One shop to learn from and one to judge on, again and
 * again; differences are paired.
 *
 * <p>Run: {@code mvn -q -Pquality package -Dmain=ShopTargeting -Drepeats=20}; 5 pairs of shops by default.
 */
public final class ShopTargeting {
    private static final int USERS = Integer.getInteger("growth4j.users", 14_000);
    private static final int REPEATS = Integer.getInteger("growth4j.repeats", 5);
    private static final long SEED = Long.getLong("growth4j.seed", 1);
    private static final double SHARE = 0.2;

    private ShopTargeting() {}

    /**
     * Prints the table.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Map<String, double[]> added = new LinkedHashMap<>();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            ShopCampaign past = ShopCampaign.of(USERS, 1000 * SEED + 2L * repeat);
            ShopCampaign now = ShopCampaign.of(USERS, 1000 * SEED + 2L * repeat + 1);
            int column = repeat;
            scores(past, now)
                    .forEach((name, score) -> added.computeIfAbsent(name, key -> new double[REPEATS])[column] =
                            now.addedPerThousand(score, SHARE));
        }
        System.out.println(table(added));
    }

    private static Map<String, double[]> scores(ShopCampaign past, ShopCampaign now) {
        Map<String, double[]> scores = new LinkedHashMap<>();
        trainers().forEach((name, trainer) -> {
            scores.put(
                    "response, " + name,
                    response(trainer, past).score(now.plain().users()));
            learners(trainer)
                    .forEach((learner, uplift) -> scores.put(
                            learner + ", " + name,
                            uplift.train(past.experiment()).score(now.plain().users())));
        });
        scores.put("the truth", now.truth());
        return scores;
    }

    static Map<String, Trainer<PropensityModel>> trainers() {
        PropensityTrainer<PropensityModel> trainer = PropensityTrainer.of(Goal.winBack(Duration.ofDays(7)));
        Map<String, Trainer<PropensityModel>> trainers = new LinkedHashMap<>();
        trainers.put(
                "logistic regression",
                trainer.algorithm(Algorithm.LogisticRegression.STANDARD).unjudged());
        trainers.put(
                "boosted trees",
                trainer.algorithm(Algorithm.BoostedTrees.STANDARD.sized(200, 3, 0.05))
                        .unjudged());
        return trainers;
    }

    static Map<String, Trainer<UpliftModel>> learners(Trainer<PropensityModel> trainer) {
        Map<String, Trainer<UpliftModel>> learners = new LinkedHashMap<>();
        learners.put("S-learner", UpliftTrainers.sLearner(trainer, ShopCampaign.TREATED));
        learners.put("T-learner", UpliftTrainers.tLearner(trainer, ShopCampaign.TREATED));
        learners.put("X-learner", UpliftTrainers.xLearner(trainer, ShopCampaign.TREATED));
        learners.put("class transformation", UpliftTrainers.classTransformation(trainer, ShopCampaign.TREATED));
        return learners;
    }

    /** The usual way without a control group: whoever answered the message will answer again. */
    static PropensityModel response(Trainer<PropensityModel> trainer, ShopCampaign past) {
        return trainer.train(past.plain().select(past::isTreated));
    }

    private static Table table(Map<String, double[]> added) {
        Table.Builder table = Table.of(
                "returns that 1,000 messages really add, best " + Math.round(100 * SHARE) + " %, " + REPEATS
                        + " pairs of shops of " + USERS + " users",
                "ranked by",
                "added",
                "more than by response",
                "95 % low",
                "95 % high");
        double[] response = new double[0];
        for (Map.Entry<String, double[]> row : added.entrySet()) {
            if (row.getKey().startsWith("response")) {
                response = row.getValue();
                table.row(row.getKey(), Spread.of(row.getValue()).mean(), null, null, null);
            } else {
                Spread more = Spread.ofDifferences(row.getValue(), response);
                table.row(row.getKey(), Spread.of(row.getValue()).mean(), more.mean(), more.low(), more.high());
            }
        }
        return table.build();
    }
}
