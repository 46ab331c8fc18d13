package io.growth4j.models.ltv.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.models.evaluation.RegressionEvaluation;
import io.growth4j.models.propensity.Algorithm;
import io.growth4j.models.propensity.Goal;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ValueTrainerTest {
    private static final Feature.OfDouble VISITS = new Feature.OfDouble("visits", "visits", "visits");
    private static final Feature.OfDouble BASKET = new Feature.OfDouble("basket", "", "size of the basket");
    private static final FeatureSchema SCHEMA = FeatureSchema.of(VISITS, BASKET);
    private static final Goal<PropensityModel> GOAL = Goal.purchase(Duration.ofDays(30));
    private static final Trainer<PropensityModel> PAYS = PropensityTrainer.of(GOAL)
            .algorithm(Algorithm.LogisticRegression.STANDARD)
            .unjudged();

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
