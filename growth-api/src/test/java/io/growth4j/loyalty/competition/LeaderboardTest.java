package io.growth4j.loyalty.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.growth4j.loyalty.competition.Leaderboard.Score;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeaderboardTest {
    private final Leaderboard board = new Leaderboard(Instant.EPOCH, Instant.ofEpochSecond(100));

    private static Score score(String id, String user, long second, long points) {
        return new Score(id, user, Instant.ofEpochSecond(second), points);
    }

    @Test
    void equalScores_shareARank_andStandInTheOrderInWhichTheyWereReached() {
        List.of(score("1", "b", 5, 10), score("2", "a", 7, 10), score("3", "c", 1, 4), score("4", "d", 2, 99))
                .forEach(board::accept);
        assertThat(board.ranks()).extracting(Rank::userId).containsExactly("d", "b", "a", "c");
        assertThat(board.ranks()).extracting(Rank::rank).containsExactly(1, 2, 2, 4);
        assertThat(board.ranks()).extracting(Rank::position).containsExactly(1, 2, 3, 4);
        assertThat(board.top(2)).hasSize(2);
        assertThat(board.top(99)).hasSize(4);
        assertThat(board.rank("a").score()).isEqualTo(10);
        assertThatIllegalArgumentException().isThrownBy(() -> board.rank("x")).withMessageContaining("'x'");
    }

    @Test
    void eventsInAnyOrder_leaveTheSameRanks() {
        Random random = new Random(5);
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            scores.add(score("s" + i, "u" + random.nextInt(20), random.nextInt(100), random.nextInt(9) - 2));
        }
        scores.forEach(board::accept);
        Collections.shuffle(scores, random);
        Leaderboard other = new Leaderboard(Instant.EPOCH, Instant.ofEpochSecond(100));
        scores.forEach(other::accept);
        assertThat(other.ranks()).isEqualTo(board.ranks());
    }

    @Test
    void eventsOutsideThePeriod_orToldTwice_doNotCount() {
        assertThat(board.accept(score("1", "a", 100, 5))).isFalse();
        assertThat(board.accept(score("2", "a", -1, 5))).isFalse();
        assertThat(board.accept(score("3", "a", 99, 5))).isTrue();
        assertThat(board.accept(score("3", "a", 99, 5))).isFalse();
        assertThat(board.rank("a").score()).isEqualTo(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.accept(score("3", "a", 99, 6)))
                .withMessageContaining("an id of its own");
        assertThatIllegalArgumentException().isThrownBy(() -> new Leaderboard(Instant.EPOCH, Instant.EPOCH));
    }
}
