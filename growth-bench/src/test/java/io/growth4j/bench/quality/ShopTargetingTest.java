package io.growth4j.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.models.uplift.UpliftBootstrap;
import io.growth4j.models.uplift.UpliftMeasure;
import io.growth4j.models.uplift.UpliftRanking;
import io.growth4j.score.PropensityModel;
import io.growth4j.score.Trainer;
import io.growth4j.score.UpliftModel;
import io.growth4j.user.UserTable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The learners of uplift over the trainers that the library has, on a shop whose truth is known. */
class ShopTargetingTest {
    private static final ShopCampaign PAST = ShopCampaign.of(14_000, 71);
    private static final ShopCampaign NOW = ShopCampaign.of(14_000, 72);
    private static final double SHARE = 0.2;

    private static double[] uplift(String learner, String trainer) {
        Trainer<PropensityModel> propensity = ShopTargeting.trainers().get(trainer);
        UpliftModel model = ShopTargeting.learners(propensity).get(learner).train(PAST.experiment());
        return model.score(NOW.plain().users());
    }

    @ParameterizedTest
    @CsvSource({
        "T-learner, logistic regression, 25",
        "X-learner, logistic regression, 15",
        "class transformation, logistic regression, 10",
        "S-learner, boosted trees, 50",
        "T-learner, boosted trees, 50",
        "X-learner, boosted trees, 50"
    })
    void targetingByUplift_addsMoreReturnsThanByResponse(String learner, String trainer, double atLeast) {
        double[] response = ShopTargeting.response(ShopTargeting.trainers().get(trainer), PAST)
                .score(NOW.plain().users());
        double byUplift = NOW.addedPerThousand(uplift(learner, trainer), SHARE);
        assertThat(byUplift - NOW.addedPerThousand(response, SHARE)).isGreaterThan(atLeast);
        assertThat(byUplift).isLessThan(NOW.addedPerThousand(NOW.truth(), SHARE));
    }

    @Test
    void experiment_showsTheAdvantageWithoutKnowingTheTruth() {
        boolean[] treated = new boolean[NOW.plain().size()];
        for (int row = 0; row < treated.length; row++) {
            treated[row] = NOW.isTreated(row);
        }
        double[] scores = uplift("X-learner", "boosted trees");
        UpliftBootstrap.Estimate qini = UpliftBootstrap.STANDARD.estimate(
                UpliftRanking.of(scores, treated, NOW.plain().labels()), UpliftMeasure.SCIKIT_QINI_AUC);
        assertThat(qini.interval().low()).isPositive();
    }

    @Test
    void oneUser_isScoredAsInATable() {
        UserTable users = NOW.plain().users();
        for (Map.Entry<String, Trainer<PropensityModel>> trainer :
                ShopTargeting.trainers().entrySet()) {
            ShopTargeting.learners(trainer.getValue()).forEach((name, learner) -> {
                UpliftModel model = learner.train(PAST.experiment());
                double[] scores = model.score(users);
                UserTable.Row row = users.cursor();
                for (int i = 0; i < users.size(); i += 97) {
                    assertThat(model.score(row.moveTo(i)))
                            .as("%s, %s, row %s", name, trainer.getKey(), i)
                            .isEqualTo(scores[i]);
                    assertThat(scores[i]).isBetween(-1.0, 1.0);
                }
            });
        }
    }
}
