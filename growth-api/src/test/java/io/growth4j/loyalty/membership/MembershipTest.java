package io.growth4j.loyalty.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.growth4j.loyalty.level.DowngradePolicy;
import io.growth4j.loyalty.level.Tier;
import io.growth4j.loyalty.level.TierLadder;
import io.growth4j.loyalty.membership.EvaluationMode.Anchor;
import io.growth4j.loyalty.membership.EvaluationMode.EveryDays;
import io.growth4j.loyalty.membership.EvaluationMode.NeverDown;
import io.growth4j.loyalty.membership.EvaluationMode.OnReversal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MembershipTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final TierLadder TIERS = new TierLadder(
            List.of(new Tier("basic", 0), new Tier("silver", 10), new Tier("gold", 30), new Tier("diamond", 100)));

    private static MemberPoints points(long active, long earned) {
        return new MemberPoints() {
            @Override
            public long active() {
                return active;
            }

            @Override
            public long earnedSince(LocalDate day) {
                return earned;
            }
        };
    }

    private static TierProgramme programme(TierBasis basis, EvaluationMode mode, boolean reset) {
        return new TierProgramme(TIERS, basis, 30, mode, DowngradePolicy.BALANCE_BASED, reset);
    }

    private static TierState gold() {
        return new TierState(2, FIRST, FIRST, FIRST);
    }

    @Test
    void tier_risesAtOnce_alsoBetweenEvaluations() {
        TierStatus status = TierProgramme.standard(TIERS)
                .evaluate(TierState.joined(FIRST), points(0, 30), FIRST.plusDays(3), false);
        assertThat(status.state()).isEqualTo(new TierState(2, FIRST, FIRST.plusDays(3), FIRST));
        assertThat(status.toNextTier()).hasValue(70);
        assertThat(status.tierExpiresAt()).isEqualTo(FIRST.plusDays(368));
    }

    @Test
    void tier_fallsOnlyWhenItIsDue() {
        TierProgramme programme =
                programme(TierBasis.EARNED_IN_WINDOW, new EveryDays(10, Anchor.LAST_EVALUATION), false);
        TierStatus early = programme.evaluate(gold(), points(0, 12), FIRST.plusDays(9), false);
        assertThat(early.state().tier()).isEqualTo(2);
        assertThat(early.projectedTier()).isEqualTo(1);
        assertThat(early.toKeep()).isEqualTo(18);
        assertThat(early.tierExpiresAt()).isEqualTo(FIRST.plusDays(10));
        TierStatus due = programme.evaluate(gold(), points(0, 12), FIRST.plusDays(10), false);
        assertThat(due.state()).isEqualTo(new TierState(1, FIRST, FIRST.plusDays(10), FIRST.plusDays(10)));
        assertThat(due.tierExpiresAt()).isEqualTo(FIRST.plusDays(20));
    }

    @Test
    void spending_costsATierOnlyIfActivePointsCarryIt() {
        EvaluationMode daily = new EveryDays(1, Anchor.LAST_EVALUATION);
        MemberPoints spent = points(5, 40);
        assertThat(programme(TierBasis.EARNED_IN_WINDOW, daily, false)
                        .evaluate(gold(), spent, FIRST.plusDays(1), false)
                        .state()
                        .tier())
                .isEqualTo(2);
        assertThat(programme(TierBasis.ACTIVE_POINTS, daily, false)
                        .evaluate(gold(), spent, FIRST.plusDays(1), false)
                        .state()
                        .tier())
                .isZero();
    }

    @Test
    void reset_comesAfterTheTierWasDecided() {
        TierProgramme programme = programme(TierBasis.ACTIVE_POINTS, new EveryDays(10, Anchor.REGISTRATION), true);
        TierStatus status = programme.evaluate(gold(), points(30, 0), FIRST.plusDays(10), false);
        assertThat(status.state().tier()).isEqualTo(2);
        assertThat(status.resetPoints()).isTrue();
        assertThat(status.points()).isZero();
        assertThat(status.projectedTier()).isZero();
        assertThat(programme
                        .evaluate(gold(), points(5, 0), FIRST.plusDays(10), false)
                        .state()
                        .tier())
                .isZero();
        assertThat(programme
                        .evaluate(gold(), points(30, 0), FIRST.plusDays(9), false)
                        .resetPoints())
                .isFalse();
    }

    @Test
    void modesWithoutCalendar_lowerNeverOrOnReversal() {
        for (boolean reversal : new boolean[] {false, true}) {
            TierStatus never = programme(TierBasis.ACTIVE_POINTS, new NeverDown(), false)
                    .evaluate(gold(), points(0, 0), FIRST.plusDays(999), reversal);
            assertThat(never.state().tier()).isEqualTo(2);
            assertThat(never.tierExpiresAt()).isNull();
            TierStatus reversed = programme(TierBasis.ACTIVE_POINTS, new OnReversal(), false)
                    .evaluate(gold(), points(0, 0), FIRST.plusDays(999), reversal);
            assertThat(reversed.state().tier()).isEqualTo(reversal ? 0 : 2);
        }
    }

    @Test
    void evaluationDays_areCountedFromTheirAnchor() {
        TierState state = new TierState(1, FIRST, FIRST.plusDays(5), FIRST.plusDays(21));
        assertThat(new EveryDays(10, Anchor.REGISTRATION).due(state)).isEqualTo(FIRST.plusDays(30));
        assertThat(new EveryDays(10, Anchor.LEVEL_CHANGE).due(state)).isEqualTo(FIRST.plusDays(25));
        assertThat(new EveryDays(10, Anchor.LAST_EVALUATION).due(state)).isEqualTo(FIRST.plusDays(31));
        assertThat(new EveryDays(10, Anchor.REGISTRATION).due(TierState.joined(FIRST)))
                .isEqualTo(FIRST.plusDays(10));
    }

    @Test
    void renewal_movesTheEnd_andAfterAGapBeginsAnew() {
        Membership month = new Membership("monthly", FIRST, FIRST.plusMonths(1), true);
        assertThat(month.renew(FIRST.plusDays(5), Period.ofMonths(1)).end()).isEqualTo(FIRST.plusMonths(2));
        assertThat(month.renew(month.end(), Period.ofMonths(1)).start()).isEqualTo(FIRST);
        LocalDate later = month.end().plusDays(3);
        assertThat(month.renew(later, Period.ofMonths(1)))
                .isEqualTo(new Membership("monthly", later, later.plusMonths(1), true));
        assertThat(month.holds(FIRST)).isTrue();
        assertThat(month.holds(month.end())).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> month.renew(FIRST.minusDays(1), Period.ofMonths(1)));
    }

    @Test
    void upgrade_isProratedByDay() {
        Membership term = new Membership("basic", FIRST, FIRST.plusDays(30), false);
        assertThat(term.prorate(FIRST.plusDays(20), 3000, 6001))
                .isEqualTo(new Membership.Proration(10, 30, 1000, 1000));
        assertThat(term.prorate(FIRST.plusDays(20), 6000, 3000).dueMinor()).isEqualTo(-1000);
        assertThatIllegalArgumentException().isThrownBy(() -> term.prorate(FIRST.plusDays(30), 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> term.prorate(FIRST, -1, 1));
    }

    @Test
    void benefits_matchLevelTierAndPlan_andTheNextStepShowsWhatItUnlocks() {
        Benefit badge = new Benefit("badge", "a badge", 0, 0, Set.of());
        Benefit gift = new Benefit("gift", "a gift", 5, 0, Set.of());
        Benefit lounge = new Benefit("lounge", "the lounge", 0, 2, Set.of("annual"));
        Benefit shipping = new Benefit("shipping", "free shipping", 0, 1, Set.of());
        BenefitCatalogue catalogue = new BenefitCatalogue(List.of(badge, gift, lounge, shipping));
        Standing standing = new Standing(3, 0, null);
        assertThat(catalogue.of(standing)).containsExactly(badge);
        assertThat(catalogue.nextLevel(standing))
                .contains(new BenefitCatalogue.Step(new Standing(5, 0, null), List.of(gift)));
        assertThat(catalogue.nextTier(standing))
                .contains(new BenefitCatalogue.Step(new Standing(3, 1, null), List.of(shipping)));
        assertThat(catalogue.nextTier(new Standing(3, 1, null))).isEmpty();
        assertThat(catalogue
                        .nextTier(new Standing(3, 1, "annual"))
                        .orElseThrow()
                        .benefits())
                .containsExactly(lounge);
        assertThat(catalogue.withPlan(new Standing(0, 3, "monthly"), "annual")).containsExactly(lounge);
        assertThat(catalogue.nextLevel(new Standing(9, 0, null))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BenefitCatalogue(List.of(badge, badge)))
                .withMessageContaining("two benefits are named 'badge'");
    }

    @Test
    void wrongInput_isRefusedWithTheReason() {
        TierState evaluated = new TierState(0, FIRST, FIRST, FIRST.plusDays(9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TierProgramme.standard(TIERS).evaluate(evaluated, points(0, 0), FIRST, false))
                .withMessageContaining("days must not go back");
        assertThatIllegalArgumentException().isThrownBy(() -> new EveryDays(0, Anchor.REGISTRATION));
        assertThatIllegalArgumentException().isThrownBy(() -> new Standing(-1, 0, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Benefit("x", "", -1, 0, Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Membership("x", FIRST, FIRST, false));
    }
}
