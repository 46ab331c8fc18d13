package io.growth4j.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.definition.ProgressListener;
import io.growth4j.models.evaluation.AcceptanceGates;
import io.growth4j.models.evaluation.BinaryEvaluation;
import io.growth4j.models.evaluation.CampaignEconomics;
import io.growth4j.models.evaluation.Gate;
import io.growth4j.models.evaluation.Measures;
import io.growth4j.models.evaluation.SubgroupTable;
import io.growth4j.models.evaluation.ThresholdRule;
import io.growth4j.models.ltv.regression.TrainedValue;
import io.growth4j.models.ltv.regression.ValueModels;
import io.growth4j.models.ltv.regression.ValueTrainer;
import io.growth4j.models.monitoring.ModelMonitor;
import io.growth4j.models.monitoring.MonitoringLimits;
import io.growth4j.models.monitoring.MonitoringReport;
import io.growth4j.score.ChurnModel;
import io.growth4j.score.PropensityModel;
import io.growth4j.score.Scorer;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/scores.md: it runs, and the page shows nothing else. */
class ScoresDocsTest {
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    /** Labels need growth-features, which this module does not know. */
    private static final Path LABELS = Path.of(
            "..", "growth-bench", "src", "main", "java", "io", "growth4j", "bench", "quality", "ShopQuality.java");

    @TempDir
    private Path folder;

