package io.growth4j.models.ltv.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.definition.ProgressListener;
import io.growth4j.models.evaluation.AcceptanceGates;
import io.growth4j.models.evaluation.Gate;
import io.growth4j.models.evaluation.Measures;
import io.growth4j.models.evaluation.RegressionEvaluation;
import io.growth4j.models.propensity.Algorithm;
import io.growth4j.models.propensity.Goal;
import io.growth4j.models.propensity.PropensityModels;
import io.growth4j.models.propensity.PropensityTrainer;
import io.growth4j.score.PropensityModel;
import io.growth4j.score.Trainer;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueTrainerTest {
    private static final Feature.OfDouble VISITS = new Feature.OfDouble("visits", "visits", "visits");
    private static final Feature.OfDouble BASKET = new Feature.OfDouble("basket", "", "size of the basket");
    private static final FeatureSchema SCHEMA = FeatureSchema.of(VISITS, BASKET);
    private static final Goal<PropensityModel> GOAL = Goal.purchase(Duration.ofDays(30));
    private static final Trainer<PropensityModel> PAYS = PropensityTrainer.of(GOAL)
            .algorithm(Algorithm.LogisticRegression.STANDARD)
            .unjudged();

    private static final String[] ANY = {
        Measures.NORMALIZED_GINI, Measures.TOTAL_ERROR, Measures.DECILE_MAPE, Measures.GINI_GAP
    };

    /** Amounts here are so skewed that the total of some thousand users hangs on a handful. */
    private static final AcceptanceGates SKEWED = AcceptanceGates.value().with(Gate.atMost(Measures.TOTAL_ERROR, 1));

    /** What the fixture's model says of a user with one visit and half a basket. */
    private static final double FIXTURE_SCORE = 525.5278594786273;

    @TempDir
    private Path folder;

    private static double p(double visits) {
        return 1 / (1 + Math.exp(1 - visits));
    }

    private static double mu(double visits, double basket) {
        return 6 + 0.3 * visits + 0.5 * basket;
    }

    private static double sigma(double basket) {
        return Math.exp(-0.3 + 0.4 * basket);
    }

    private static TrainingSet users(int seed, int n) {
        Random random = new Random(seed);
        double[] visits = new double[n];
        double[] baskets = new double[n];
        double[] amounts = new double[n];
        for (int row = 0; row < n; row++) {
            visits[row] = random.nextGaussian();
            baskets[row] = random.nextGaussian();
            double log = mu(visits[row], baskets[row]) + sigma(baskets[row]) * random.nextGaussian();
            amounts[row] = random.nextDouble() < p(visits[row]) ? Math.exp(log) : 0;
        }
        UserTable table = UserTable.of(
                        SCHEMA, UserKeys.of(LongStream.range(0, n).toArray()), 0)
                .column(VISITS, visits)
                .column(BASKET, baskets)
                .build();
        return TrainingSet.of(table, GOAL, amounts);
    }

    private static UserSnapshot user(double visits, double basket) {
        return UserSnapshots.of(SCHEMA, "u", Instant.EPOCH)
                .with(VISITS, visits)
                .with(BASKET, basket)
                .build();
    }

    @Test
    void zeroInflatedLognormal_findsTheTruthBack() {
        ValueModel model = ValueTrainer.zeroInflatedLognormal(PAYS).train(users(1, 20_000));
        for (double visits = -1; visits <= 1; visits++) {
            for (double basket = -1; basket <= 1; basket++) {
                double s = sigma(basket);
                double expected = p(visits) * Math.exp(mu(visits, basket) + s * s / 2);
                assertThat(model.score(user(visits, basket))).isCloseTo(expected, within(0.1 * expected));
                assertThat(model.payProbability(user(visits, basket))).isCloseTo(p(visits), within(0.03));
            }
        }
    }

    @Test
    void spreadByFeatures_isRightWhereOneSpreadIsBiased() {
        TrainingSet set = users(2, 20_000);
        TrainingSet test = users(3, 20_000);
        double one = decileError(ValueTrainer.twoPart(PAYS).train(set), test);
        double byFeatures = decileError(ValueTrainer.zeroInflatedLognormal(PAYS).train(set), test);
        assertThat(byFeatures).isLessThan(one).isLessThan(0.15);
    }

    private static double decileError(ValueModel model, TrainingSet test) {
        return RegressionEvaluation.of(test.labels(), model.score(test.users())).decileMape();
    }

    @Test
    void quantiles_holdTheShareTheySay() {
        ValueModel model = ValueTrainer.zeroInflatedLognormal(PAYS).train(users(4, 10_000));
        TrainingSet test = users(5, 10_000);
        for (double q : new double[] {0.8, 0.9, 0.99}) {
            double below = 0;
            double users = 0;
            for (int row = 0; row < test.size(); row++) {
                double quantile = model.quantile(test.users().row(row), q);
                // Where it is 0, more than this share pays nothing.
                users += quantile > 0 ? 1 : 0;
                below += quantile > 0 && test.labels()[row] <= quantile ? 1 : 0;
            }
            assertThat(below / users).isCloseTo(q, within(0.015));
        }
        assertThat(model.quantile(user(-2, 0), 0.5)).isZero();
    }

    @Test
    void oddUser_isNotWorthAFortune() {
        TrainingSet set = users(6, 5000);
        ValueModel model = ValueTrainer.zeroInflatedLognormal(PAYS).train(set);
        double most = Arrays.stream(model.score(set.users())).max().orElseThrow();
        assertThat(model.score(user(0, 1000))).isLessThan(10 * most);
    }

    @Test
    void sameSet_givesTheSameModel() {
        TrainingSet set = users(7, 2000);
        double[] first = ValueTrainer.twoPart(PAYS).train(set).score(set.users());
        assertThat(ValueTrainer.twoPart(PAYS).train(set).score(set.users())).isEqualTo(first);
    }

    @Test
    void judged_meetsItsGatesAndSaysWhereItComesFrom() {
        TrainedValue trained = judged(9);
        assertThat(trained.verdict().accepted())
                .as(trained.verdict().toTable().toString())
                .isTrue();
        assertThat(trained.measures().get(Measures.NORMALIZED_GINI)).isBetween(0.3, 0.9);
        assertThat(trained.measures().get(Measures.DECILE_MAPE)).isLessThan(0.35);
        assertThat(trained.measures().get(Measures.COVERAGE)).isEqualTo(1);
        assertThat(trained.provenance())
                .containsEntry("training rows", "4000")
                .containsEntry("test rows", "4000")
                .hasEntrySatisfying(
                        "trainer",
                        text -> assertThat(text)
                                .contains("zero-inflated log-normal")
                                .contains("LogisticRegression")
                                .contains("\"seed\":1"));
        assertThat(trained.baseline().features()).hasSize(2);
    }

    private static TrainedValue judged(int seed) {
        TrainingSet all = users(seed, 8000);
        return ValueTrainer.zeroInflatedLognormal(PAYS)
                .train(all.select(row -> row % 2 == 0), all.select(row -> row % 2 == 1), SKEWED, ProgressListener.NONE);
    }

    @Test
    void rejectedModel_isServedOnlyByNamingItsFailures() {
        TrainingSet all = users(10, 2000);
        TrainedValue trained = ValueTrainer.twoPart(PAYS)
                .train(
                        all.select(row -> row % 2 == 0),
                        all.select(row -> row % 2 == 1),
                        SKEWED.with(Gate.atLeast(Measures.SPEARMAN, 0.99)),
                        ProgressListener.NONE);
        assertThatThrownBy(trained::model).hasMessageContaining("spearman").hasMessageContaining("misses by");
        assertThatThrownBy(() -> trained.modelDespite("auc")).hasMessageContaining("name every gate");
        assertThat(trained.modelDespite("spearman").schema()).isEqualTo(SCHEMA);
    }

    @Test
    void userWhoIsLearnedFrom_mustNotJudge() {
        TrainingSet all = users(11, 400);
        assertThatThrownBy(() -> ValueTrainer.twoPart(PAYS)
                        .train(all, all.select(row -> row > 200), AcceptanceGates.value(), ProgressListener.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("user 201 at 1970-01-01T00:00:00Z is learned from and judges: a judge must not have been"
                        + " seen");
    }

    @Test
    void load_givesEverythingBackAndTheSameBytes() throws IOException {
        for (Trainer<PropensityModel> pays : List.of(
                PAYS,
                PropensityTrainer.of(GOAL)
                        .algorithm(Algorithm.BoostedTrees.STANDARD.sized(10, 3, 0.1))
                        .unjudged())) {
            TrainingSet all = users(12, 2000);
            TrainedValue trained = ValueTrainer.twoPart(pays)
                    .train(
                            all.select(row -> row < 1000),
                            all.select(row -> row >= 1000),
                            AcceptanceGates.value(),
                            ProgressListener.NONE);
            Path file = folder.resolve("value");
            trained.save(file, PropensityModels.FORMAT);
            TrainedValue loaded = ValueModels.load(file, SCHEMA, PropensityModels.FORMAT);
            assertThat(loaded.modelDespite(ANY).score(all.users()))
                    .isEqualTo(trained.modelDespite(ANY).score(all.users()));
            assertThat(loaded.measures()).isEqualTo(trained.measures());
            assertThat(loaded.verdict()).isEqualTo(trained.verdict());
            assertThat(loaded.baseline()).isEqualTo(trained.baseline());
            assertThat(loaded.provenance()).isEqualTo(trained.provenance());
            assertThat(loaded.page().html())
                    .isEqualTo(trained.page().html())
                    .contains("normalized gini", "Predicted and actual by decile", "highest quarter", "Provenance");
            Path again = folder.resolve("again");
            loaded.save(again, PropensityModels.FORMAT);
            assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
        }
    }

    @Test
    void foreignCutOrAlteredFile_isRefused() throws IOException {
        TrainedValue trained = judged(13);
        Path file = folder.resolve("value");
        trained.save(file, PropensityModels.FORMAT);
        assertThatThrownBy(() -> PropensityModels.load(file, GOAL))
                .hasMessageContaining("is not a growth4j propensity model but a value model");
        FeatureSchema other = FeatureSchema.of(BASKET, VISITS);
        assertThatThrownBy(() -> ValueModels.load(file, other, PropensityModels.FORMAT))
                .hasMessageContaining("was trained on other features: 'visits' is at position 1, not 0");

        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 9));
        assertThatThrownBy(() -> ValueModels.load(file, SCHEMA, PropensityModels.FORMAT))
                .hasMessageContaining("is cut or padded");
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> ValueModels.load(file, SCHEMA, PropensityModels.FORMAT))
                .hasMessageContaining("was altered");
        String newer = new String(bytes, StandardCharsets.UTF_8).replaceFirst("format 2", "format 3");
        Files.writeString(file, newer);
        assertThatThrownBy(() -> ValueModels.load(file, SCHEMA, PropensityModels.FORMAT))
                .hasMessageContaining("format 3, written by a newer version");
    }

    @Test
    void paysModelOfAnotherMethod_isNotSaved() {
        PropensityModel half = new PropensityModel() {
            @Override
            public FeatureSchema schema() {
                return SCHEMA;
            }

            @Override
            public double score(UserSnapshot user) {
                return 0.5;
            }
        };
        assertThatThrownBy(() -> PropensityModels.FORMAT.write(half))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no model of this package");
    }

    /** Saved by the first version of each format; never written again. */
    @Test
    void filesOfOldFormats_areStillRead() throws Exception {
        Path file = Path.of(
                ValueTrainerTest.class.getResource("value-format-1.model").toURI());
        TrainedValue loaded = ValueModels.load(file, SCHEMA, PropensityModels.FORMAT);
        assertThat(loaded.model().score(user(1, 0.5))).isCloseTo(FIXTURE_SCORE, within(1e-9 * FIXTURE_SCORE));
        assertThat(loaded.page().html()).contains("train the model again");
    }

    @Test
    void score_ofOneUser_allocatesNothing() {
        ValueModel model = ValueTrainer.zeroInflatedLognormal(PAYS).train(users(14, 2000));
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        UserSnapshot user = user(1, 1);
        double sum = 0;
        for (int warm = 0; warm < 20_000; warm++) {
            sum += model.score(user);
        }
        long before = threads.getThreadAllocatedBytes(self);
        for (int call = 0; call < 10_000; call++) {
            sum += model.score(user);
        }
        assertThat(threads.getThreadAllocatedBytes(self) - before).isLessThan(10_000);
        assertThat(sum).isPositive();
    }

    @Test
    void badInput_isRefusedByName() {
        TrainingSet set = users(8, 200);
        double[] amounts = set.labels().clone();
        amounts[3] = -5;
        TrainingSet negative = TrainingSet.of(set.users(), set.label(), amounts);
        ValueTrainer trainer = ValueTrainer.twoPart(PAYS);
        assertThatThrownBy(() -> trainer.train(negative))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("user 3 has paid -5.0");
        TrainingSet nobody = TrainingSet.of(set.users(), set.label(), new double[200]);
        assertThatThrownBy(() -> trainer.train(nobody)).hasMessage("0 of 200 users paid: needs at least 20");
        assertThatThrownBy(() -> trainer.penalty(0)).hasMessage("penalty 0.0 is not above 0");
        ValueModel model = trainer.train(set);
        assertThatThrownBy(() -> model.quantile(user(0, 0), 1)).hasMessageContaining("probability 1.0");
    }
}
