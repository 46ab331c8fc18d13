package io.growth4j.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.models.propensity.PropensityModels;
import io.growth4j.models.uplift.UpliftModels;
import io.growth4j.score.PropensityModel;
import io.growth4j.score.Trainer;
import io.growth4j.score.UpliftModel;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models of uplift as files, over the trainers that the library has. */
class UpliftModelsTest {
    private static final ShopCampaign CAMPAIGN = ShopCampaign.of(3000, 81);
    private static final UserTable USERS = CAMPAIGN.plain().users();

    private static UpliftModel learned(String learner, String trainer) {
        Trainer<PropensityModel> propensity = ShopTargeting.trainers().get(trainer);
        return ShopTargeting.learners(propensity).get(learner).train(CAMPAIGN.experiment());
    }

    @ParameterizedTest
    @CsvSource({
        "S-learner, boosted trees, S",
        "T-learner, logistic regression, T",
        "X-learner, boosted trees, X",
        "class transformation, logistic regression, CLASS_TRANSFORMATION"
    })
    void modelThatWasSaved_scoresAsBefore(String learner, String trainer, String name, @TempDir Path folder)
            throws IOException {
        UpliftModel model = learned(learner, trainer);
        Path file = folder.resolve("uplift.model");
        UpliftModels.save(model, file, PropensityModels.FORMAT);
        UpliftModel loaded = UpliftModels.load(file, USERS.schema(), PropensityModels.FORMAT);
        assertThat(loaded.score(USERS)).isEqualTo(model.score(USERS));
        assertThat(loaded.score(USERS.row(7))).isEqualTo(model.score(USERS.row(7)));
        assertThat(loaded.schema()).isEqualTo(model.schema());
        assertThat(UpliftModels.provenance(loaded))
                .isEqualTo(UpliftModels.provenance(model))
                .containsEntry("learner", name)
                .containsEntry("treatment", "treated")
                .containsEntry("rows", Integer.toString(USERS.size()))
                .hasEntrySatisfying("label", label -> assertThat(label).contains("win_back"))
                .hasEntrySatisfying("trainer", json -> assertThat(json).contains("\"seed\":1"));

        Path again = folder.resolve("again.model");
        UpliftModels.save(loaded, again, PropensityModels.FORMAT);
        assertThat(again).hasSameBinaryContentAs(file);
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
        assertThat(Files.size(file)).isPositive();
    }

    @Test
    void filesThatAreNoModelOfTheseUsers_areRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("uplift.model");
        UpliftModels.save(learned("T-learner", "logistic regression"), file, PropensityModels.FORMAT);
        FeatureSchema other = FeatureSchema.of(ShopCampaign.TREATED);
        assertThatThrownBy(() -> UpliftModels.load(file, other, PropensityModels.FORMAT))
                .hasMessageContaining("other features")
                .hasMessageContaining("treated");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 9] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> UpliftModels.load(file, USERS.schema(), PropensityModels.FORMAT))
                .hasMessageContaining("checksum");
        Files.writeString(file, "no model");
        assertThatThrownBy(() -> UpliftModels.load(file, USERS.schema(), PropensityModels.FORMAT))
                .hasMessageContaining("is not a growth4j uplift model");
    }

    @Test
    void modelsMadeElsewhere_areNotSaved(@TempDir Path folder) {
        UpliftModel foreign = new UpliftModel() {
            @Override
            public FeatureSchema schema() {
                return USERS.schema();
            }

            @Override
            public double score(UserSnapshot user) {
                return 0;
            }
        };
        assertThatThrownBy(() -> UpliftModels.save(foreign, folder.resolve("x"), PropensityModels.FORMAT))
                .hasMessageContaining("no model of UpliftTrainers");
        assertThat(folder).isEmptyDirectory();
    }
}
