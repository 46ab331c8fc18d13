package io.growth4j.models.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.action.CampaignPlan;
import io.growth4j.action.CampaignPlanner;
import io.growth4j.action.Candidates;
import io.growth4j.action.HoldOut;
import io.growth4j.definition.Bucketing;
import io.growth4j.models.propensity.Goal;
import io.growth4j.models.propensity.PropensityModels;
import io.growth4j.models.propensity.PropensityTrainer;
import io.growth4j.models.uplift.UpliftBootstrap;
import io.growth4j.models.uplift.UpliftMeasure;
import io.growth4j.models.uplift.UpliftModels;
import io.growth4j.models.uplift.UpliftRanking;
import io.growth4j.models.uplift.UpliftTrainers;
import io.growth4j.score.UpliftModel;
import io.growth4j.stat.EffectKind;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/experiments.md: it runs, and the page shows nothing else. */
class ExperimentDocsTest {
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void page_showsOnlyCodeThatRunsHere() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "experiments.md"));
        String source = Files.readString(
                Path.of("src", "test", "java", "io", "growth4j", "models", "experiment", "ExperimentDocsTest.java"));
        Matcher blocks = CODE.matcher(page);
        int count = 0;
        while (blocks.find()) {
            assertThat(dense(source)).contains(dense(blocks.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(6);
    }

    private static String dense(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void assigning() {
        long userId = 42;
        Experiment button = Experiment.of("button");
        Layer checkout = Layer.of("checkout").with(HoldOut.of("2026", 0.05)).with(button, 0.8);
        Assignment assignment = checkout.assignment("button");
        int arm = assignment.arm(userId); // 0 control, 1 treatment, −1 takes no part
        assertThat(arm).isBetween(-1, 1);
    }

    @Test
    void comparing() {
        AbTest test = AbTest.of("came back", EffectKind.ABSOLUTE);
        EffectResult result = test.compare(new Sample.Proportion(10_000, 301), new Sample.Proportion(10_000, 432));
        System.out.println(result);
        // came back: 4.32 % with treatment against 3.01 % in control, +1.31 points
        // (95.0 % interval +0.79 points to +1.83 points, p < 0.0001): treatment is higher.
        assertThat(result.toString()).contains("+1.31 points", "p < 0.0001): treatment is higher.");
    }

    @Test
    void ingesting() {
        Experiment button = Experiment.of("button");
        long[] units = {1, 2, 3, 4};
        int[] arms = {0, 1, 0, 1};
        long[] exposedAt = {10, 10, 10, 10};
        long[] buyers = {1, 2, 4, 4};
        long[] boughtAt = {5, 20, 20, 30};
        double[] amounts = {100, 250, 300, 50};
        ExposureLog log = new ExposureLog(button, 1_000_000);
        log.expose(units, arms, exposedAt, units.length);
        log.outcomes(buyers, boughtAt, amounts, buyers.length);
        AbTest revenue = AbTest.sequential("revenue per user", EffectKind.RELATIVE);
        ExperimentReport report = ExperimentReport.of(
                button,
                log.units(),
                log.mixedUnits(),
                ExperimentReport.Correction.HOLM,
                Map.of(revenue, List.of(log.amounts(0), log.amounts(1))));
        assertThat(report.findings()).hasSize(1);
        assertThat(log.outcomesBeforeExposure()).isEqualTo(1);
    }

    @Test
    void planning() {
        int n = 20_000;
        UserKeys users = UserKeys.of(LongStream.range(0, n).toArray());
        double[] uplift = new Random(1).doubles(n, -0.02, 0.1).toArray();
        long[] valueMinor = new Random(2).longs(n, 500, 5000).toArray();
        boolean[] cameBack = new boolean[n];
        for (int i = 0; i < n; i++) {
            cameBack[i] = i % 20 == 0;
        }
        CampaignPlanner planner = new CampaignPlanner(
                "win-back",
                20_000,
                List.of(new CampaignPlanner.Channel("sms", 5000, 10_000)),
                0,
                HoldOut.of("win-back", 0.1));
        CampaignPlan plan =
                planner.plan(Candidates.of(users, uplift).valueMinor(valueMinor).build());
        System.out.println(plan.toTable());
        CampaignReview review = CampaignReview.of(plan, cameBack); // a month later
        assertThat(plan.costMinor()).isLessThanOrEqualTo(20_000);
        assertThat(review.returned().isSignificant()).isFalse();
    }

    @Test
    void judgingARanking() {
        int n = 2000;
        Random random = new Random(3);
        double[] uplift = random.doubles(n).toArray();
        boolean[] treated = new boolean[n];
        double[] outcomes = new double[n];
        for (int i = 0; i < n; i++) {
            treated[i] = random.nextBoolean();
            outcomes[i] = random.nextDouble() < (treated[i] ? 0.1 + uplift[i] / 5 : 0.1) ? 1 : 0;
        }
        UpliftRanking ranking = UpliftRanking.of(uplift, treated, outcomes);
        UpliftBootstrap.Estimate qini = UpliftBootstrap.STANDARD.estimate(ranking, UpliftMeasure.SCIKIT_QINI_AUC);
        assertThat(qini.value()).isPositive();
    }

    @Test
    void learningAndSaving(@TempDir Path folder) {
        int n = 3000;
        Feature.OfLong orders = new Feature.OfLong("orders", "", "orders so far");
        Random random = new Random(4);
        long[] counts = new long[n];
        long[] messaged = new long[n];
        double[] labels = new double[n];
        for (int i = 0; i < n; i++) {
            counts[i] = random.nextInt(5);
            messaged[i] = random.nextInt(2);
            labels[i] = random.nextDouble() < 0.1 + 0.1 * messaged[i] * counts[i] ? 1 : 0;
        }
        UserTable users = UserTable.of(
                        FeatureSchema.of(orders),
                        UserKeys.of(LongStream.range(0, n).toArray()),
                        0)
                .column(orders, counts)
                .build();
        TrainingSet history = TrainingSet.of(users, Bucketing.of("came back"), labels);
        Path file = folder.resolve("uplift.model");
        Feature.OfLong treated = new Feature.OfLong("treated", "", "1 if messaged");
        var trainer = PropensityTrainer.of(Goal.winBack(Duration.ofDays(7))).unjudged();
        UpliftModel model = UpliftTrainers.xLearner(trainer, treated)
                .train(UpliftTrainers.withTreatment(history, treated, messaged));
        UpliftModels.save(model, file, PropensityModels.FORMAT);

        UpliftModel served = UpliftModels.load(file, users.schema(), PropensityModels.FORMAT);
        double[] uplift = served.score(users);
        assertThat(uplift).isEqualTo(model.score(users));
    }
}