    @Test
    void page_showsOnlyCodeThatRuns() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "scores.md"));
        String own = Files.readString(
                Path.of("src", "test", "java", "io", "growth4j", "models", "propensity", "ScoresDocsTest.java"));
        String runs = dense(own) + dense(Files.readString(LABELS));
        Matcher blocks = CODE.matcher(page);
        int count = 0;
        while (blocks.find()) {
            assertThat(runs).contains(dense(blocks.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(10);
    }

    private static String dense(String code) {
        return code.replaceAll("\\s+", "");
    }

    private static Trained<ChurnModel> churn() {
        return PropensityTrainer.of(Goal.churn())
                .algorithm(Algorithm.LogisticRegression.STANDARD)
                .train(Shop.users(1, 2000, 4));
    }

    @Test
    void training() {
        TrainingSet history = Shop.users(50, 1000, 4);
        Trained<ChurnModel> trained = PropensityTrainer.of(Goal.churn(Duration.ofDays(7)))
                .algorithm(Algorithm.LogisticRegression.STANDARD) // boosted trees if left out
                .threshold(new ThresholdRule.LowestCost(0.1, 2.5)) // a message in vain, a user lost
                .train(history);
        System.out.println(trained.verdict().toTable());
        assertThat(trained.threshold()).isBetween(0.0, 0.3);
    }

    @Test
    void judging() {
        Trained<ChurnModel> trained = churn();
        TrainingSet later = Shop.users(51, 1000);
        String[] channels = new String[1000];
        Arrays.setAll(channels, row -> String.valueOf(later.users().row(row).textAt(3)));
        double[] scores = trained.model().score(later.users());
        BinaryEvaluation evaluation = BinaryEvaluation.of(later.labels(), scores);
        System.out.println(evaluation.aucInterval(0.95));
        System.out.println(evaluation.gains(10).toTable());
        System.out.println(
                SubgroupTable.of(later.labels(), scores, row -> channels[row]).toTable());
        System.out.println(new CampaignEconomics(0.1, 2.5).curve(evaluation, 10).toTable());
        assertThat(evaluation.auc()).isGreaterThan(0.7);
    }

    @Test
    void gating() {
        TrainingSet history = Shop.users(52, 1000, 4);
        AcceptanceGates gates = AcceptanceGates.standard()
                .with(Gate.atLeast(Measures.AUC_LOW, 0.65).against("the model in service"))
                .with(Gate.atMost(Measures.LATENCY_P95_MS, 300).whenMeasured());
        Trained<ChurnModel> trained =
                PropensityTrainer.of(Goal.churn()).gates(gates).train(history);
        trained.verdict().requireAccepted(); // names the gates that failed, and by how much
        boolean fast =
                trained.judge(gates, Map.of(Measures.LATENCY_P95_MS, 12.0)).accepted();
        assertThat(fast).isTrue();
    }

    @Test
    void savingAndServing() throws IOException {
        Trained<ChurnModel> trained = churn();
        Path file = folder.resolve("churn.model");
        FeatureSchema schema = Shop.SCHEMA;
        UserSnapshot user = Shop.users(53, 10).users().row(0);
        trained.save(file);
        trained.page().write(folder.resolve("churn.html"));
        trained.saveOnnx(folder.resolve("churn.onnx"));

        Trained<ChurnModel> loaded = PropensityModels.load(file, Goal.churn(), schema);
        double risk = loaded.model().score(user); // allocates nothing
        boolean write = loaded.decide(user);
        loaded.explain(user).lines().forEach(System.out::println);
        assertThat(write).isEqualTo(risk >= trained.threshold());
    }

    @Test
    void fallingBack() {
        Path file = folder.resolve("churn.model");
        churn().save(file);
        Scorer rule = churn().model();
        UserSnapshot user = Shop.users(54, 10).users().row(0);
        FallbackScorer scorer = FallbackScorer.of(
                () -> PropensityModels.load(file, Goal.churn()).model(), rule);
        double risk = scorer.score(user);
        System.out.println(scorer.counts());
        assertThat(risk).isBetween(0.0, 1.0);
    }

    @Test
    void caching() {
        Trained<ChurnModel> trained = churn();
        UserSnapshot user = Shop.users(58, 10).users().row(0);
        ScoreCache cache = ScoreCache.of(trained.model(), "2026-11-22", Duration.ofMinutes(10), 8_000_000);
        double risk = cache.score(user);
        ScoreCache next = cache.with(trained.model(), "2026-11-29"); // the same memory, none of the old scores
        assertThat(next.score(user)).isEqualTo(risk);
    }

    @Test
    void watching() {
        Trained<ChurnModel> trained = churn();
        UserTable today = Shop.users(55, 1000).users();
        double[] served = trained.model().score(today);
        double[] happened = Shop.users(55, 1000).labels();
        ModelMonitor monitor = ModelMonitor.of(trained.baseline(), today.schema());
        monitor.observe(today, served);
        for (int row = 0; row < served.length; row++) { // a week later
            monitor.outcome(served[row], happened[row] == 1);
        }
        MonitoringReport report = monitor.report(MonitoringLimits.STANDARD);
        report.alerts().forEach(alert -> System.out.println(alert.cause() + ": " + alert.recommendation()));
        assertThat(report.labelled()).isEqualTo(1000);
    }

    @Test
    void valuing() {
        TrainingSet set = Shop.users(56, 12_000);
        double[] amounts = new double[set.size()];
        Arrays.setAll(amounts, row -> set.labels()[row] * (1000 + 50 * (row % 20)));
        TrainingSet learning = set(set, amounts).select(row -> row % 2 == 0);
        TrainingSet test = set(set, amounts).select(row -> row % 2 == 1);
        FeatureSchema schema = Shop.SCHEMA;
        Path file = folder.resolve("value.model");
        var pays = PropensityTrainer.of(Goal.purchase(Duration.ofDays(30))).unjudged();
        TrainedValue value = ValueTrainer.zeroInflatedLognormal(pays)
                .train(learning, test, AcceptanceGates.value(), ProgressListener.NONE);
        value.save(file, PropensityModels.FORMAT);
        value.page().write(folder.resolve("value.html"));
        double cents = ValueModels.load(file, schema, PropensityModels.FORMAT)
                .model()
                .score(test.users().row(0));
        assertThat(cents).isPositive();
    }

    private static TrainingSet set(TrainingSet users, double[] labels) {
        return TrainingSet.of(users.users(), users.label(), labels);
    }

    @Test
    void combining() {
        TrainingSet history = Shop.users(57, 1000, 4);
        Algorithm both = Algorithm.Ensemble.of(Algorithm.LogisticRegression.STANDARD, Algorithm.BoostedTrees.STANDARD);
        Trained<PropensityModel> share = PropensityTrainer.of(Goal.share(Duration.ofDays(14)))
                .algorithm(both)
                .calibration(Calibration.PLATT)
                .train(history);
        assertThat(share.measures().get(Measures.AUC)).isGreaterThan(0.7);
    }
}
