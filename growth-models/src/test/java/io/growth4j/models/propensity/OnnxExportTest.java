package io.growth4j.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.growth4j.models.evaluation.AcceptanceGates;
import io.growth4j.models.evaluation.Gate;
import io.growth4j.models.evaluation.Measures;
import io.growth4j.score.ChurnModel;
import io.growth4j.user.Feature;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ONNX Runtime, another engine, makes of exported models. */
class OnnxExportTest {
    private static final double MILLIS_PER_DAY = 86_400_000;
    private static final Algorithm LINEAR = Algorithm.LogisticRegression.STANDARD;
    private static final Algorithm FACTORS = new Algorithm.FactorizationMachine(4, 5, 0.1);
    private static final Algorithm TREES = new Algorithm.BoostedTrees(30, 5, 0.2, 0.9, 0.9, 1, 1, 0, 1);
    private static final TrainingSet SET = Shop.users(40, 1200);

    @TempDir
    private Path folder;

    static List<Algorithm> algorithms() {
        return List.of(LINEAR, FACTORS, TREES, Algorithm.Ensemble.of(LINEAR, FACTORS, TREES));
    }

    private static Trained<ChurnModel> train(Algorithm algorithm, Calibration calibration) {
        return PropensityTrainer.of(Goal.churn())
                .algorithm(algorithm)
                .calibration(calibration)
                .gates(AcceptanceGates.standard().with(Gate.atMost(Measures.ECE, 0.5)))
                .train(SET);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void onnxRuntime_givesTheSameScores(Algorithm algorithm) throws Exception {
        for (Calibration calibration : List.of(Calibration.NONE, Calibration.PLATT)) {
            Trained<ChurnModel> trained = train(algorithm, calibration);
            Path file = folder.resolve("model.onnx");
            trained.saveOnnx(file, Measures.OVERFIT_GAP);
            List<UserSnapshot> users = users();
            float[][] scores = run(file, users);
            ChurnModel model = trained.modelDespite(Measures.OVERFIT_GAP);
            for (int i = 0; i < scores.length; i++) {
                assertThat((double) scores[i][0]).isCloseTo(model.score(users.get(i)), within(1e-5));
            }
        }
    }

    /** All there are, one of whom nothing is known, and one from a channel and of a size never seen. */
    private static List<UserSnapshot> users() {
        List<UserSnapshot> users = new ArrayList<>();
        for (int row = 0; row < SET.size(); row++) {
            users.add(SET.users().row(row));
        }
        users.add(UserSnapshots.of(Shop.SCHEMA, "nobody", Shop.START).build());
        users.add(UserSnapshots.of(Shop.SCHEMA, "odd", Shop.START)
                .with(Shop.CHANNEL, "television")
                .with(Shop.ORDERS, 12)
                .with(Shop.NOISE, Double.NEGATIVE_INFINITY)
                .build());
        return users;
    }

    private static float[][] run(Path file, List<UserSnapshot> users) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file.toString())) {
            Map<String, OnnxTensor> inputs = new HashMap<>();
            for (String name : session.getInputNames()) {
                int slot = Shop.SCHEMA.find(name).orElseThrow();
                inputs.put(name, tensor(environment, users, slot));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                return (float[][]) result.get(0).getValue();
            } finally {
                inputs.values().forEach(OnnxTensor::close);
            }
        }
    }

    private static OnnxTensor tensor(OrtEnvironment environment, List<UserSnapshot> users, int slot)
            throws OrtException {
        Feature feature = Shop.SCHEMA.features().get(slot);
        if (feature instanceof Feature.OfCategory) {
            String[][] texts = new String[users.size()][1];
            for (int i = 0; i < texts.length; i++) {
                String text = users.get(i).textAt(slot);
                texts[i][0] = text == null ? "" : text;
            }
            return OnnxTensor.createTensor(environment, texts);
        }
        float[][] numbers = new float[users.size()][1];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i][0] = (float) number(users.get(i), feature, slot);
        }
        return OnnxTensor.createTensor(environment, numbers);
    }

    private static double number(UserSnapshot user, Feature feature, int slot) {
        if (!user.isPresent(slot)) {
            return Double.NaN;
        }
        if (feature instanceof Feature.OfDouble) {
            return user.doubleAt(slot);
        }
        long value = user.longAt(slot);
        return feature instanceof Feature.OfInstant ? (user.asOfMillis() - value) / MILLIS_PER_DAY : value;
    }

    @Test
    void metadata_saysWhatIsForeseenAndFromWhereOnToAct() throws Exception {
        Trained<ChurnModel> trained = train(LINEAR, Calibration.NONE);
        Path file = folder.resolve("model.onnx");
        trained.saveOnnx(file);
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString())) {
            assertThat(session.getMetadata().getCustomMetadata())
                    .containsEntry("goal", "churn")
                    .containsEntry("horizon", "PT168H")
                    .containsEntry("threshold", Double.toString(trained.threshold()));
            assertThat(session.getOutputNames()).containsExactly("probability");
        }
    }

    @Test
    void rejectedModelAndIsotonicSteps_areNotExported() {
        Path file = folder.resolve("model.onnx");
        Trained<ChurnModel> rejected = PropensityTrainer.of(Goal.churn())
                .algorithm(LINEAR)
                .gates(new AcceptanceGates(List.of(Gate.atLeast(Measures.AUC, 0.99))))
                .train(SET);
        assertThatThrownBy(() -> rejected.saveOnnx(file)).hasMessageContaining("the model failed [auc]");
        Trained<ChurnModel> steps = train(LINEAR, Calibration.ISOTONIC);
        assertThatThrownBy(() -> steps.saveOnnx(file)).hasMessageContaining("calibrate by Platt's line");
        assertThat(Files.exists(file)).isFalse();
    }
}
