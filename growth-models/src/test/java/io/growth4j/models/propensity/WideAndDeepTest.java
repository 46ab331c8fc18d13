package io.growth4j.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.definition.ProgressListener;
import io.growth4j.event.Dictionary;
import io.growth4j.models.evaluation.AcceptanceGates;
import io.growth4j.models.evaluation.BinaryEvaluation;
import io.growth4j.models.evaluation.Gate;
import io.growth4j.models.evaluation.Measures;
import io.growth4j.models.internal.design.Design;
import io.growth4j.models.internal.design.DesignFit;
import io.growth4j.models.propensity.Algorithm.WideAndDeep;
import io.growth4j.score.ChurnModel;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WideAndDeepTest {
    private static final WideAndDeep SMALL =
            WideAndDeep.STANDARD.layers(8, 4).stepping(0.01, 0.05, 32).epochs(12, 3);
    private static final WideAndDeep WIDE = SMALL.layers();
    private static final Feature.OfCategory CITY = new Feature.OfCategory("city", "where");
    private static final Feature.OfCategory PLAN = new Feature.OfCategory("plan", "what they pay for");

    private static PropensityTrainer<ChurnModel> trainer(Algorithm algorithm) {
        return PropensityTrainer.of(Goal.churn())
                .algorithm(algorithm)
                .gates(AcceptanceGates.standard().with(Gate.atMost(Measures.ECE, 0.25)));
    }

    @TempDir
    private Path folder;

    @Test
    void network_isAcceptedAndStopsEarly() {
        Trained<ChurnModel> trained = trainer(WideAndDeep.STANDARD).train(Shop.users(1, 1500, 3));
        assertThat(trained.measures().get(Measures.AUC)).isBetween(0.74, 0.85);
        assertThat(trained.verdict().accepted()).isTrue();
        TrainingSet set = Shop.users(2, 800);
        PropensityTrainer.Settings settings = settings(SMALL.epochs(60, 2));
        Learner.Learned learned =
                new Learner(settings, ProgressListener.NONE).learn(settings.algorithm(), set, Shop.users(3, 800));
        assertThat(((WideAndDeep) learned.settled()).epochs()).isBetween(1, 57);
    }

    private static PropensityTrainer.Settings settings(Algorithm algorithm) {
        return new PropensityTrainer.Settings(
                algorithm,
                Split.standard(),
                AcceptanceGates.standard(),
                new io.growth4j.models.evaluation.ThresholdRule.BestF1(),
                Calibration.NONE,
                false,
                Set.of(),
                1);
    }

    /** The twin: a wide part without crosses is a logistic regression, found in another way. */
    @Test
    void widePartAlone_isLogisticRegression() {
        TrainingSet set = Shop.users(4, 1000);
        ChurnModel network = trainer(WIDE.crossing(0).stepping(1, 0.1, 100).epochs(300, 0))
                .unjudged()
                .train(set);
        ChurnModel line =
                trainer(Algorithm.LogisticRegression.STANDARD).unjudged().train(set);
        double[] expected = line.score(set.users());
        double[] scores = network.score(set.users());
        for (int row = 0; row < scores.length; row++) {
            assertThat(scores[row]).isCloseTo(expected[row], within(0.01));
        }
    }

    @Test
    void crosses_learnWhatNoSumOfLevelsCanSay() {
        TrainingSet train = cities(5, 3000);
        TrainingSet test = cities(6, 2000);
        assertThat(auc(Algorithm.LogisticRegression.STANDARD, train, test)).isLessThan(0.6);
        assertThat(auc(WIDE.crossing(0), train, test)).isLessThan(0.6);
        assertThat(auc(WIDE, train, test)).isGreaterThan(0.8);
        assertThat(auc(SMALL, train, test)).isGreaterThan(0.8);
    }

    private static double auc(Algorithm algorithm, TrainingSet train, TrainingSet test) {
        ChurnModel model = trainer(algorithm).unjudged().train(train);
        return BinaryEvaluation.of(test.labels(), model.score(test.users())).auc();
    }

    /** Whether users of a city leave depends on their plan: one pair in four levels each likes the other. */
    private static TrainingSet cities(int seed, int n) {
        Random random = new Random(seed);
        int[] city = random.ints(n, 0, 8).toArray();
        int[] plan = random.ints(n, -1, 8).toArray();
        double[] labels = new double[n];
        for (int row = 0; row < n; row++) {
            double risk = plan[row] < 0 ? 0.5 : (city[row] + plan[row]) % 2 == 0 ? 0.9 : 0.1;
            labels[row] = random.nextDouble() < risk ? 1 : 0;
        }
        UserTable table = UserTable.of(
                        FeatureSchema.of(CITY, PLAN),
                        UserKeys.of(LongStream.range(0, n).toArray()),
                        Shop.START.toEpochMilli())
                .column(CITY, city, dictionary("city"))
                .column(PLAN, plan, dictionary("plan"))
                .build();
        return TrainingSet.of(table, Goal.churn(), labels);
    }

    private static Dictionary dictionary(String name) {
        return Dictionary.of(IntStream.range(0, 8).mapToObj(i -> name + " " + i).toList());
    }

    @Test
    void crosses_areThoseNamed_andTheMostFrequentCellsOnly() {
        TrainingSet set = cities(7, 3000);
        WideAndDeepParameters named = parameters(set, WIDE.crossing(10, new WideAndDeep.Cross("plan", "city")));
        assertThat(named.network().crosses()).hasSize(1);
        assertThat(named.network().crosses().get(0).first()).isEqualTo(1);
        assertThat(named.network().crosses().get(0).cells()).hasSize(10);
        double least = named.cellShares().stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElseThrow();
        List<Double> all = parameters(set, WIDE).cellShares();
        assertThat(all.stream().filter(share -> share > least).count()).isLessThan(10);
        assertThat(parameters(set, WIDE.crossing(0)).network().crosses()).isEmpty();
        assertThat(parameters(cities(7, 100), WIDE).network().crosses())
                .as("pairs of fewer than 20 users")
                .isEmpty();
    }

    /** The code of docs/wide-and-deep.md. */
    @Test
    void guide_showsCodeThatRunsHere() throws IOException {
        TrainingSet history = cities(18, 1500);

        Algorithm.WideAndDeep network =
                Algorithm.WideAndDeep.STANDARD.crossing(2000, new Algorithm.WideAndDeep.Cross("city", "plan"));
        Trained<ChurnModel> trained =
                PropensityTrainer.of(Goal.churn()).algorithm(network).train(history);

        assertThat(trained.measures().get(Measures.AUC)).isGreaterThan(0.75);
        String guide = Files.readString(Path.of("..", "docs", "wide-and-deep.md"));
        String block =
                guide.substring(guide.indexOf("```java") + 7, guide.indexOf("```", guide.indexOf("```java") + 7));
        String here = Files.readString(
                Path.of("src", "test", "java", "io", "growth4j", "models", "propensity", "WideAndDeepTest.java"));
        assertThat(here.replaceAll("\\s+", "")).contains(block.replaceAll("\\s+", ""));
    }

    private static WideAndDeepParameters parameters(TrainingSet set, WideAndDeep algorithm) {
        Design design = DesignFit.of(set.users(), Set.of()).design(Design.Style.SCALED);
        return WideAndDeepTraining.train(
                        algorithm.epochs(1, 0), design, new Rows(set, 1), null, 1, ProgressListener.NONE)
                .parameters();
    }

    @Property(seed = "61", tries = 6)
    void reasons_sumToTheLogOdds_andBatchEqualsOneByOne(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 2) int layers) {
        TrainingSet set = seed % 2 == 0 ? Shop.users(seed, 400) : cities(seed, 400);
        WideAndDeep algorithm =
                SMALL.layers(new int[][] {{}, {6}, {7, 3}}[layers]).crossing(10);
        Kernel kernel = parameters(set, algorithm).compile(set.users().schema());
        double[] batch = new double[set.size()];
        kernel.margins(set.users(), batch);
        for (int row = 0; row < set.size(); row++) {
            UserSnapshot user = set.users().row(row);
            double margin = kernel.margin(user);
            assertThat(batch[row]).isEqualTo(margin);
            double[] bySlot = new double[set.users().schema().size()];
            double start = kernel.contribute(user, bySlot);
            assertThat(start + Arrays.stream(bySlot).sum()).isCloseTo(margin, within(1e-6));
        }
    }

    @Test
    void reasons_nameTheFeaturesThatCount() {
        Trained<ChurnModel> trained = trainer(SMALL).train(Shop.users(8, 2500));
        assertThat(trained.importances())
                .extracting(FeatureImportance::feature)
                .startsWith("last")
                .endsWith("noise");
    }

    @Test
    void sameSeed_givesTheSameBytes_andTheFileGivesTheSameScores() throws IOException {
        TrainingSet set = Shop.users(9, 600);
        Path a = folder.resolve("a");
        Path b = folder.resolve("b");
        Trained<ChurnModel> trained = trainer(SMALL).balanced().train(set);
        trained.save(a);
        trainer(SMALL).balanced().train(set).save(b);
        assertThat(Files.readAllBytes(a)).isEqualTo(Files.readAllBytes(b));
        Trained<ChurnModel> loaded = PropensityModels.load(a, Goal.churn(), Shop.SCHEMA);
        String[] all = {Measures.ECE, Measures.AUC_LOW, Measures.OVERFIT_GAP};
        assertThat(loaded.modelDespite(all).score(set.users()))
                .isEqualTo(trained.modelDespite(all).score(set.users()));
        assertThat(loaded.explain(set.users().row(0)))
                .isEqualTo(trained.explain(set.users().row(0)));
        trainer(SMALL).seed(2).train(set).save(b);
        assertThat(Files.readAllBytes(a)).isNotEqualTo(Files.readAllBytes(b));
    }

    /** Saved by the first version that could; never written again. */
    @Test
    void fileOfTheFirstVersion_isStillRead() throws Exception {
        Path file = Path.of(WideAndDeepTest.class
                .getResource("wide-and-deep-format-1.model")
                .toURI());
        Trained<ChurnModel> loaded = PropensityModels.load(file, Goal.churn(), Shop.SCHEMA);
        assertThat(loaded.model().score(known())).isEqualTo(0.5320348246388563);
    }

    private static UserSnapshot known() {
        return UserSnapshots.of(Shop.SCHEMA, "u", Shop.START)
                .with(Shop.ORDERS, 3)
                .with(Shop.CHANNEL, "friend")
                .build();
    }

    @Test
    void userWithNothingKnownAndAnUnseenChannel_getsAScore() {
        ChurnModel model = trainer(SMALL).unjudged().train(Shop.users(10, 800));
        UserSnapshot unknown = UserSnapshots.of(Shop.SCHEMA, "u", Shop.START)
                .with(Shop.CHANNEL, "television")
                .with(Shop.NOISE, Double.POSITIVE_INFINITY)
                .build();
        assertThat(model.score(unknown)).isBetween(0.05, 0.95);
        double far = model.score(with(Shop.NOISE, 1e3));
        assertThat(far).as("more than 8 deviations away counts as 8").isEqualTo(model.score(with(Shop.NOISE, 1e9)));
    }

    private static UserSnapshot with(Feature.OfDouble feature, double value) {
        return UserSnapshots.of(Shop.SCHEMA, "u", Shop.START)
                .with(feature, value)
                .build();
    }

    @Test
    void balanced_keepsScoresProbabilities() {
        TrainingSet all = Shop.users(11, 6000);
        TrainingSet rare = all.select(row -> all.labels()[row] == 0 || row % 6 == 0);
        ChurnModel model = trainer(SMALL).balanced().unjudged().train(rare);
        double mean = Arrays.stream(model.score(rare.users())).average().orElseThrow();
        assertThat(mean).isCloseTo(Arrays.stream(rare.labels()).average().orElseThrow(), within(0.03));
    }

    @Test
    void rowOfWeightTwo_countsAsTwoRows() {
        TrainingSet set = Shop.users(12, 500);
        double[] weights = new double[500];
        Arrays.setAll(weights, row -> 1 + row % 2);
        TrainingSet weighted = new TrainingSet(set.users(), set.label(), set.labels(), weights, 500);
        int[] twice = IntStream.range(0, 500)
                .flatMap(row -> IntStream.generate(() -> row).limit(1 + row % 2))
                .toArray();
        TrainingSet repeated = TrainingSet.of(
                set.users().select(twice),
                set.label(),
                Arrays.stream(twice).mapToDouble(row -> set.labels()[row]).toArray());
        WideAndDeep long_ = WIDE.crossing(0).stepping(1, 0.1, 50).epochs(200, 0);
        // Scaling differs a little: the design's means and deviations do not know weights.
        double[] a = trainer(long_).unjudged().train(weighted).score(set.users());
        double[] b = trainer(long_).unjudged().train(repeated).score(set.users());
        for (int row = 0; row < a.length; row++) {
            assertThat(a[row]).isCloseTo(b[row], within(0.02));
        }
    }

    @Test
    void score_allocatesNothing_andIsTheSameOnEveryThread() {
        TrainingSet set = Shop.users(13, 800);
        ChurnModel model = trainer(SMALL).unjudged().train(set);
        UserSnapshot user = known();
        double expected = model.score(user);
        assertThat(IntStream.range(0, 2000).parallel().mapToDouble(i -> {
                    model.score(set.users().row(i % 800));
                    return model.score(user);
                }))
                .containsOnly(expected);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
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
    void ensembleMember_mayBeANetwork() {
        TrainingSet set = Shop.users(14, 800);
        Algorithm both = Algorithm.Ensemble.of(SMALL, Algorithm.LogisticRegression.STANDARD);
        assertThat(auc(both, set, Shop.users(15, 800))).isGreaterThan(0.72);
    }

    @Test
    void progress_isToldEpochByEpoch() {
        List<Long> told = new ArrayList<>();
        trainer(SMALL.epochs(3, 0)).unjudged().train(Shop.users(16, 300), (stage, done, total) -> told.add(done));
        assertThat(told).containsExactly(1L, 2L, 3L);
    }

    @Test
    void badInput_isRefusedByName() {
        TrainingSet set = Shop.users(17, 300);
        assertThatThrownBy(() -> parameters(set, WIDE.crossing(5, new WideAndDeep.Cross("chanel", "orders"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown feature 'chanel'; did you mean channel?");
        assertThatThrownBy(() -> parameters(set, WIDE.crossing(5, new WideAndDeep.Cross("channel", "orders"))))
                .hasMessage("feature 'orders' is not a category: only categories can be crossed");
        double[] huge = new double[300];
        Arrays.fill(huge, 1e300);
        TrainingSet heavy = new TrainingSet(set.users(), set.label(), set.labels(), huge, 300);
        assertThatThrownBy(() -> trainer(WIDE).unjudged().train(heavy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("training left the range of numbers at steps of 0.01 (deep)");
        assertThatThrownBy(() -> new WideAndDeep.Cross("city", "city"))
                .hasMessage("feature 'city' cannot be crossed with itself");
        assertThatThrownBy(() -> WIDE.layers(8, 0)).hasMessageContaining("hidden layers [8, 0]");
        assertThatThrownBy(() -> WIDE.crossing(-1)).hasMessageContaining("-1 cells");
        assertThatThrownBy(() -> WIDE.epochs(0, 1)).hasMessageContaining("0 epochs");
        assertThatThrownBy(() -> WIDE.regularised(1, 1)).hasMessageContaining("dropout 1.0");
        assertThatThrownBy(() -> WIDE.regularised(0, Double.NaN)).hasMessageContaining("penalty NaN");
        assertThatThrownBy(() -> WIDE.stepping(0, 0.1, 10)).hasMessageContaining("deepRate 0.0");
    }
}
