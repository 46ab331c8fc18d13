package io.growth4j.models.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.models.evaluation.AcceptanceGates;
import io.growth4j.models.evaluation.BinaryEvaluation;
import io.growth4j.models.evaluation.Measures;
import io.growth4j.models.propensity.Algorithm;
import io.growth4j.models.propensity.Goal;
import io.growth4j.models.propensity.PropensityTrainer;
import io.growth4j.models.propensity.Split;
import io.growth4j.models.propensity.Trained;
import io.growth4j.report.HtmlPage;
import io.growth4j.score.ChurnModel;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/tuning.md: it runs, and the page shows nothing else. */
class TuningDocsTest {
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Instant FIRST = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void page_showsOnlyCodeThatRunsHere() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "tuning.md"));
        String source = Files.readString(
                Path.of("src", "test", "java", "io", "growth4j", "models", "tuning", "TuningDocsTest.java"));
        Matcher blocks = CODE.matcher(page);
        int count = 0;
        while (blocks.find()) {
            assertThat(dense(source)).contains(dense(blocks.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(4);
    }

    private static String dense(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void settingsOfTrees_areFoundOnLaterUsers_andJudgedOnStillLaterOnes(@TempDir Path folder) {
        TrainingSet history = history();
        Instant testFrom = FIRST.plus(WEEK.multipliedBy(3));

        Dimension<Double> rate = Dimension.logUniform("learning rate", 0.01, 0.5);
        Dimension<Integer> depth = Dimension.integer("depth", 1, 6);
        Dimension<Integer> trees = Dimension.integer("trees", 10, 120);

        Instant validateFrom = testFrom.minus(Duration.ofDays(7)); // churn looks 7 days ahead
        TrainingSet past = history.before(testFrom);
        TrainingSet earlier = past.before(validateFrom);
        TrainingSet later = past.from(validateFrom);

        SearchResult result = Search.over(rate, depth, trees).trials(12).seed(7).minimise(point -> {
            Algorithm algorithm =
                    Algorithm.BoostedTrees.STANDARD.sized(point.value(trees), point.value(depth), point.value(rate));
            ChurnModel model = PropensityTrainer.of(Goal.churn())
                    .algorithm(algorithm)
                    .unjudged()
                    .train(earlier);
            return BinaryEvaluation.of(later.labels(), model.score(later.users()))
                    .logLoss();
        });

        Point best = result.best().point();
        Algorithm tuned = Algorithm.BoostedTrees.STANDARD.sized(best.value(trees), best.value(depth), best.value(rate));
        Trained<ChurnModel> trained = PropensityTrainer.of(Goal.churn())
                .algorithm(tuned)
                .split(new Split.ByTime(testFrom))
                .train(history);

        System.out.println(result.table());
        HtmlPage.of("Tuning").plot(result.plot()).table(result.table()).write(folder.resolve("tuning.html"));

        assertThat(result.trials()).hasSize(12);
        assertThat(trained.measures().get(Measures.AUC)).isGreaterThan(0.7);
        assertThat(AcceptanceGates.standard().judge(trained.measures()).failed())
                .extracting(failed -> failed.gate().measure())
                .doesNotContain(Measures.AUC_LOW);
        assertThat(folder.resolve("tuning.html")).isNotEmptyFile();
    }

    /** 600 users at four weekly cut-offs; who was away long leaves, unless the visits were many. */
    private static TrainingSet history() {
        int n = 600;
        Feature.OfDouble away = new Feature.OfDouble("away", "days", "since the last visit");
        Feature.OfDouble visits = new Feature.OfDouble("visits", "visits", "in four weeks");
        Random random = new Random(1);
        long[] ids = new long[4 * n];
        long[] instants = new long[4 * n];
        double[] days = random.doubles(4L * n, 0, 30).toArray();
        double[] counts = random.doubles(4L * n, 0, 10).toArray();
        double[] labels = new double[4 * n];
        for (int row = 0; row < labels.length; row++) {
            ids[row] = row % n;
            instants[row] = FIRST.plus(WEEK.multipliedBy(row / n)).toEpochMilli();
            double odds = counts[row] > 5 ? -1 : 0.25 * (days[row] - 12);
            labels[row] = random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
        }
        UserTable users = UserTable.of(FeatureSchema.of(away, visits), UserKeys.of(ids), instants)
                .column(away, days)
                .column(visits, counts)
                .build();
        return TrainingSet.of(users, Goal.churn(), labels);
    }
}
