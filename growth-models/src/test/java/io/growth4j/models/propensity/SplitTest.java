package io.growth4j.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.user.TrainingSet;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static Instant week(int n) {
        return Shop.START.plus(Shop.WEEK.multipliedBy(n));
    }

    private static Set<Instant> cutOffs(TrainingSet set) {
        Set<Instant> instants = new HashSet<>();
        for (int row = 0; row < set.size(); row++) {
            instants.add(Instant.ofEpochMilli(set.users().asOfMillis(row)));
        }
        return instants;
    }

    private static Set<String> users(TrainingSet set) {
        Set<String> users = new HashSet<>();
        for (int row = 0; row < set.size(); row++) {
            users.add(set.users().keys().text(row));
        }
        return users;
    }

    @Test
    void weeklyCutOffsWithAWeeksHorizon_areAllUsed() {
        Parts parts = Split.standard().divide(Shop.users(1, 100, 4), Duration.ofDays(7));
        assertThat(cutOffs(parts.test())).containsExactly(week(3));
        assertThat(cutOffs(parts.validation())).containsExactly(week(2));
        assertThat(cutOffs(parts.train())).containsExactlyInAnyOrder(week(0), week(1));
    }

    @Test
    void labelsThatReachIntoALaterPart_areLeftOutOfTheEarlier() {
        Parts parts = Split.standard().divide(Shop.users(1, 100, 7), Duration.ofDays(14));
        assertThat(cutOffs(parts.test())).containsExactly(week(6));
        assertThat(cutOffs(parts.validation())).containsExactly(week(4));
        assertThat(cutOffs(parts.train())).containsExactlyInAnyOrder(week(0), week(1), week(2));
        assertThat(cutOffs(parts.learning())).containsExactlyInAnyOrder(week(0), week(1), week(2), week(3), week(4));
    }

    @Test
    void twoCutOffs_validateByUser() {
        Parts parts = Split.standard().divide(Shop.users(1, 500, 2), Duration.ofDays(7));
        assertThat(parts.byTime()).isTrue();
        assertThat(cutOffs(parts.test())).containsExactly(week(1));
        assertThat(users(parts.validation())).doesNotContainAnyElementsOf(users(parts.train()));
        assertThat(parts.validation().size()).isBetween(70, 130);
    }

    @Test
    void oneCutOff_isDividedByUserSoThatNobodyIsInTwoParts() {
        Parts parts = Split.standard().divide(Shop.users(1, 1000), Duration.ofDays(7));
        assertThat(parts.byTime()).isFalse();
        assertThat(users(parts.test()))
                .doesNotContainAnyElementsOf(users(parts.train()))
                .doesNotContainAnyElementsOf(users(parts.validation()))
                .hasSizeBetween(150, 250);
        assertThat(parts.train().size()
                        + parts.validation().size()
                        + parts.test().size())
                .isEqualTo(1000);
    }
}
