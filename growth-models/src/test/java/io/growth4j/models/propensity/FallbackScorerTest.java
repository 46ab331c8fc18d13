package io.growth4j.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.score.Scorer;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class FallbackScorerTest {
    private static final UserSnapshot USER =
            UserSnapshots.of(Shop.SCHEMA, "u", Shop.START).with(Shop.ORDERS, 3).build();

    private record Rule(FeatureSchema schema, ToDoubleFunction<UserSnapshot> rule) implements Scorer {
        @Override
        public double score(UserSnapshot user) {
            return rule.applyAsDouble(user);
        }
    }

    private static Scorer rule(ToDoubleFunction<UserSnapshot> rule) {
        return new Rule(Shop.SCHEMA, rule);
    }

    @Test
    void model_scoresWhileItCan() {
        FallbackScorer scorer = FallbackScorer.of(() -> rule(user -> 0.7), rule(user -> 0.1));
        assertThat(scorer.score(USER)).isEqualTo(0.7);
        assertThat(scorer.counts()).isEqualTo(new FallbackScorer.Counts(1, 0, 0));
    }

    @Test
    void missingModel_isReplacedAndSaysWhy() {
        FallbackScorer scorer = FallbackScorer.of(
                () -> {
                    throw new IllegalStateException("the model is rejected: ece");
                },
                rule(user -> 0.1));
        assertThat(scorer.score(USER)).isEqualTo(0.1);
        assertThat(scorer.reason()).isEqualTo("the model is rejected: ece");
        assertThat(scorer.counts().fallbackShare()).isEqualTo(1);
        assertThat(scorer.schema()).isEqualTo(Shop.SCHEMA);
    }

    @Test
    void modelThatFailsOrGivesNoNumber_isReplacedForThatUser() {
        FallbackScorer scorer = FallbackScorer.of(
                () -> rule(user -> {
                    if (user.longAt(0) == 3) {
                        throw new ArithmeticException("three");
                    }
                    return user.longAt(0) == 4 ? Double.NaN : 0.9;
                }),
                rule(user -> 0.2));
        assertThat(scorer.score(USER)).isEqualTo(0.2);
        assertThat(scorer.score(orders(4))).isEqualTo(0.2);
        assertThat(scorer.score(orders(5))).isEqualTo(0.9);
        assertThat(scorer.counts()).isEqualTo(new FallbackScorer.Counts(1, 2, 0));
    }

    private static UserSnapshot orders(long orders) {
        return UserSnapshots.of(Shop.SCHEMA, "v", Shop.START)
                .with(Shop.ORDERS, orders)
                .build();
    }

    @Test
    void fallbackThatFailsToo_isCountedAndThrows() {
        Scorer broken = rule(user -> {
            throw new ArithmeticException("no");
        });
        FallbackScorer scorer = FallbackScorer.of(() -> broken, broken);
        assertThatThrownBy(() -> scorer.score(USER)).isInstanceOf(ArithmeticException.class);
        assertThat(scorer.counts()).isEqualTo(new FallbackScorer.Counts(0, 0, 1));
    }
}
