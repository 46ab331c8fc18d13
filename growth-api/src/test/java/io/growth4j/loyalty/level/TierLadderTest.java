package io.growth4j.loyalty.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierLadderTest {
    private static final TierLadder TIERS = new TierLadder(
            List.of(new Tier("basic", 0), new Tier("silver", 10), new Tier("gold", 30), new Tier("diamond", 100)));

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 0", "9, 0", "10, 1", "29, 1", "30, 2", "100, 3", "-7, 0"})
    void tier_isReachedExactlyAtItsThreshold(long points, int tier) {
        assertThat(TIERS.carried(points)).isEqualTo(tier);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 15, BALANCE_BASED, 1",
        "2, 30, ONE_DOWN, 2",
        "1, 0, ONE_DOWN, 0",
        "3, 0, ONE_DOWN, 2",
        "0, 100, ONE_DOWN, 3",
        "3, 0, NEVER, 3",
        "1, 100, NEVER, 3",
        "0, 0, ONE_DOWN, 0",
        "2, 5, BALANCE_BASED, 0"
    })
    void tierThatIsNoLongerCarried_falls_asThePolicySays(int before, long points, DowngradePolicy policy, int after) {
        assertThat(TIERS.evaluate(before, points, policy)).isEqualTo(after);
    }

    @Test
    void distances_areThoseToTheThresholds() {
        assertThat(TIERS.toNext(1, 29)).hasValue(1);
        assertThat(TIERS.toNext(1, 40)).hasValue(0);
        assertThat(TIERS.toNext(3, 500)).isEmpty();
        assertThat(TIERS.toKeep(2, 12)).isEqualTo(18);
        assertThat(TIERS.toKeep(2, 30)).isZero();
    }

    @Test
    void wrongTiers_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TierLadder(List.of(new Tier("a", 5))))
                .withMessageContaining("threshold 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TierLadder(List.of(new Tier("a", 0), new Tier("b", 0))))
                .withMessageContaining("must rise");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TierLadder(List.of(new Tier("a", 0), new Tier("a", 1))))
                .withMessageContaining("two tiers are named 'a'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TIERS.position("golt"))
                .withMessageContaining("did you mean gold");
        assertThatIllegalArgumentException().isThrownBy(() -> TIERS.evaluate(4, 0, DowngradePolicy.NEVER));
        assertThat(TIERS.position("gold")).isEqualTo(2);
    }
}
