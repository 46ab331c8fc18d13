package io.growth4j.models.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.definition.Bucketing;
import io.growth4j.definition.ProgressListener;
import io.growth4j.score.PropensityModel;
import io.growth4j.score.Trainer;
import io.growth4j.score.UpliftModel;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpliftTrainersTest {
    private static final Feature.OfLong GROUP = new Feature.OfLong("group", "", "which kind of user");
    private static final Feature.OfLong TREATED = new Feature.OfLong("treated", "", "1 if treated");
    private static final double[] BASE = {0.1, 0.3, 0.5, 0.2};
    private static final double[] EFFECT = {0.2, 0.0, -0.15, 0.3};

    /** A propensity for every combination of values: the weighted share of label 1. */
    private record Cells(FeatureSchema schema, Map<String, double[]> sums) implements PropensityModel {
        static final Trainer<PropensityModel> TRAINER = Cells::train;

        private static PropensityModel train(TrainingSet set, ProgressListener progress) {
            Map<String, double[]> sums = new HashMap<>();
            UserTable.Row row = set.users().cursor();
            for (int i = 0; i < set.size(); i++) {
                double[] cell = sums.computeIfAbsent(key(row.moveTo(i)), key -> new double[2]);
                cell[0] += set.weights()[i] * set.labels()[i];
                cell[1] += set.weights()[i];
            }
            return new Cells(set.users().schema(), sums);
        }

        private static String key(UserSnapshot user) {
            StringBuilder key = new StringBuilder();
            for (int slot = 0; slot < user.schema().size(); slot++) {
                key.append(user.longAt(slot)).append(' ');
            }
            return key.toString();
        }

        @Override
        public double score(UserSnapshot user) {
            double[] cell = sums.getOrDefault(key(user), new double[] {0.5, 1});
            return cell[0] / cell[1];
        }
    }

    private static TrainingSet experiment(int n, double treatedShare, double[] labels) {
        Random random = new Random(99);
        long[] group = new long[n];
        long[] treated = new long[n];
        for (int i = 0; i < n; i++) {
            group[i] = random.nextInt(4);
            treated[i] = random.nextDouble() < treatedShare ? 1 : 0;
            double rate = BASE[(int) group[i]] + treated[i] * EFFECT[(int) group[i]];
            labels[i] = random.nextDouble() < rate ? 1 : 0;
        }
        UserTable users = UserTable.of(
                        FeatureSchema.of(TREATED, GROUP),
                        UserKeys.of(LongStream.range(0, n).toArray()),
                        0)
                .column(TREATED, treated)
                .column(GROUP, group)
                .build();
        return TrainingSet.of(users, Bucketing.of("label"), labels);
    }

    private static Trainer<UpliftModel> learner(String name) {
        return switch (name) {
            case "S" -> UpliftTrainers.sLearner(Cells.TRAINER, TREATED);
            case "T" -> UpliftTrainers.tLearner(Cells.TRAINER, TREATED);
            case "X" -> UpliftTrainers.xLearner(Cells.TRAINER, TREATED);
            default -> UpliftTrainers.classTransformation(Cells.TRAINER, TREATED);
        };
    }

    private static UserTable groups() {
        return UserTable.of(FeatureSchema.of(GROUP), UserKeys.of(1, 2, 3, 4), 0)
                .column(GROUP, new long[] {0, 1, 2, 3})
                .build();
    }

    @ParameterizedTest
    @CsvSource({"S, 0.5", "T, 0.5", "X, 0.5", "C, 0.5", "S, 0.2", "T, 0.2", "X, 0.2", "C, 0.2"})
    void learner_findsTheEffectOfEveryGroup(String name, double treatedShare) {
        int n = 60_000;
        UpliftModel model = learner(name).train(experiment(n, treatedShare, new double[n]));
        assertThat(model.schema()).isEqualTo(FeatureSchema.of(GROUP));
        double[] scores = model.score(groups());
        UserTable.Row row = groups().cursor();
        for (int group = 0; group < 4; group++) {
            assertThat(scores[group]).as("group %s", group).isCloseTo(EFFECT[group], within(0.035));
            assertThat(model.score(row.moveTo(group))).isEqualTo(scores[group]);
        }
    }

    @Test
    void sAndTLearners_agreeWhenTheModelCanTellTheArms() {
        TrainingSet set = experiment(5000, 0.4, new double[5000]);
        double[] s = learner("S").train(set).score(groups());
        assertThat(learner("T").train(set).score(groups())).containsExactly(s, within(1e-12));
        assertThat(learner("X").train(set).score(groups())).containsExactly(s, within(1e-12));
    }

    @Test
    void usersOfOtherFeatures_areRefused() {
        UpliftModel model = learner("S").train(experiment(500, 0.5, new double[500]));
        UserTable other = UserTable.of(FeatureSchema.of(TREATED), UserKeys.of(1), 0)
                .column(TREATED, new long[1])
                .build();
        assertThatThrownBy(() -> model.score(other)).hasMessageContaining("'group' is missing");
    }

    @Test
    void treatmentAddedToASet_isLearnedAsIfItHadBeenThere() {
        TrainingSet set = experiment(3000, 0.5, new double[3000]);
        UserTable bare = UserTable.of(FeatureSchema.of(GROUP), set.users().keys(), 0)
                .column(GROUP, set.users().longs(GROUP))
                .build();
        TrainingSet plain = TrainingSet.of(bare, set.label(), set.labels());
        long[] treated = set.users().longs(TREATED);
        TrainingSet added = UpliftTrainers.withTreatment(plain, TREATED, treated);
        assertThat(added.users().schema()).isEqualTo(FeatureSchema.of(GROUP, TREATED));
        assertThat(learner("T").train(added).score(groups()))
                .isEqualTo(learner("T").train(set).score(groups()));
        assertThatThrownBy(() -> UpliftTrainers.withTreatment(plain, TREATED, new long[2]))
                .hasMessageContaining("2 treatments for 3000 rows");
        assertThatThrownBy(() -> UpliftTrainers.withTreatment(set, TREATED, treated))
                .hasMessageContaining("'treated' already");
    }

    @Test
    void amountsAndOneSidedSets_areRefused() {
        double[] labels = new double[100];
        TrainingSet set = experiment(100, 0.5, labels);
        labels[7] = 12.5;
        assertThatThrownBy(() -> learner("T").train(set)).hasMessageContaining("user 7: label 12.5");
        TrainingSet oneArm = experiment(100, 0, new double[100]);
        assertThatThrownBy(() -> learner("X").train(oneArm)).hasMessageContaining("0 of 100 rows are treated");
        Feature.OfLong unknown = new Feature.OfLong("treted", "", "a slip");
        assertThatThrownBy(() ->
                        UpliftTrainers.tLearner(Cells.TRAINER, unknown).train(experiment(100, 0.5, new double[100])))
                .hasMessageContaining("did you mean treated");
        assertThatThrownBy(() ->
                        UpliftTrainers.tLearner(Cells.TRAINER, GROUP).train(experiment(100, 0.5, new double[100])))
                .hasMessageContaining("it must be 0 or 1");
    }
}
