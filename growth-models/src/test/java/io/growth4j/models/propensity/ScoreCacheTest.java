package io.growth4j.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.score.Scorer;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreCacheTest {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Counts how often it is asked; refuses users of other features as models do. */
    private record Orders(AtomicInteger asked) implements Scorer {
        @Override
        public FeatureSchema schema() {
            return Shop.SCHEMA;
        }

        @Override
        public double score(UserSnapshot user) {
            if (!user.schema().equals(Shop.SCHEMA)) {
                throw new IllegalArgumentException("other features");
            }
            asked.incrementAndGet();
            return user.longAt(0) / 100.0;
        }
    }

    private final AtomicInteger asked = new AtomicInteger();
    private final Orders model = new Orders(asked);

    private static UserSnapshot user(String id, Duration after, long orders) {
        return UserSnapshots.of(Shop.SCHEMA, id, Shop.START.plus(after))
                .with(Shop.ORDERS, orders)
                .build();
    }

    @Test
    void scoreHolds_untilItsTimeIsOver() {
        ScoreCache cache = ScoreCache.of(model, "1", HOUR, 100);
        assertThat(cache.score(user("a", Duration.ZERO, 3))).isEqualTo(0.03);
        assertThat(cache.score(user("a", HOUR.minusMillis(1), 4))).isEqualTo(0.03);
        assertThat(asked).hasValue(1);
        assertThat(cache.score(user("a", HOUR, 4))).isEqualTo(0.04);
        assertThat(asked).hasValue(2);
        assertThat(cache.score(user("a", Duration.ZERO, 5)))
                .as("nothing later is told of an earlier instant")
                .isEqualTo(0.05);
    }

    @Test
    void usersWhoShareAPlace_keepTheirOwnScores() {
        ScoreCache cache = ScoreCache.of(model, "1", HOUR, 1);
        for (int turn = 0; turn < 3; turn++) {
            assertThat(cache.score(user("a", Duration.ZERO, 1))).isEqualTo(0.01);
            assertThat(cache.score(user("b", Duration.ZERO, 2))).isEqualTo(0.02);
        }
        assertThat(asked).hasValue(6);
    }

    @Test
    void nextVersion_isGivenNoScoreOfTheLast() {
        ScoreCache first = ScoreCache.of(model, "1", HOUR, 8);
        first.score(user("a", Duration.ZERO, 1));
        ScoreCache second = first.with(model, "2");
        assertThat(second.score(user("a", Duration.ZERO, 7))).isEqualTo(0.07);
        assertThat(second.schema()).isEqualTo(Shop.SCHEMA);
    }

    @Test
    void threadsThatShareOnePlace_getTheScoresOfTheirOwnUserAndModel() {
        ScoreCache first = ScoreCache.of(model, "1", HOUR, 1);
        ScoreCache second = first.with(new Halved(model), "2");
        long wrong = IntStream.range(0, 40_000)
                .parallel()
                .filter(i -> {
                    int orders = i % 7;
                    double score = (i % 2 == 0 ? first : second).score(user("u" + orders, Duration.ZERO, orders));
                    return score != (i % 2 == 0 ? orders / 100.0 : orders / 200.0);
                })
                .count();
        assertThat(wrong).isZero();
    }

    /** The next version of the model. */
    private record Halved(Scorer before) implements Scorer {
        @Override
        public FeatureSchema schema() {
            return before.schema();
        }

        @Override
        public double score(UserSnapshot user) {
            return before.score(user) / 2;
        }
    }

    @Test
    void otherFeaturesAndOddSizes_areRefused() {
        ScoreCache cache = ScoreCache.of(model, "1", HOUR, 8);
        cache.score(user("a", Duration.ZERO, 1));
        UserSnapshot other =
                UserSnapshots.of(FeatureSchema.of(Shop.GAP), "a", Shop.START).build();
        assertThatThrownBy(() -> cache.score(other)).hasMessage("other features");
        assertThatThrownBy(() -> ScoreCache.of(model, "1", HOUR, 0)).hasMessageContaining("a cache of 0 places");
        assertThatThrownBy(() -> ScoreCache.of(model, "1", Duration.ZERO, 8)).hasMessageContaining("PT0S");
    }
}
