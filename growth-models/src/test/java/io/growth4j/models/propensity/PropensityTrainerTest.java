package io.growth4j.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.event.Dictionary;
import io.growth4j.models.evaluation.AcceptanceGates;
import io.growth4j.models.evaluation.BinaryEvaluation;
import io.growth4j.models.evaluation.Gate;
import io.growth4j.models.evaluation.Measures;
import io.growth4j.models.evaluation.ThresholdRule;
import io.growth4j.score.ChurnModel;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import io.growth4j.user.UserTable;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PropensityTrainerTest {
    /** On a test part of some hundred users, chance alone makes a calibration error above the standard 0.05. */
    private static final AcceptanceGates FEW_USERS = AcceptanceGates.standard().with(Gate.atMost(Measures.ECE, 0.25));

    private static final PropensityTrainer<ChurnModel> LINEAR = PropensityTrainer.of(Goal.churn())
            .algorithm(Algorithm.LogisticRegression.STANDARD)
            .gates(FEW_USERS);
    private static final PropensityTrainer<ChurnModel> TREES =
            LINEAR.algorithm(Algorithm.BoostedTrees.STANDARD.sized(60, 3, 0.1));

    @Test
    void train_onSeveralCutOffs_testsOnTheLast() {
        Trained<ChurnModel> trained = LINEAR.train(Shop.users(1, 1000, 4));
        Provenance from = trained.provenance();
        assertThat(from.testIsLater()).isTrue();
        assertThat(from.testRows()).isEqualTo(1000);
        assertThat(from.validationRows()).isEqualTo(1000);
        assertThat(from.trainRows()).isEqualTo(3000);
        assertThat(from.lastCutOffMillis())
                .isEqualTo(Shop.START.plus(Duration.ofDays(21)).toEpochMilli());
        assertThat(AcceptanceGates.standard().judge(trained.measures()).accepted())
                .isTrue();
        assertThat(trained.measures().get(Measures.AUC)).isBetween(0.7, 0.85);
        assertThat(trained.measures().get(Measures.COVERAGE)).isEqualTo(1);
    }

    @Test
    void trees_stopEarlyAndRankAsWellAsTheLine() {
        Trained<ChurnModel> trained = PropensityTrainer.of(Goal.churn()).train(Shop.users(1, 1500, 3));
        assertThat(trained.measures().get(Measures.AUC)).isBetween(0.7, 0.85);
        assertThat(trained.verdict().accepted()).isTrue();
        assertThat(trained.model().schema()).isEqualTo(Shop.SCHEMA);
    }

    @Test
    void ensemble_scoresBetweenItsMembersOnTheLogOdds() {
        TrainingSet set = Shop.users(2, 1000);
        Algorithm trees = Algorithm.BoostedTrees.STANDARD.sized(20, 3, 0.1);
        var line = LINEAR.unjudged().train(set);
        var forest = LINEAR.algorithm(trees).unjudged().train(set);
        var both = LINEAR.algorithm(Algorithm.Ensemble.of(Algorithm.LogisticRegression.STANDARD, trees))
                .unjudged()
                .train(set);
        for (int row = 0; row < 50; row++) {
            var user = set.users().row(row);
            double mean = (logit(line.score(user)) + logit(forest.score(user))) / 2;
            assertThat(logit(both.score(user))).isCloseTo(mean, within(1e-6));
        }
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    @Test
    void balanced_keepsScoresProbabilities() {
        TrainingSet set = rare(Shop.users(3, 6000));
        for (PropensityTrainer<ChurnModel> trainer : List.of(LINEAR, TREES)) {
            Trained<ChurnModel> trained = trainer.balanced().train(set);
            assertThat(trained.measures().get(Measures.ECE)).isLessThan(0.04);
            double mean =
                    Arrays.stream(trained.model().score(set.users())).average().orElseThrow();
            assertThat(mean).isCloseTo(Arrays.stream(set.labels()).average().orElseThrow(), within(0.03));
        }
    }

    private static TrainingSet rare(TrainingSet set) {
        return set.select(row -> set.labels()[row] == 0 || row % 6 == 0);
    }

    @Test
    void reasons_sumToTheLogOddsOfTheScore() {
        TrainingSet set = Shop.users(4, 2500);
        for (PropensityTrainer<ChurnModel> trainer : List.of(LINEAR, TREES)) {
            Trained<ChurnModel> trained = trainer.train(set);
            var user = set.users().row(3);
            Reasons reasons = trained.explain(user);
            assertThat(1 / (1 + Math.exp(-reasons.logOdds())))
                    .isCloseTo(trained.model().score(user), within(1e-5));
            assertThat(reasons.lines().get(0)).matches(".+ = .+: [+-]\\d+\\.\\d\\d");
        }
    }

    @Test
    void batch_equalsOneByOne() {
        TrainingSet set = Shop.users(5, 2500);
        for (PropensityTrainer<ChurnModel> trainer : List.of(LINEAR, TREES)) {
            ChurnModel model = trainer.calibration(Calibration.PLATT).train(set).model();
            double[] batch = model.score(set.users());
            for (int row = 0; row < batch.length; row++) {
                assertThat(batch[row]).isCloseTo(model.score(set.users().row(row)), within(1e-12));
            }
        }
    }

    @Test
    void nothingAfterTheTestCutOff_changesTheModel() {
        TrainingSet all = Shop.users(6, 500, 4);
        TrainingSet past = all.before(Shop.START.plus(Duration.ofDays(21)));
        Split split = new Split.ByTime(Shop.START.plus(Duration.ofDays(14)));
        var a = LINEAR.split(split).train(past).model();
        var b = LINEAR.split(split).train(all).model();
        assertThat(b.score(past.users())).isEqualTo(a.score(past.users()));
    }

    @Test
    void threshold_isChosenByTheRule() {
        TrainingSet set = Shop.users(7, 2000);
        Trained<ChurnModel> eager =
                LINEAR.threshold(new ThresholdRule.LowestCost(1, 20)).train(set);
        Trained<ChurnModel> careful =
                LINEAR.threshold(new ThresholdRule.LowestCost(20, 1)).train(set);
        assertThat(eager.threshold()).isLessThan(careful.threshold());
        var user = set.users().row(0);
        assertThat(eager.decide(user)).isEqualTo(eager.model().score(user) >= eager.threshold());
    }

    @Test
    void rejectedModel_isServedOnlyIfEveryFailedGateIsNamed() {
        AcceptanceGates strict = FEW_USERS.with(Gate.atLeast(Measures.AUC, 0.99));
        Trained<ChurnModel> trained = LINEAR.gates(strict).train(Shop.users(8, 2500));
        assertThatThrownBy(trained::model)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "the model is rejected: auc 0\\.\\d+ must be at least 0\\.9900, misses by 0\\.\\d+");
        assertThatThrownBy(() -> trained.modelDespite("ece")).hasMessageContaining("failed [auc], but only [ece]");
        assertThat(trained.modelDespite("auc").score(Shop.users(8, 10).users())).hasSize(10);
    }

    @Test
    void judge_takesTheCallersOwnFigures() {
        Trained<ChurnModel> trained = LINEAR.train(Shop.users(9, 1000));
        AcceptanceGates gates =
                FEW_USERS.with(Gate.atMost(Measures.LATENCY_P95_MS, 300).whenMeasured());
        assertThat(trained.judge(gates, Map.of()).accepted()).isTrue();
        assertThat(trained.judge(gates, Map.of(Measures.LATENCY_P95_MS, 400.0)).accepted())
                .isFalse();
    }

    @Test
    void featureThatKnowsTheLabel_isNamedAndRejectsTheModel() {
        Feature.OfDouble leak = new Feature.OfDouble("cancelled", "", "set when the user cancels");
        TrainingSet set = with(Shop.users(10, 600), leak, set0 -> set0.labels().clone());
        Trained<ChurnModel> trained = LINEAR.train(set);
        assertThat(trained.verdict().failed().get(0).toString()).contains("feature 'cancelled'");
        assertThat(LINEAR.ignoring("cancelled").train(set).verdict().accepted()).isTrue();
    }

    @Test
    void constantAndAbsentFeatures_areReportedAndIgnored() {
        Feature.OfDouble constant = new Feature.OfDouble("constant", "", "always 3");
        Feature.OfDouble absent = new Feature.OfDouble("absent", "", "never known");
        TrainingSet set = with(Shop.users(11, 600), constant, s -> filled(s.size(), 3));
        set = with(set, absent, s -> filled(s.size(), Double.NaN));
        Trained<ChurnModel> trained = LINEAR.train(set);
        assertThat(trained.findings())
                .containsExactly(
                        "feature 'constant' is 3.0 for every user: ignored",
                        "feature 'absent' is absent for every user: ignored");
    }

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    /** The set with one more feature. */
    private static TrainingSet with(
            TrainingSet set, Feature.OfDouble feature, java.util.function.Function<TrainingSet, double[]> values) {
        List<Feature> features = new ArrayList<>(set.users().schema().features());
        features.add(feature);
        UserTable old = set.users();
        long[] instants = new long[set.size()];
        for (int row = 0; row < instants.length; row++) {
            instants[row] = old.asOfMillis(row);
        }
        UserTable.Builder table = UserTable.of(FeatureSchema.of(features), old.keys(), instants);
        for (Feature one : old.schema().features()) {
            int slot = old.schema().slot(one);
            if (one instanceof Feature.OfLong longs) {
                table.column(longs, (long[]) old.column(slot));
            } else if (one instanceof Feature.OfInstant times) {
                table.column(times, (long[]) old.column(slot));
            } else if (one instanceof Feature.OfDouble doubles) {
                table.column(doubles, (double[]) old.column(slot));
            } else {
                table.column((Feature.OfCategory) one, (int[]) old.column(slot), old.dictionary(slot));
            }
        }
        return TrainingSet.of(table.column(feature, values.apply(set)).build(), set.label(), set.labels());
    }

    @Test
    void badInput_isRefusedByName() {
        TrainingSet set = Shop.users(12, 400);
        assertThatThrownBy(() -> LINEAR.train(Shop.users(12, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "the training set has \\d users who did it and \\d+ who did not: needs at least 10 of"
                                + " each");
        assertThatThrownBy(() -> LINEAR.train(TrainingSet.of(set.users(), set.label(), filled(400, 1))))
                .hasMessageContaining("400 users who did it and 0 who did not");
        assertThatThrownBy(() -> LINEAR.train(TrainingSet.of(set.users(), set.label(), filled(400, 0.5))))
                .hasMessageContaining("row 0 of the training set, user 0, has label 0.5");
        assertThatThrownBy(() -> LINEAR.ignoring("order").train(set))
                .hasMessageContaining("unknown feature 'order'; did you mean orders?");
        assertThatThrownBy(() -> LINEAR.split(new Split.ByTime(Shop.START.plusSeconds(1)))
                        .train(set))
                .hasMessageContaining("has 0 rows and leaves 0 rows");
        assertThatThrownBy(() -> new Split.ByUser("x", 1)).hasMessageContaining("testShare 1.0");
        assertThatThrownBy(() -> Goal.of("", Duration.ofDays(1))).hasMessageContaining("a goal needs a name");
        assertThatThrownBy(() -> Goal.churn(Duration.ZERO)).hasMessageContaining("horizon above zero");
    }

    @Test
    void labelsThatOverlapTheTestsFeatures_areRefused() {
        TrainingSet daily = Shop.users(13, 400, 2);
        assertThatThrownBy(() -> PropensityTrainer.of(Goal.churn(Duration.ofDays(30)))
                        .split(new Split.ByTime(Shop.START.plus(Duration.ofDays(7))))
                        .train(daily))
                .hasMessageContaining("labels must not overlap the features they are tested on");
    }

    @Test
    void featureFromAfterTheCutOff_isRefused() {
        TrainingSet set = Shop.users(14, 400);
        long[] late = new long[400];
        Arrays.fill(late, Shop.START.toEpochMilli() + 1);
        FeatureSchema schema = FeatureSchema.of(Shop.LAST, Shop.NOISE);
        UserTable table = UserTable.of(schema, set.users().keys(), Shop.START.toEpochMilli())
                .column(Shop.LAST, late)
                .column(Shop.NOISE, set.users().doubles(Shop.NOISE))
                .build();
        assertThatThrownBy(() -> LINEAR.train(TrainingSet.of(table, set.label(), set.labels())))
                .hasMessageContaining("feature 'last' of user ")
                .hasMessageContaining("the label would overlap the features");
    }

    @Test
    void featuresInAnotherOrder_areRefusedWithTheDifferences() {
        ChurnModel model = LINEAR.train(Shop.users(15, 400)).model();
        FeatureSchema other = FeatureSchema.of(Shop.GAP, Shop.ORDERS, Shop.LAST, Shop.CHANNEL, Shop.NOISE);
        assertThatThrownBy(() ->
                        model.score(UserSnapshots.of(other, "u", Shop.START).build()))
                .hasMessageContaining("'orders' is at position 1, not 0");
    }

    @Test
    void userWithNothingKnownAndAnUnseenChannel_getsAScore() {
        for (PropensityTrainer<ChurnModel> trainer : List.of(LINEAR, TREES)) {
            ChurnModel model = trainer.train(Shop.users(16, 800)).model();
            var unknown = UserSnapshots.of(Shop.SCHEMA, "u", Shop.START)
                    .with(Shop.CHANNEL, "television")
                    .with(Shop.NOISE, Double.POSITIVE_INFINITY)
                    .build();
            assertThat(model.score(unknown)).isBetween(0.0, 1.0);
        }
    }

    @Test
    void valuesBeyondFloats_areLearnedByTrees() {
        TrainingSet users = Shop.users(16, 800);
        double[] huge = new Random(1).doubles(800, -1e300, 1e300).toArray();
        FeatureSchema schema = FeatureSchema.of(Shop.NOISE);
        UserTable table = UserTable.of(schema, users.users().keys(), Shop.START.toEpochMilli())
                .column(Shop.NOISE, huge)
                .build();
        double[] labels = Arrays.stream(huge).map(value -> value > 0 ? 1 : 0).toArray();
        ChurnModel model = TREES.unjudged().train(TrainingSet.of(table, users.label(), labels));
        assertThat(model.score(user(schema, 1e299))).isGreaterThan(0.9);
        assertThat(model.score(user(schema, -1e299))).isLessThan(0.1);
    }

    private static UserSnapshot user(FeatureSchema schema, double noise) {
        return UserSnapshots.of(schema, "u", Shop.START).with(Shop.NOISE, noise).build();
    }

    @Test
    void rareLevels_areDrawnTogether() {
        int n = 2000;
        int[] codes = new int[n];
        Dictionary cities = new Dictionary();
        for (int row = 0; row < n; row++) {
            codes[row] = cities.add("city " + (row * 31 % 100));
        }
        Feature.OfCategory city = new Feature.OfCategory("city", "where");
        UserTable table = UserTable.of(
                        FeatureSchema.of(city),
                        UserKeys.of(java.util.stream.LongStream.range(0, n).toArray()),
                        Shop.START.toEpochMilli())
                .column(city, codes, cities)
                .build();
        double[] labels = new double[n];
        for (int row = 0; row < n; row++) {
            labels[row] = row % 3 == 0 ? 1 : 0;
        }
        assertThat(LINEAR.train(TrainingSet.of(table, Goal.churn(), labels)).findings())
                .containsExactly("feature 'city' has 100 levels: only the 50 most frequent are told apart");
    }

    @Test
    void score_ofOneUser_allocatesNothing() {
        TrainingSet set = Shop.users(18, 800);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        for (Algorithm algorithm : List.of(
                Algorithm.LogisticRegression.STANDARD,
                new Algorithm.FactorizationMachine(4, 2, 0.1),
                Algorithm.BoostedTrees.STANDARD.sized(20, 4, 0.1))) {
            ChurnModel model = LINEAR.algorithm(algorithm).unjudged().train(set);
            var user = UserSnapshots.of(Shop.SCHEMA, "u", Shop.START)
                    .with(Shop.ORDERS, 3)
                    .with(Shop.CHANNEL, "ads")
                    .build();
            double sum = 0;
            for (int warm = 0; warm < 20_000; warm++) {
                sum += model.score(user);
            }
            long before = threads.getThreadAllocatedBytes(self);
            for (int call = 0; call < 10_000; call++) {
                sum += model.score(user);
            }
            long bytes = threads.getThreadAllocatedBytes(self) - before;
            assertThat(bytes).as("bytes of 10,000 scores by %s", algorithm).isLessThan(10_000);
            assertThat(sum).isPositive();
        }
    }

    @Test
    void unjudged_isABareModelOfEveryRow() {
        TrainingSet set = Shop.users(17, 1000);
        ChurnModel model = LINEAR.unjudged().train(set);
        assertThat(BinaryEvaluation.of(set.labels(), model.score(set.users())).auc())
                .isGreaterThan(0.7);
    }
}
