package io.growth4j.bench.quality;

import io.growth4j.models.uplift.UpliftBootstrap;
import io.growth4j.models.uplift.UpliftMeasure;
import io.growth4j.models.uplift.UpliftRanking;
import io.growth4j.models.uplift.UpliftTrainers;
import io.growth4j.report.Table;
import io.growth4j.score.PropensityModel;
import io.growth4j.score.Trainer;
import io.growth4j.stat.Ordering;
import io.growth4j.user.TrainingSet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Does targeting by uplift bring more than targeting by response: a win-back experiment with known effects, learned on
 * one set of users and judged on another, by the truth and by what an analyst would see.
 *
 * <p>Run: {@code mvn -q -Pquality package -Dmain=UpliftQuality -Dusers=200000}; 100,000 users by
 * default, some seconds.
 */
public final class UpliftQuality {
    private static final int USERS = Integer.getInteger("growth4j.users", 100_000);
    private static final double DEPTH = 0.3;

    private UpliftQuality() {}

    /**
     * Prints the table.
     *
     * @param args none
     */
    public static void main(String[] args) {
        WinBack past = WinBack.of(USERS, 1);
        WinBack now = WinBack.of(USERS, 2);
        Map<String, double[]> scores = new LinkedHashMap<>();
        Trainer<PropensityModel> cells = CellPropensity::train;
        scores.put("response", response(past, now, cells));
        scores.put(
                "S-learner",
                UpliftTrainers.sLearner(cells, WinBack.TREATED)
                        .train(past.set())
                        .score(now.users()));
        scores.put(
                "T-learner",
                UpliftTrainers.tLearner(cells, WinBack.TREATED)
                        .train(past.set())
                        .score(now.users()));
        scores.put(
                "X-learner",
                UpliftTrainers.xLearner(cells, WinBack.TREATED)
                        .train(past.set())
                        .score(now.users()));
        scores.put(
                "class transformation",
                UpliftTrainers.classTransformation(cells, WinBack.TREATED)
                        .train(past.set())
                        .score(now.users()));
        scores.put("the truth", now.effects());
        Table.Builder table = Table.of(
                USERS + " users, the best 30 % messaged",
                "ranked by",
                "added returns",
                "of the best possible",
                "Qini",
                "95 % low",
                "95 % high");
        double best = added(now, now.effects());
        scores.forEach((name, score) -> {
            UpliftBootstrap.Estimate qini = UpliftBootstrap.STANDARD.estimate(
                    UpliftRanking.of(score, now.treated(), now.set().labels()), UpliftMeasure.SCIKIT_QINI_AUC);
            double added = added(now, score);
            table.row(
                    name,
                    added,
                    String.format(Locale.ROOT, "%.0f %%", 100 * added / best),
                    qini.value(),
                    qini.interval().low(),
                    qini.interval().high());
        });
        System.out.println(table.build());
    }

    /** The usual way without a control group: whoever answered the message, will answer again. */
    private static double[] response(WinBack past, WinBack now, Trainer<PropensityModel> trainer) {
        TrainingSet answered = TrainingSet.of(
                        past.users(), past.set().label(), past.set().labels())
                .select(row -> past.treated()[row]);
        return trainer.train(answered).score(now.users());
    }

    /** What messaging the best would really add, by the true effects. */
    private static double added(WinBack now, double[] score) {
        int[] order = Ordering.descending(score);
        return Arrays.stream(order, 0, (int) (order.length * DEPTH))
                .mapToDouble(row -> now.effects()[row])
                .sum();
    }
}
