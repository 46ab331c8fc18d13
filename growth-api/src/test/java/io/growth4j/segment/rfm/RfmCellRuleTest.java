package io.growth4j.segment.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.growth4j.event.Absent;
import io.growth4j.segment.rule.Decision;
import io.growth4j.segment.threshold.ThresholdStrategy;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RfmCellRuleTest {
    private static final RfmCellRule RULE = RfmCellRule.standard();

    @ParameterizedTest
    @CsvSource({
        "30, 3, 10000, IMPORTANT_VALUE",
        "30, 2, 10000, IMPORTANT_DEVELOP",
        "31, 3, 10000, IMPORTANT_KEEP",
        "31, 2, 10000, IMPORTANT_RETAIN",
        "30, 3,  9999, GENERAL_VALUE",
        "30, 2,  9999, GENERAL_DEVELOP",
        "31, 3,  9999, GENERAL_KEEP",
        "31, 2,  9999, GENERAL_RETAIN",
        "31, 2, -5000, GENERAL_RETAIN",
        " 0, 0,     0, NO_PURCHASE"
    })
    void eachSideOfEachInclusiveCut_hasItsCell(long days, long orders, long revenue, RfmCell cell) {
        UserTable user = Users.bought(new long[] {days}, new long[] {orders}, new long[] {revenue});
        assertThat(RULE.bind(user.schema()).decide(user.row(0))).isEqualTo(cell);
    }

    @Test
    void absentOrdersOrRecency_areNoPurchase_absentRevenueIsNotValuable() {
        long none = Absent.LONG;
        UserTable users = Users.bought(
                new long[] {none, none, 3, 3}, new long[] {none, 4, none, 4}, new long[] {none, none, none, none});
        Decision<RfmCell> decision = RULE.bind(users.schema());
        assertThat(decision.decide(users.row(0))).isEqualTo(RfmCell.NO_PURCHASE);
        assertThat(decision.decide(users.row(1))).isEqualTo(RfmCell.NO_PURCHASE);
        assertThat(decision.decide(users.row(2))).isEqualTo(RfmCell.NO_PURCHASE);
        assertThat(decision.decide(users.row(3))).isEqualTo(RfmCell.GENERAL_VALUE);
        assertThat(decision.explain(users.row(0))).isEqualTo("NO_PURCHASE: orders absent, days_since_order absent");
    }

    @Test
    void explain_namesTheValuesAndTheCuts() {
        UserTable user = Users.bought(new long[] {40}, new long[] {3}, new long[] {9_999});
        assertThat(RULE.bind(user.schema()).explain(user.row(0)))
                .isEqualTo("GENERAL_KEEP: days_since_order 40 > 30 days, orders 3 ≥ 3 orders, "
                        + "revenue_minor 9999 < 10000 minor units");
    }

    @Test
    void fit_drawsTheLinesAtTheMeansOfTheBuyers() {
        UserTable users =
                Users.bought(new long[] {10, 20, 0, 30}, new long[] {1, 4, 0, 1}, new long[] {100, 900, 0, 200});
        RfmCellRule fitted = RfmCells.standard().fit(users);
        assertThat(fitted).isEqualTo(new RfmCellRule(RfmInputs.standard(), 20, 2, 400));
        assertThat(fitted.definition().toJson()).contains("\"recencyCut\":20.0");
        assertThat(fitted.bind(users.schema()).decide(users.row(1))).isEqualTo(RfmCell.IMPORTANT_VALUE);
    }

    @Test
    void fit_byMedian_flagsEveryoneWhereMostBoughtOnce_soTheMeanIsTheStandard() {
        UserTable users = Users.bought(new long[] {1, 2, 3, 4}, new long[] {1, 1, 1, 9}, new long[] {1, 1, 1, 9});
        ThresholdStrategy median = ThresholdStrategy.median();
        RfmCellRule byMedian = new RfmCells(RfmInputs.standard(), median, median, median).fit(users);
        assertThat(byMedian.frequencyCut()).isEqualTo(1);
        assertThat(RfmCells.standard().fit(users).frequencyCut()).isEqualTo(3);
    }

    @Test
    void thresholds_carryTheWarnings() {
        long[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        UserTable users = Users.bought(ones, ones, new long[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 100});
        assertThat(RfmCells.standard().thresholds(users).get(2).warnings())
                .containsExactly("heavy tail: mean 10.9 > 80 % quantile 1.0");
    }

    @Test
    void fit_withoutBuyers_orWithoutTheirRevenue_isRefused() {
        UserTable nobody = Users.bought(new long[] {5}, new long[] {0}, new long[] {0});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RfmCells.standard().fit(nobody))
                .withMessage("nobody among 1 users has bought: 'orders' is absent or 0 for all, "
                        + "so there is nothing to fit to");
        UserTable unpaid = Users.bought(new long[] {5}, new long[] {1}, new long[] {Absent.LONG});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RfmCells.standard().fit(unpaid))
                .withMessage("user '0' has bought but has no 'revenue_minor'");
    }

    @Test
    void fit_byAStrategyOfSeveralCuts_isRefused() {
        UserTable users = Users.bought(new long[] {1, 2, 9}, new long[] {1, 2, 9}, new long[] {1, 2, 9});
        ThresholdStrategy three = ThresholdStrategy.kMeans(3);
        RfmCells cells = new RfmCells(RfmInputs.standard(), three, three, three);
        assertThatIllegalStateException().isThrownBy(() -> cells.fit(users)).withMessageContaining("2 cut points");
    }

    @Test
    void otherFeatures_canBeRead() {
        RfmInputs inputs = new RfmInputs(
                StandardFeatures.DAYS_SINCE_ACTIVE, StandardFeatures.EVENTS, StandardFeatures.ENGAGEMENT, 1);
        UserTable user = Users.active(4, 5, 2.5);
        Decision<RfmCell> decision = new RfmCellRule(inputs, 7, 5, 2.5).bind(user.schema());
        assertThat(decision.decide(user.row(0))).isEqualTo(RfmCell.IMPORTANT_VALUE);
        assertThat(decision.explain(user.row(0)))
                .isEqualTo("IMPORTANT_VALUE: days_since_active 4 ≤ 7 days, events 5 ≥ 5 events, engagement 2.5 ≥ 2.5");
    }

    @Test
    void badParameters_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmCellRule(RfmInputs.standard(), Double.NaN, 1, 1))
                .withMessage("cut points must be finite: recency NaN, frequency 1.0, monetary 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RfmInputs.standard().withMinorPerMajor(0))
                .withMessageContaining("monetaryUnit 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmInputs(
                        StandardFeatures.LAST_ORDER_AT, StandardFeatures.ORDERS, StandardFeatures.REVENUE_MINOR, 1))
                .withMessageContaining("'last_order_at' is not a number");
    }

    @Test
    void aMissingFeature_isNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.bind(Users.active(1, 1, 1).schema()))
                .withMessageContaining("unknown feature 'days_since_order'");
    }

    @Test
    void everyCell_hasAPlay_andStandsAmongTheOutcomes() {
        assertThat(RULE.outcomes()).containsExactly(RfmCell.values());
        assertThat(RULE.outcomes()).extracting(RfmCell::play).doesNotHaveDuplicates();
    }
}
