package io.growth4j.loyalty.points.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.loyalty.points.earning.ConsumptionEarning.FixedAmount;
import io.growth4j.loyalty.points.earning.ConsumptionEarning.SalesRatio;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarningRulesTest {
    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
    private static final List<Multiplier> PROMOTIONS = List.of(
            new Multiplier("winter", 200, NOON.minusSeconds(100), NOON.plusSeconds(100)),
            new Multiplier("noon", 150, NOON, NOON.plusSeconds(10)));

    private static EarningRules rules(boolean stacked) {
        return new EarningRules(
                Map.of("post", 5L, "checkin", 1L),
                new SalesRatio(0.05, 100, 100, 1, 500),
                PROMOTIONS,
                stacked,
                Map.of("sku-1", 30L));
    }

    @Test
    void award_isBaseThenMultiplierThenBonus() {
        Award award = rules(false).order(OrderAmount.of(2000), List.of("sku-1", "sku-2", "sku-1"), NOON);
        assertThat(award).isEqualTo(new Award(100, 150, 60));
        assertThat(award.total()).isEqualTo(210);
    }

    @Test
    void ofSeveralMultipliers_theMostRecentCountsAlone_unlessTheyStack() {
        assertThat(rules(false).behaviour("post", NOON).multiplied()).isEqualTo(8);
        assertThat(rules(true).behaviour("post", NOON).multiplied()).isEqualTo(15);
        assertThat(rules(false).behaviour("post", NOON.plusSeconds(10)).multiplied())
                .isEqualTo(10);
        assertThat(rules(false).behaviour("post", NOON.plusSeconds(100)).multiplied())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"1999, 99", "2000, 100", "0, 0", "1, 1", "99999, 500"})
    void salesRatio_isRoundedDown_withinItsLimits(long netMinor, long points) {
        assertThat(new SalesRatio(0.05, 100, 100, 1, 500).points(OrderAmount.of(netMinor)))
                .isEqualTo(points);
    }

    @Test
    void netAmount_leavesOutShippingDiscountsAndRefunds() {
        OrderAmount order = new OrderAmount(10_000, 500, 1000, 2500);
        assertThat(order.netMinor()).isEqualTo(6000);
        assertThat(new OrderAmount(100, 0, 0, 200).netMinor()).isZero();
        assertThat(new FixedAmount(20, 6000).points(order)).isEqualTo(20);
        assertThat(new FixedAmount(20, 6001).points(order)).isZero();
    }

    @Test
    void prices_followTheirFormulas() {
        assertThat(BehaviourPrices.core(2.5, 0.1, 100)).isEqualTo(25);
        assertThat(BehaviourPrices.core(1.005, 0.1, 100)).isEqualTo(10);
        assertThat(BehaviourPrices.byReference(20, 8, 3)).isEqualTo(8);
        assertThat(BehaviourPrices.byReference(20, 3, 1)).isEqualTo(7);
    }

    @Test
    void behaviours_areRewardedIfSomethingDependsOnThem_andTheyCanBeSeenToChange() {
        assertThat(new Behaviour("post", Necessity.MUST, false, true, 0.1).isRewardable())
                .isTrue();
        assertThat(new Behaviour("post", Necessity.NONE, true, true, 0.1).isRewardable())
                .isFalse();
        assertThat(new Behaviour("post", Necessity.MUST, false, false, 0.1).isRewardable())
                .isFalse();
        assertThat(new Behaviour("post", Necessity.MUST, false, true, 0).isRewardable())
                .isFalse();
        assertThat(new Behaviour("post", Necessity.MUST, false, true, 1).isRewardable())
                .isFalse();
        assertThat(new Behaviour("post", Necessity.MUST, false, true, Double.NaN).isRewardable())
                .isFalse();
        assertThat(new Behaviour("buy", Necessity.DEPENDS, true, true, 0.1).isCore())
                .isTrue();
        assertThat(new Behaviour("like", Necessity.DEPENDS, false, true, 0.1).isCore())
                .isFalse();
    }

    @Test
    void caps_holdPerCalendarPeriod_alsoForLateEvents() {
        CapUsage usage = new CapUsage(
                List.of(
                        new EarningCap("post", Granularity.DAY, 10, true),
                        new EarningCap("post", Granularity.MONTH, 25, true)),
                PeriodCalendar.of(ZoneId.of("Asia/Shanghai")));
        assertThat(usage.grant("post", 7, NOON)).isEqualTo(7);
        assertThat(usage.grant("post", 7, NOON.plusSeconds(60))).isEqualTo(3);
        // 16:00 UTC is midnight in Shanghai.
        assertThat(usage.grant("post", 10, Instant.parse("2026-01-10T16:00:00Z")))
                .isEqualTo(10);
        assertThat(usage.grant("post", 9, NOON.minusSeconds(86_400))).isEqualTo(5);
        assertThat(usage.grant("post", 9, NOON.plusSeconds(86_400 * 30))).isEqualTo(9);
        assertThat(usage.grant("like", 99, NOON)).isEqualTo(99);
        assertThat(usage.hits()).isEqualTo(2);
    }

    @Test
    void capWithoutPartialGrants_grantsAllOrNothing() {
        EarningCap cap = new EarningCap("post", Granularity.YEAR, 10, false);
        assertThat(cap.granted(10, 0)).isEqualTo(10);
        assertThat(cap.granted(10, 1)).isZero();
        assertThat(cap.granted(3, 12)).isZero();
    }

    @Test
    void wrongRules_areRefusedWithTheReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules(false).behaviour("posts", NOON))
                .withMessageContaining("did you mean post");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new EarningRules(Map.of("post", -5L), new FixedAmount(1, 0), List.of(), false, Map.of()))
                .withMessageContaining("taking points is not earning");
        assertThatIllegalArgumentException().isThrownBy(() -> new Multiplier("x", 200, NOON, NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> new Multiplier("x", 0, NOON, NOON.plusSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new SalesRatio(1.5, 1, 1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SalesRatio(0.5, 1, 1, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FixedAmount(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> OrderAmount.of(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> BehaviourPrices.core(-1, 0.1, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> BehaviourPrices.core(1, 1.1, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> BehaviourPrices.byReference(20, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new EarningCap("post", Granularity.DAY, -1, true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EarningCap("post", Granularity.DAY, 1, true).granted(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Behaviour("x", Necessity.MUST, true, true, 1.5));
        assertThat(new CapUsage(List.of(), PeriodCalendar.of(ZoneOffset.UTC)).grant("x", 5, NOON))
                .isEqualTo(5);
    }
}
