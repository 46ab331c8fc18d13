package io.growth4j.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.growth4j.definition.ProgressListener;
import io.growth4j.models.internal.design.Design;
import io.growth4j.models.internal.design.DesignFit;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.common.xgboost.XGBoostTrainer;

class TreeKernelTest {
    private static Algorithm.BoostedTrees small(int trees, int depth) {
        return new Algorithm.BoostedTrees(trees, depth, 0.2, 0.9, 0.9, 1, 1, 0, 1);
    }

    private static Design design(TrainingSet set) {
        return DesignFit.of(set.users(), Set.of()).design(Design.Style.RAW);
    }

    @Property(seed = "12", tries = 8)
    void score_equalsXgboostsOwnPrediction(
            @ForAll @IntRange(max = 1000) int seed,
            @ForAll @IntRange(min = 1, max = 7) int depth,
            @ForAll @IntRange(min = 1, max = 13) int trees)
            throws XGBoostError {
        TrainingSet set = Shop.users(seed, 500);
        Design design = design(set);
        Rows rows = new Rows(set, 1);
        try (TreeTraining training = new TreeTraining(small(trees, depth), design)) {
            training.boost(rows, null, seed, ProgressListener.NONE);
            Kernel kernel = training.read().compile(Shop.SCHEMA);
            DMatrix matrix = new DMatrix(TreeTraining.encode(design, rows), set.size(), design.width(), Float.NaN);
            float[][] expected = training.booster().predict(matrix);
            matrix.dispose();
            double[] batch = new double[set.size()];
            kernel.margins(set.users(), batch);
            for (int row = 0; row < set.size(); row++) {
                double margin = kernel.margin(set.users().row(row));
                assertThat(ServedModel.probability(margin)).isCloseTo(expected[row][0], within(1e-6));
                assertThat(batch[row]).isEqualTo(margin);
            }
        }
    }

    /** Tribuo boosts one tree per class and round; the log-odds are the trees of yes minus those of no. */
    @Property(seed = "13", tries = 4)
    void score_ofTreesTrainedByTribuo_equalsTribuosOwnPrediction(@ForAll @IntRange(max = 1000) int seed)
            throws Exception {
        TrainingSet set = Shop.users(seed, 400);
        Design design = DesignFit.of(set.users(), Set.of("orders", "gap")).design(Design.Style.RAW);
        Dataset<Label> dataset = LinearTraining.dataset(design, new Rows(set, 1));
        XGBoostModel<Label> tribuo = new XGBoostClassificationTrainer(
                        XGBoostTrainer.BoosterType.GBTREE,
                        XGBoostTrainer.TreeMethod.HIST,
                        10,
                        0.3,
                        0,
                        4,
                        1,
                        1,
                        1,
                        1,
                        0,
                        1,
                        XGBoostTrainer.LoggingVerbosity.SILENT,
                        seed)
                .train(dataset);
        JsonNode model =
                new ObjectMapper().readTree(tribuo.getInnerModels().get(0).toByteArray("json"));
        JsonNode classes = model.at("/learner/gradient_booster/model/tree_info");
        int yes = tribuo.getOutputIDInfo().getID(LinearTraining.YES);
        TreeParameters all = TreeTraining.read(model, design, classes.size());
        List<TreeParameters.Tree> trees = new ArrayList<>();
        for (TreeParameters.Tree tree : all.trees()) {
            trees.add(classes.get(trees.size()).asInt() == yes ? tree : negative(tree));
        }
        Kernel kernel = new TreeParameters(design.spec(), 0, trees).compile(Shop.SCHEMA);
        for (int row = 0; row < set.size(); row += 9) {
            double expected = tribuo.predict(dataset.getExample(row))
                    .getOutputScores()
                    .get("yes")
                    .getScore();
            assertThat(ServedModel.probability(kernel.margin(set.users().row(row))))
                    .isCloseTo(expected, within(1e-6));
        }
    }

    private static TreeParameters.Tree negative(TreeParameters.Tree tree) {
        List<Float> values = new ArrayList<>();
        for (int node = 0; node < tree.threshold().size(); node++) {
            float value = tree.threshold().get(node);
            values.add(tree.isLeaf(node) ? -value : value);
        }
        return new TreeParameters.Tree(
                tree.left(), tree.right(), tree.column(), values, tree.absentLeft(), tree.cover());
    }

    @Test
    void contributions_areXgboostsOwnAndSumToTheLogOdds() throws XGBoostError {
        TrainingSet set = Shop.users(5, 600);
        Design design = design(set);
        Rows rows = new Rows(set, 1);
        try (TreeTraining training = new TreeTraining(small(12, 5), design)) {
            training.boost(rows, null, 1, ProgressListener.NONE);
            Kernel kernel = training.read().compile(Shop.SCHEMA);
            DMatrix matrix = new DMatrix(TreeTraining.encode(design, rows), set.size(), design.width(), Float.NaN);
            float[][] expected = training.booster().predictContrib(matrix, 0);
            matrix.dispose();
            int[] slots = design.columnSlots();
            for (int row = 0; row < set.size(); row += 7) {
                UserSnapshot user = set.users().row(row);
                double[] bySlot = new double[Shop.SCHEMA.size()];
                double start = kernel.contribute(user, bySlot);
                assertThat(start + Arrays.stream(bySlot).sum()).isCloseTo(kernel.margin(user), within(1e-4));
                assertThat(start).isCloseTo(expected[row][design.width()], within(1e-4));
                double[] theirs = new double[bySlot.length];
                for (int column = 0; column < slots.length; column++) {
                    theirs[slots[column]] += expected[row][column];
                }
                assertThat(bySlot).containsExactly(theirs, within(1e-4));
            }
        }
    }

    @Test
    void earlyStopping_keepsTheTreesThatServedTheValidationRowsBest() {
        TrainingSet set = Shop.users(6, 600);
        Algorithm.BoostedTrees greedy = new Algorithm.BoostedTrees(200, 6, 0.5, 1, 1, 1, 1, 10, 1);
        TreeTraining.Grown grown = TreeTraining.train(
                greedy, design(set), new Rows(set, 1), new Rows(Shop.users(7, 600), 1), 1, ProgressListener.NONE);
        assertThat(grown.trees()).isLessThan(50);
        assertThat(grown.parameters().trees()).hasSize(grown.trees());
    }

    @Test
    void training_needsNoScala() {
        assertThatThrownBy(() -> Class.forName("scala.Option")).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void oddSizes_areRefused() {
        assertThatThrownBy(() -> small(0, 3)).hasMessageContaining("0 trees");
        assertThatThrownBy(() -> small(3, 11)).hasMessageContaining("depth 11");
        assertThatThrownBy(() -> Algorithm.BoostedTrees.STANDARD.sized(10, 3, 0))
                .hasMessageContaining("learningRate 0.0");
        assertThatThrownBy(() -> new Algorithm.LogisticRegression(0)).hasMessageContaining("cost 0.0");
    }
}
