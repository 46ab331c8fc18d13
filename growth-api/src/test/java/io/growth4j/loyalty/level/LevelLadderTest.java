package io.growth4j.loyalty.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelLadderTest {
    private static final LevelLadder QQ = LevelLadders.qqActiveDays(1, 200);
    private static final LevelLadder LEGACY_HOURS = LevelLadder.of(new LevelCurve.Quadratic(5, 15), 200);

    @ParameterizedTest
    @CsvSource({
        "1, 5, 20",
        "4, 32, 140",
        "5, 45, 200",
        "8, 96, 440",
        "32, 1152, 5600",
        "48, 2496, 12240",
        "13, 221, 1040"
    })
    void qqThresholds_equalThePublishedTable(int level, long days, long legacyHours) {
        assertThat(QQ.threshold(level)).isEqualTo(days);
        assertThat(LEGACY_HOURS.threshold(level)).isEqualTo(legacyHours);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "11, 1", "12, 2", "220, 12", "221, 13", "2496, 48", "2495, 47"})
    void qqLevel_isExactAtThresholds(long days, int level) {
        assertThat(QQ.level(days)).isEqualTo(level);
    }

    @Test
    void qqLadderInTenthsOfADay_countsHalfDays() {
        LevelLadder tenths = LevelLadders.qqActiveDays(10, 100);
        assertThat(tenths.level(2205)).isEqualTo(12);
        assertThat(tenths.level(2210)).isEqualTo(13);
    }

    @Test
    void incrementOfQqLevel15_is35Days() {
        assertThat(QQ.increment(15)).isEqualTo(35);
    }

    @ParameterizedTest
    @CsvSource({"1.1, 10, 11", "0.1, 30, 3", "33.3, 3, 100", "2.5, 3, 8"})
    void linearThreshold_isRoundedUpFromTheDecimalNumber(double step, int level, long threshold) {
        assertThat(new LevelCurve.Linear(step).threshold(level)).isEqualTo(threshold);
    }

    @ParameterizedTest
    @CsvSource({"100, 2, 1, 100", "100, 2, 5, 3100", "100, 1.5, 3, 475", "7, 1, 9, 63", "100, 1.1, 2, 210"})
    void exponentialThreshold_isTheSumOfItsSteps(double c, double r, int level, long threshold) {
        assertThat(new LevelCurve.Exponential(c, r).threshold(level)).isEqualTo(threshold);
    }

    @Test
    void powerThreshold_thatIsWholeOnPaper_isNotLiftedByFloatingError() {
        assertThat(new LevelCurve.Power(0.1, 2).threshold(10)).isEqualTo(10);
        assertThat(new LevelCurve.Power(10, 1.5).threshold(4)).isEqualTo(80);
        assertThat(new LevelCurve.Power(1.1, 1).threshold(10)).isEqualTo(11);
    }

    @Test
    void logarithmicThreshold_isTheInverseOfItsLevel() {
        LevelCurve.Logarithmic curve = new LevelCurve.Logarithmic(10, 100);
        long threshold = curve.threshold(20);
        assertThat(10 * Math.log1p(threshold / 100.0)).isCloseTo(20, within(0.02));
        assertThat(threshold).isEqualTo(639);
    }

    @Test
    void progress_runsFromZeroToOne_andStaysOneOnTop() {
        LevelLadder ladder = LevelLadder.table(List.of(0L, 10L, 30L));
        assertThat(ladder.progress(0)).isZero();
        assertThat(ladder.progress(20)).isEqualTo(0.5);
        assertThat(ladder.progress(30)).isEqualTo(1);
        assertThat(ladder.progress(Long.MAX_VALUE)).isEqualTo(1);
        assertThat(ladder.progress(-5)).isZero();
        assertThat(ladder.toNext(29)).hasValue(1);
        assertThat(ladder.toNext(30)).isEmpty();
        assertThat(ladder.toNext(Long.MIN_VALUE)).hasValue(Long.MAX_VALUE);
        assertThat(ladder.level(Long.MIN_VALUE)).isZero();
    }

    @Property(tries = 300, seed = "42")
    void everyThreshold_isTheFirstValueOfItsLevel(@ForAll("curves") LevelCurve curve) {
        LevelLadder ladder = LevelLadder.of(curve, 40);
        for (int level = 1; level <= 40; level++) {
            long threshold = ladder.threshold(level);
            assertThat(ladder.level(threshold)).isEqualTo(level);
            assertThat(ladder.level(threshold - 1)).isEqualTo(level - 1);
            assertThat(ladder.progress(threshold - 1)).isBetween(0.0, Math.nextDown(1.0));
            assertThat(threshold).isEqualTo(curve.threshold(level));
        }
    }

    @Provide
    Arbitrary<LevelCurve> curves() {
        Arbitrary<Double> coefficient = Arbitraries.doubles().between(1, 5000).ofScale(3);
        Arbitrary<Double> growth = Arbitraries.doubles().between(1, 2).ofScale(3);
        return Arbitraries.oneOf(
                coefficient.map(LevelCurve.Linear::new),
                Combinators.combine(coefficient, coefficient).as(LevelCurve.Quadratic::new),
                Combinators.combine(coefficient, growth).as(LevelCurve.Power::new),
                Combinators.combine(coefficient, growth).as(LevelCurve.Exponential::new),
                Combinators.combine(growth.map(g -> 10 * g), coefficient.map(b -> 20 + b))
                        .as(LevelCurve.Logarithmic::new));
    }

    @Test
    void ladderBeyondLong_isRefusedWithTheLevelThatFits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LevelLadder.of(new LevelCurve.Exponential(1, 2), 70))
                .withMessageContaining("level 63")
                .withMessageContaining("set maxLevel to 62");
        assertThat(LevelLadder.of(new LevelCurve.Exponential(1, 2), 62).level(Long.MAX_VALUE))
                .isEqualTo(62);
        assertThat(new LevelCurve.Power(1e10, 3).threshold(1_000_000)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void thresholdsThatDoNotRise_areRefusedWithBoth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LevelLadder.table(List.of(0L, 10L, 10L)))
                .withMessageContaining("level 2")
                .withMessageContaining("needs 10, level 1 needs 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LevelLadder.of(new LevelCurve.Linear(0.1), 5))
                .withMessageContaining("must rise");
        assertThatIllegalArgumentException().isThrownBy(() -> LevelLadder.table(List.of(5L, 10L)));
        assertThatIllegalArgumentException().isThrownBy(() -> LevelLadder.table(List.of(0L)));
    }

    @Test
    void wrongCoefficients_areRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LevelCurve.Linear(Double.NaN))
                .withMessage("step NaN is not a number above 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new LevelCurve.Quadratic(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LevelCurve.Exponential(1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> QQ.threshold(201)).withMessageContaining("0..200");
    }

    @Test
    void ladders_areEqualByContent() {
        assertThat(QQ).isEqualTo(LevelLadders.qqActiveDays(1, 200)).isNotEqualTo(LEGACY_HOURS);
        assertThat(QQ.toJson())
                .isEqualTo("{\"kind\":\"LevelLadder\",\"curve\":{\"kind\":\"Quadratic\",\"a\":1.0,\"b\":4.0},"
                        + "\"maxLevel\":200}");
    }
}
