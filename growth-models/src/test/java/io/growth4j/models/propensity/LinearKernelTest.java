package io.growth4j.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.models.internal.design.Design;
import io.growth4j.models.internal.design.DesignFit;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.classification.Label;

class LinearKernelTest {
    private static final Algorithm.LogisticRegression LINEAR = Algorithm.LogisticRegression.STANDARD;

    @Property(seed = "11", tries = 10)
    void score_equalsTribuosOwnPrediction(@ForAll @IntRange(max = 1000) int seed) {
        TrainingSet set = Shop.users(seed, 400);
        Design design = DesignFit.of(set.users(), Set.of()).design(Design.Style.SCALED);
        Rows rows = new Rows(set, 1);
        Dataset<Label> dataset = LinearTraining.dataset(design, rows);
        Model<Label> tribuo = LinearTraining.trainer(LINEAR, 1).train(dataset);
        Kernel kernel = LinearTraining.read(tribuo, design).compile(Shop.SCHEMA);
        double[] batch = new double[set.size()];
        kernel.margins(set.users(), batch);
        for (int row = 0; row < set.size(); row++) {
            double expected = tribuo.predict(dataset.getExample(row))
                    .getOutputScores()
                    .get("yes")
                    .getScore();
            double margin = kernel.margin(set.users().row(row));
            assertThat(ServedModel.probability(margin)).isCloseTo(expected, within(1e-6));
            assertThat(batch[row]).isEqualTo(margin);
        }
    }

    /** LIBLINEAR stops by a tolerance; Newton's method goes on to the optimum of the same objective. */
    @Property(seed = "15", tries = 5)
    void weights_areThoseOfTheFullyConvergedSolution(@ForAll @IntRange(max = 1000) int seed) {
        TrainingSet set = Shop.users(seed, 600);
        Design design = DesignFit.of(set.users(), Set.of()).design(Design.Style.SCALED);
        Rows rows = new Rows(set, 1);
        LinearParameters trained = LinearTraining.train(LINEAR, design, rows, 1);
        LinearParameters converged = WeightedNewton.refine(LINEAR.cost(), trained, design, rows);
        for (int row = 0; row < set.size(); row += 7) {
            UserSnapshot user = set.users().row(row);
            assertThat(trained.compile(Shop.SCHEMA).margin(user))
                    .isCloseTo(converged.compile(Shop.SCHEMA).margin(user), within(1e-3));
        }
    }

    @Test
    void weightOfTwo_isAUserTwice() {
        TrainingSet once = Shop.users(1, 300);
        double[] weights = new double[300];
        Arrays.fill(weights, 1);
        Arrays.fill(weights, 0, 100, 2);
        TrainingSet weighted = new TrainingSet(once.users(), once.label(), once.labels(), weights, 300);
        int[] repeated = new int[400];
        for (int i = 0; i < 400; i++) {
            repeated[i] = i < 300 ? i : i - 300;
        }
        double[] labels =
                Arrays.stream(repeated).mapToDouble(row -> once.labels()[row]).toArray();
        TrainingSet twice = TrainingSet.of(once.users().select(repeated), once.label(), labels);
        Design design = DesignFit.of(once.users(), Set.of()).design(Design.Style.SCALED);
        LinearParameters a = LinearTraining.train(LINEAR, design, new Rows(weighted, 1), 1);
        LinearParameters b = LinearTraining.train(LINEAR, design, new Rows(twice, 1), 1);
        for (int column = 0; column < design.width(); column++) {
            assertThat(a.weights().get(column)).isCloseTo(b.weights().get(column), within(1e-3));
        }
        assertThat(a.bias()).isCloseTo(b.bias(), within(1e-3));
    }

    @Test
    void contributions_sumToTheLogOdds() {
        TrainingSet set = Shop.users(2, 500);
        Design design = DesignFit.of(set.users(), Set.of()).design(Design.Style.SCALED);
        Kernel kernel =
                LinearTraining.train(LINEAR, design, new Rows(set, 1), 1).compile(Shop.SCHEMA);
        double sum = 0;
        double starts = 0;
        for (int row = 0; row < set.size(); row++) {
            UserSnapshot user = set.users().row(row);
            double[] bySlot = new double[Shop.SCHEMA.size()];
            double start = kernel.contribute(user, bySlot);
            assertThat(start + Arrays.stream(bySlot).sum()).isCloseTo(kernel.margin(user), within(1e-9));
            sum += kernel.margin(user);
            starts += start;
        }
        assertThat(starts).as("they start from the average user").isCloseTo(sum, within(1e-6));
    }

    @Test
    void levelNotSeenAtTraining_countsForNothing() {
        TrainingSet set = Shop.users(3, 500);
        Design design = DesignFit.of(set.users(), Set.of()).design(Design.Style.SCALED);
        assertThat(design.column(0, "television")).isEqualTo(-1);
        Kernel kernel =
                LinearTraining.train(LINEAR, design, new Rows(set, 1), 1).compile(Shop.SCHEMA);
        UserSnapshot unseen = UserSnapshots.of(Shop.SCHEMA, "u", Shop.START)
                .with(Shop.CHANNEL, "television")
                .build();
        assertThat(kernel.margin(unseen)).isFinite();
    }
}
