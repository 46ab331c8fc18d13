package io.growth4j.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.score.ChurnModel;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserSnapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private static final TrainingSet SET = Shop.users(20, 600);
    private static final Algorithm TREES = Algorithm.BoostedTrees.STANDARD.sized(20, 3, 0.1);
    private static final Trained<ChurnModel> TRAINED = train(TREES);

    @TempDir
    private Path folder;

    private static Trained<ChurnModel> train(Algorithm algorithm) {
        return PropensityTrainer.of(Goal.churn())
                .algorithm(algorithm)
                .calibration(Calibration.ISOTONIC)
                .train(SET);
    }

    @Test
    void load_givesEverythingBack() {
        for (Algorithm algorithm : List.of(
                TREES,
                Algorithm.LogisticRegression.STANDARD,
                Algorithm.Ensemble.of(TREES, Algorithm.LogisticRegression.STANDARD))) {
            Path file = folder.resolve("model");
            Trained<ChurnModel> trained = train(algorithm);
            trained.save(file);
            Trained<ChurnModel> loaded = PropensityModels.load(file, Goal.churn(), Shop.SCHEMA);
            List<String> gates = List.of("ece", "auc_low", "overfit_gap");
            assertThat(loaded.modelDespite(gates.toArray(String[]::new)).score(SET.users()))
                    .isEqualTo(
                            trained.modelDespite(gates.toArray(String[]::new)).score(SET.users()));
            assertThat(loaded.measures()).isEqualTo(trained.measures());
            assertThat(loaded.verdict()).isEqualTo(trained.verdict());
            assertThat(loaded.threshold()).isEqualTo(trained.threshold());
            assertThat(loaded.provenance()).isEqualTo(trained.provenance());
            assertThat(loaded.baseline()).isEqualTo(trained.baseline());
            assertThat(loaded.gains()).isEqualTo(trained.gains());
            assertThat(loaded.calibration()).isEqualTo(trained.calibration());
            assertThat(loaded.findings()).isEqualTo(trained.findings());
            assertThat(loaded.explain(SET.users().row(0)))
                    .isEqualTo(trained.explain(SET.users().row(0)));
        }
    }

    @Test
    void sameSeed_givesTheSameBytes() throws IOException {
        Path a = folder.resolve("a");
        Path b = folder.resolve("b");
        TRAINED.save(a);
        train(TREES).save(b);
        assertThat(Files.readAllBytes(a)).isEqualTo(Files.readAllBytes(b));
        Path again = folder.resolve("again");
        PropensityModels.load(a, Goal.churn()).save(again);
        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(a));
        for (Algorithm algorithm : List.of(
                Algorithm.LogisticRegression.STANDARD,
                new Algorithm.FactorizationMachine(4, 3, 0.1),
                Algorithm.Ensemble.of(TREES, Algorithm.LogisticRegression.STANDARD))) {
            train(algorithm).save(a);
            train(algorithm).save(b);
            assertThat(Files.readAllBytes(a)).as("%s", algorithm).isEqualTo(Files.readAllBytes(b));
        }
    }

    @Test
    void save_leavesNothingElseBehind() throws IOException {
        TRAINED.save(folder.resolve("model"));
        TRAINED.save(folder.resolve("model"));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
        Path nowhere = folder.resolve("missing").resolve("model");
        assertThatThrownBy(() -> TRAINED.save(nowhere))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write model file");
    }

    @Test
    void cutOrAlteredFile_isRefused() throws IOException {
        Path file = folder.resolve("model");
        TRAINED.save(file);
        byte[] bytes = Files.readAllBytes(file);

        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> PropensityModels.load(file, Goal.churn())).hasMessageContaining("is cut or padded");

        byte[] altered = bytes.clone();
        altered[bytes.length / 2] ^= 1;
        Files.write(file, altered);
        assertThatThrownBy(() -> PropensityModels.load(file, Goal.churn())).hasMessageContaining("was altered");

        Files.writeString(file, "PK");
        assertThatThrownBy(() -> PropensityModels.load(file, Goal.churn()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a growth4j propensity model");
    }

    @Test
    void newerFormat_isRefused() throws IOException {
        Path file = folder.resolve("model");
        TRAINED.save(file);
        String text = Files.readString(file, StandardCharsets.UTF_8).replaceFirst("format 1", "format 2");
        Files.writeString(file, text);
        assertThatThrownBy(() -> PropensityModels.load(file, Goal.churn()))
                .hasMessageContaining("format 2, written by a newer version; this one reads up to format 1");
    }

    @Test
    void otherGoalOrOtherFeatures_areRefusedWithTheDifference() {
        Path file = folder.resolve("model");
        TRAINED.save(file);
        assertThatThrownBy(() -> PropensityModels.load(file, Goal.purchase(Duration.ofDays(7))))
                .hasMessageContaining("foresees churn within PT168H, not purchase within PT168H");
        FeatureSchema other = FeatureSchema.of(Shop.ORDERS, Shop.GAP, Shop.LAST, Shop.CHANNEL);
        assertThatThrownBy(() -> PropensityModels.load(file, Goal.churn(), other))
                .hasMessageContaining("was trained on other features: 'noise' is missing");
    }

    /** Saved by the first version of each format; never written again. */
    @Test
    void filesOfOldFormats_areStillRead() throws Exception {
        Path file =
                Path.of(ModelFileTest.class.getResource("churn-format-1.model").toURI());
        Trained<ChurnModel> loaded = PropensityModels.load(file, Goal.churn(), Shop.SCHEMA);
        assertThat(loaded.threshold()).isBetween(0.0, 1.0);
        assertThat(loaded.model()
                        .score(UserSnapshots.of(Shop.SCHEMA, "u", Shop.START)
                                .with(Shop.ORDERS, 3)
                                .with(Shop.CHANNEL, "friend")
                                .build()))
                .isEqualTo(0.8188615988873257);
    }

    @Test
    void page_holdsVerdictCurvesFeaturesAndProvenance() throws IOException {
        Path file = folder.resolve("model.html");
        TRAINED.page().write(file);
        assertThat(Files.readString(file))
                .contains("Model: churn")
                .contains("ROC curve")
                .contains("Gains")
                .contains("Calibration")
                .contains("Scores")
                .contains("auc low")
                .contains("May it be served?")
                .contains("All features")
                .contains("other users");
        assertThat(TRAINED.importances())
                .extracting(FeatureImportance::feature)
                .first()
                .isEqualTo("last");
    }

    @Test
    void provenance_saysWhereTheModelComesFrom() {
        Provenance from = TRAINED.provenance();
        assertThat(from.goal()).isEqualTo("churn");
        assertThat(from.settings()).contains("\"kind\":\"BoostedTrees\"").contains("\"seed\":1");
        assertThat(from.versions()).containsEntry("tribuo", "4.3.2").containsEntry("xgboost", "3.0.4");
    }
}
