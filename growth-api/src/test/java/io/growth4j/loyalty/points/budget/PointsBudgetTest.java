package io.growth4j.loyalty.points.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.loyalty.points.budget.Lottery.Prize;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsBudgetTest {
    private static final Offset<Double> EXACT = within(1e-9);

    private static final PointsBudget EXAMPLE = new PointsBudget(
            List.of(
                    PricedBehaviour.daily("checkin", 5, 1, false),
                    PricedBehaviour.daily("post", 20, 2, true),
                    PricedBehaviour.daily("purchase", 100, 1, true)),
            List.of(new BudgetSegment(
                    "all",
                    100_000,
                    Double.NaN,
                    Map.of(
                            "checkin", new Activity(0.4, 20),
                            "post", new Activity(0.1, 6),
                            "purchase", new Activity(0.05, 1.5)))),
            200_000,
            0.6);

    private static BudgetSegment segment(String name, long users, double value, double core, double other) {
        return new BudgetSegment(
                name, users, value, Map.of("core", new Activity(1, core), "other", new Activity(1, other)));
    }

    private static BudgetPlan segments(double highValue) {
        List<PricedBehaviour> behaviours = List.of(
                new PricedBehaviour("core", 20, Double.POSITIVE_INFINITY, true),
                new PricedBehaviour("other", 5, Double.POSITIVE_INFINITY, false));
        List<BudgetSegment> segments = List.of(
                segment("high", 1000, highValue, 10, 4),
                segment("mid", 4000, 3, 5, 2),
                segment("low", 15_000, 1, 2, 1));
        return new PointsBudget(behaviours, segments, 1000, 1).plan();
    }

    @Test
    void workedExample_equalsThePublishedNumbers() {
        BudgetPlan plan = EXAMPLE.plan();
        assertThat(plan.segment("all").expected()).isCloseTo(59.5, EXACT);
        assertThat(plan.segment("all").full()).isEqualTo(370);
        assertThat(plan.issued()).isCloseTo(5_950_000, within(1e-6));
        assertThat(plan.valuePerPoint()).isCloseTo(0.056022408963585436, EXACT);
        assertThat(plan.pointsPerUnit()).isCloseTo(17.85, EXACT);
        assertThat(plan.roundPointsPerUnit()).isEqualTo(20);
        assertThat(plan.coreRatio()).isCloseTo(19.5 / 40, EXACT);
    }

    @Test
    void monthlyCap_limitsWhatIsRewarded() {
        assertThat(PricedBehaviour.daily("post", 20, 0.1, true).monthly(6)).isEqualTo(60);
        assertThat(PricedBehaviour.daily("post", 20, 2, true).monthly(6)).isEqualTo(120);
    }

    @Test
    void segmentRatios_equalThePublishedNumbers() {
        BudgetPlan plan = segments(4);
        assertThat(plan.segments()).extracting(SegmentPoints::expected).containsExactly(220.0, 110.0, 45.0);
        assertThat(plan.segments()).extracting(SegmentPoints::coreRatio).containsExactly(10.0, 10.0, 8.0);
        assertThat(plan.highLowRatio()).isCloseTo(4.888888888888889, EXACT);
        assertThat(plan.issued()).isEqualTo(1_335_000);
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void valuableUsersWhoEarnLittle_areWarnedOf() {
        assertThat(segments(20).warnings()).singleElement().asString().contains("'high' earn 4.889 times");
        assertThat(EXAMPLE.plan().warnings()).singleElement().asString().contains("only 0.4875 times");
    }

    @Test
    void daysToRedeem_followTheExpectedPoints() {
        BudgetPlan plan = segments(4);
        assertThat(plan.segment("high").daysTo(2200)).isCloseTo(300, EXACT);
        assertThat(plan.isReachable("high", 220, 30)).isTrue();
        assertThat(plan.isReachable("low", 220, 30)).isFalse();
        assertThat(new SegmentPoints("idle", 1, 1, 0, 0, 0).daysTo(1)).isInfinite();
    }

    @Test
    void table_costsSumToTheBudget() {
        assertThat(segments(4).table().rows()).hasSize(4);
        assertThat((double) segments(4).table().rows().get(3).get(6)).isCloseTo(1000, EXACT);
        assertThat(segments(4).table().toText()).contains("high", "core/non-core");
    }

    @Test
    void programmeThatIssuesNothing_hasNoExchangeValue() {
        BudgetPlan plan =
                new PointsBudget(List.of(), List.of(new BudgetSegment("all", 0, 1, Map.of())), 1000, 0.5).plan();
        assertThat(plan.valuePerPoint()).isNaN();
        assertThat(plan.roundPointsPerUnit()).isNaN();
        assertThat(plan.highLowRatio()).isNaN();
        assertThat(plan.table().rows()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"5000, 100, 100, 0, 5000", "995, 100, 10, 0, 1000", "110, 100, 1, 0.1, 121", "0, 100, 10, 0, 0"})
    void itemPrice_isRoundedUpToItsStep(long costMinor, double ratio, long roundTo, double markup, long points) {
        assertThat(new PointsSink("item", PointsSink.Kind.GOODS, costMinor, 100).price(ratio, markup, roundTo))
                .isEqualTo(points);
    }

    @Test
    void sinkMargin_isValueMinusCost() {
        PointsSink voucher = new PointsSink("5 off", PointsSink.Kind.VOUCHER, 500, 100);
        assertThat(voucher.margin(600, 100)).isEqualTo(1);
    }

    @Test
    void exchangeCorrection_isClampedToItsStep() {
        ExchangeCorrection correction = new ExchangeCorrection(100, 1_200_000, 0.7, 7000, 0.2);
        assertThat(correction.liability()).isCloseTo(8400, EXACT);
        assertThat(correction.rawRatio()).isCloseTo(120, EXACT);
        assertThat(correction.nextRatio()).isCloseTo(120, EXACT);
        assertThat(new ExchangeCorrection(100, 1_200_000, 0.7, 1000, 0.1).nextRatio())
                .isCloseTo(110, EXACT);
        assertThat(new ExchangeCorrection(100, 1, 0.7, 1000, 0.1).nextRatio()).isCloseTo(90, EXACT);
    }

    @Test
    void lottery_comparesItsCostWithItsPoints() {
        Lottery lottery = new Lottery(List.of(new Prize(0.001, 100), new Prize(0.05, 2), new Prize(0.949, 0)), 50, 100);
        assertThat(lottery.expectedCost()).isCloseTo(0.2, EXACT);
        assertThat(lottery.revenue()).isEqualTo(0.5);
        assertThat(lottery.margin()).isCloseTo(0.3, EXACT);
        assertThat(lottery.keeps(0.5)).isTrue();
        assertThat(lottery.keeps(0.7)).isFalse();
    }

    @Test
    void wrongBudgets_areRefusedWithTheReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lottery(List.of(new Prize(0.5, 1)), 50, 100))
                .withMessageContaining("add the blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PointsBudget(
                        EXAMPLE.behaviours(),
                        List.of(new BudgetSegment("a", 1, 1, Map.of("chekin", new Activity(1, 1)))),
                        1,
                        1))
                .withMessageContaining("did you mean checkin");
        assertThatIllegalArgumentException().isThrownBy(() -> new PointsBudget(List.of(), List.of(), 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PointsBudget(List.of(), EXAMPLE.segments(), 0, 1))
                .withMessageContaining("budget 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new PointsBudget(List.of(), EXAMPLE.segments(), 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Activity(1.1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Activity(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> PricedBehaviour.daily("x", -1, 1, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new ExchangeCorrection(0, 1, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Prize(-0.1, 1));
        PointsSink item = new PointsSink("item", PointsSink.Kind.DISCOUNT, 1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> item.price(100, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> item.price(-1, 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> segments(4).segment("hihg"))
                .withMessageContaining("high");
    }

    @Test
    void partner_exchangesBothWays_roundedDown_andSettlesTheDifference() {
        PointsPartner airline = new PointsPartner("airline", new BigDecimal("0.3"), new BigDecimal("1.5"));
        assertThat(airline.outOf(1_001)).isEqualTo(300);
        assertThat(airline.into(300)).isEqualTo(1_000);
        assertThat(airline.into(airline.outOf(7))).isLessThanOrEqualTo(7);
        assertThat(airline.settlementMinor(301, 100)).isEqualTo(302);
        assertThat(airline.settlementMinor(0, 100)).isEqualTo(-150);
    }

    @Test
    void partnerWithoutRatio_orExchangeBelowZero_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PointsPartner("airline", BigDecimal.ZERO, BigDecimal.ONE))
                .withMessageContaining("ratio 0 of partner 'airline'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PointsPartner("airline", BigDecimal.ONE, BigDecimal.ONE.negate()))
                .withMessageContaining("price -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PointsPartner("airline", BigDecimal.ONE, BigDecimal.ONE).outOf(-5))
                .withMessageContaining("the other way");
    }

    @Test
    void goodsVouchersAndDiscounts_arePricedAlike_withTheDaysToSaveForThem() {
        PointsBudget budget = new PointsBudget(
                List.of(new PricedBehaviour("order", 100, 10, true)),
                List.of(
                        new BudgetSegment("high", 10, 5, Map.of("order", new Activity(1, 6))),
                        new BudgetSegment("idle", 90, 1, Map.of())),
                60,
                1);
        BudgetPlan plan = budget.plan();
        assertThat(plan.roundPointsPerUnit()).isEqualTo(100);
        List<SinkPrice> prices = SinkPrice.of(
                plan,
                List.of(
                        new PointsSink("mug", PointsSink.Kind.GOODS, 500, 100),
                        new PointsSink("5 off the next order", PointsSink.Kind.VOUCHER, 500, 100),
                        new PointsSink("5 off at payment", PointsSink.Kind.DISCOUNT, 500, 100)),
                0.2,
                50);
        assertThat(prices).extracting(SinkPrice::points).containsExactly(600L, 600L, 600L);
        assertThat(prices.get(0).days()).containsEntry("high", 30.0).containsEntry("idle", Double.POSITIVE_INFINITY);
        assertThat(SinkPrice.table(prices).toString()).contains("VOUCHER", "DISCOUNT", "days of high");
    }

    @Test
    void planThatIssuesNothing_pricesNothing_andSaysWhy() {
        BudgetPlan idle = new PointsBudget(List.of(), List.of(new BudgetSegment("all", 5, 1, Map.of())), 60, 1).plan();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SinkPrice.of(idle, List.of(), 0, 1))
                .withMessageContaining("price behaviours that users do");
        assertThatIllegalArgumentException().isThrownBy(() -> SinkPrice.table(List.of()));
    }
}
