package io.growth4j.loyalty.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelLaddersTest {
    private static final LevelTarget WEEK = new LevelTarget(3, 7);
    private static final LevelTarget YEAR = new LevelTarget(10, 365);

    @Test
    void calibratedLadders_meetTheirTargetsWithinOneUnit() {
        assertMeets(LevelLadders.linear(20, YEAR, 12), YEAR);
        for (LevelLadder ladder : List.of(
                LevelLadders.power(20, WEEK, YEAR, 12),
                LevelLadders.exponential(20, WEEK, YEAR, 12),
                LevelLadders.quadratic(20, new LevelTarget(3, 60), YEAR, 12))) {
            assertMeets(ladder, YEAR);
        }
        assertMeets(LevelLadders.exponential(20, WEEK, YEAR, 12), WEEK);
        assertMeets(LevelLadders.power(20, WEEK, YEAR, 12), WEEK);
    }

    private static void assertMeets(LevelLadder ladder, LevelTarget target) {
        assertThat((double) ladder.threshold(target.level())).isBetween(20 * target.days() - 1, 20 * target.days() + 1);
    }

    @Test
    void exponentialWithShrinkingSteps_isCalibratedToo() {
        LevelLadder ladder = LevelLadders.exponential(1000, new LevelTarget(5, 50), new LevelTarget(10, 90), 10);
        assertThat(ladder.threshold(10)).isBetween(89_999L, 90_001L);
        assertThat(((LevelCurve.Exponential) ladder.curve()).r()).isLessThan(1);
    }

    @Test
    void targetsThatNoCurveMeets_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LevelLadders.power(20, YEAR, WEEK, 12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LevelLadders.quadratic(20, WEEK, YEAR, 12))
                .withMessageContaining("choose a power or exponential curve");
        assertThatIllegalArgumentException().isThrownBy(() -> new LevelTarget(0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> LevelLadders.linear(0, YEAR, 12));
    }

    @ParameterizedTest
    @CsvSource({"13, 0, 0, 3, 1", "16, 0, 1, 0, 0", "64, 1, 0, 0, 0", "0, 0, 0, 0, 0", "343, 5, 1, 1, 3"})
    void icons_areTheDigitsInBaseFour(int level, int crown, int sun, int moon, int star) {
        assertThat(LevelIcons.QQ.of(level))
                .containsExactly(
                        Map.entry("crown", crown),
                        Map.entry("sun", sun),
                        Map.entry("moon", moon),
                        Map.entry("star", star));
    }

    @ParameterizedTest
    @CsvSource({"120, 0, 10", "30, 0, 5", "29, 0, 0", "120, 2, 12", "120, 5, 15", "120, 6, 16", "60, 3, 10", "29, 6, 0"
    })
    void activeDayCredit_followsTheTableOf2007(long minutes, int vip, int tenths) {
        assertThat(ActiveDayCredit.QQ_2007.tenths(Duration.ofMinutes(minutes), vip))
                .isEqualTo(tenths);
    }

    @Test
    void wrongIconsAndCredits_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LevelIcons.QQ.of(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new LevelIcons(List.of("star"), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new LevelIcons(List.of(), 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActiveDayCredit.QQ_2007.tenths(Duration.ofHours(1), 7))
                .withMessage("membership level 7 is not within 0..6");
        assertThatIllegalArgumentException().isThrownBy(() -> ActiveDayCredit.QQ_2007.tenths(Duration.ofHours(-1), 0));
    }
}
