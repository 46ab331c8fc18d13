package io.growth4j.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.models.evaluation.BinaryEvaluation;
import io.growth4j.models.internal.design.Design;
import io.growth4j.models.internal.design.DesignFit;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserSnapshot;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.fm.FMClassificationModel;

class FactorKernelTest {
    private static final Algorithm.FactorizationMachine SMALL = new Algorithm.FactorizationMachine(4, 5, 0.1);

    @Property(seed = "14", tries = 5)
    void score_equalsTribuosOwnPrediction_andReasonsSumToIt(@ForAll @IntRange(max = 1000) int seed) {
        TrainingSet set = Shop.users(seed, 300);
        Design design = DesignFit.of(set.users(), Set.of()).design(Design.Style.SCALED);
        Dataset<Label> dataset = LinearTraining.dataset(design, new Rows(set, 1));
        var tribuo = (FMClassificationModel) FactorTraining.trainer(SMALL, seed).train(dataset);
        Kernel kernel = FactorTraining.read(tribuo, design).compile(Shop.SCHEMA);
        double[] batch = new double[set.size()];
        kernel.margins(set.users(), batch);
        for (int row = 0; row < set.size(); row++) {
            UserSnapshot user = set.users().row(row);
            double expected = tribuo.predict(dataset.getExample(row))
                    .getOutputScores()
                    .get("yes")
                    .getScore();
            assertThat(ServedModel.probability(kernel.margin(user))).isCloseTo(expected, within(1e-6));
            assertThat(batch[row]).isEqualTo(kernel.margin(user));
            double[] bySlot = new double[Shop.SCHEMA.size()];
            double start = kernel.contribute(user, bySlot);
            assertThat(start + Arrays.stream(bySlot).sum()).isCloseTo(kernel.margin(user), within(1e-9));
        }
    }

    @Test
    void machine_ranksUsersItHasNotSeen() {
        var model =
                PropensityTrainer.of(Goal.churn()).algorithm(SMALL).unjudged().train(Shop.users(30, 3000));
        TrainingSet others = Shop.users(31, 2000);
        assertThat(BinaryEvaluation.of(others.labels(), model.score(others.users()))
                        .auc())
                .isGreaterThan(0.72);
    }

    @Test
    void oddSizes_areRefused() {
        assertThatThrownBy(() -> new Algorithm.FactorizationMachine(0, 1, 0.1)).hasMessageContaining("0 factors");
    }
}
