package io.growth4j.segment.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.growth4j.event.Absent;
import io.growth4j.segment.rfm.ActivityTierRule.Limits;
import io.growth4j.user.UserTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityTierRuleTest {
    private static final ActivityTierRule RULE = ActivityTierRule.standard();

    private static ActivityTier tier(UserTable user) {
        return RULE.bind(user.schema()).decide(user.row(0));
    }

    private static String why(UserTable user) {
        return RULE.bind(user.schema()).explain(user.row(0));
    }

    @ParameterizedTest
    @CsvSource({
        " 0, 3, 2.0, ACTIVE",
        " 3, 5, 3.0, CORE",
        " 3, 4, 3.0, ACTIVE",
        " 3, 5, 2.5, ACTIVE",
        " 4, 5, 3.0, ACTIVE",
        " 7, 3, 2.0, ACTIVE",
        " 7, 2, 2.0, NORMAL",
        " 7, 3, 1.5, NORMAL",
        " 8, 3, 2.0, NORMAL",
        "30, 1, 0.0, NORMAL",
        "30, 0, 0.0, LOST",
        "31, 9, 9.0, LOST"
    })
    void eachSideOfEachInclusiveLimit_hasItsTier(long days, long events, double engagement, ActivityTier tier) {
        assertThat(tier(Users.active(days, events, engagement))).isEqualTo(tier);
    }

    @Test
    void recency_isElapsedTime_notCalendarDays() {
        long fourDaysLessAMillisecond = Users.NOON.toEpochMilli() - 4 * 86_400_000L + 1;
        assertThat(tier(Users.activeAt(fourDaysLessAMillisecond, 4, 5, 3))).isEqualTo(ActivityTier.CORE);
        assertThat(tier(Users.activeAt(fourDaysLessAMillisecond - 1, 4, 5, 3))).isEqualTo(ActivityTier.ACTIVE);
    }

    @Test
    void neverActive_isLost() {
        UserTable user = Users.activeAt(Absent.LONG, Absent.LONG, Absent.LONG, Double.NaN);
        assertThat(tier(user)).isEqualTo(ActivityTier.LOST);
        assertThat(why(user)).isEqualTo("LOST: never active");
    }

    @Test
    void absentEngagement_meetsOnlyTiersThatAskForNone() {
        assertThat(tier(Users.active(0, 9, Double.NaN))).isEqualTo(ActivityTier.NORMAL);
    }

    @Test
    void explain_namesTheLimitsThatDecided() {
        assertThat(why(Users.active(4, 5, 3)))
                .isEqualTo("ACTIVE: 4 full days since last activity ≤ 7 days, 5 events ≥ 3 events, engagement 3 ≥ 2");
        assertThat(why(Users.active(31, 9, 9.5)))
                .isEqualTo("LOST: 31 full days since last activity > 30 days, 9 events ≥ 1 events, engagement 9.5 ≥ 0");
    }

    @Test
    void eachTier_hasItsStrategy() {
        assertThat(RULE.outcomes())
                .extracting(ActivityTier::strategy)
                .containsExactly(
                        ActivityTier.Strategy.PRECISE,
                        ActivityTier.Strategy.POPULAR_AND_PERSONALISED,
                        ActivityTier.Strategy.POPULAR,
                        ActivityTier.Strategy.WIN_BACK);
    }

    @Test
    void limitsBelowZero_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(-1, 0, 0))
                .withMessageContaining("days -1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0, 0, Double.NaN));
    }

    @Test
    void theDefinition_holdsTheLimits() {
        assertThat(RULE.definition().toJson())
                .contains("\"core\":{\"kind\":\"Limits\",\"days\":3,\"events\":5,\"engagement\":3.0}");
    }
}
