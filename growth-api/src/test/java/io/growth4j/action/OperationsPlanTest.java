package io.growth4j.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.segment.Segmentation;
import io.growth4j.segment.Segmenter;
import io.growth4j.segment.Segmenters;
import io.growth4j.segment.rfm.ActivityTier;
import io.growth4j.segment.rfm.ActivityTierRule;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import org.junit.jupiter.api.Test;

class OperationsPlanTest {
    private static final Segmenter<ActivityTier> TIERS = Segmenters.of(ActivityTierRule.standard());

    private static Segmentation<ActivityTier> of(UserKeys users, ActivityTier... tiers) {
        UserTable table = UserTable.of(FeatureSchema.of(), users, 0).build();
        int[] codes = new int[tiers.length];
        java.util.Arrays.setAll(codes, row -> TIERS.outcomes().indexOf(tiers[row]));
        return new Segmentation<>(TIERS.definition(), TIERS.outcomes(), table, codes);
    }

    private static Playbook<ActivityTier> allTiers() {
        return Playbooks.<ActivityTier>fourTiers("tiers", tier -> tier, "sms").build();
    }

    @Test
    void goodPlan_keepsThePrinciples() {
        Segmentation<ActivityTier> before = of(
                UserKeys.of(1, 2, 3, 4, 9),
                ActivityTier.CORE,
                ActivityTier.CORE,
                ActivityTier.NORMAL,
                ActivityTier.LOST,
                ActivityTier.LOST);
        Segmentation<ActivityTier> now = of(
                UserKeys.of(1, 2, 3, 4, 5),
                ActivityTier.CORE,
                ActivityTier.ACTIVE,
                ActivityTier.NORMAL,
                ActivityTier.LOST,
                ActivityTier.LOST);
        OperationsPlan<ActivityTier> plan = OperationsPlan.of("p", TIERS, allTiers());
        OperationsReview review = plan.review(before, now, 10);
        assertThat(review.coverage()).isEqualTo(0.5);
        assertThat(review.exclusivity()).isEqualTo(1);
        assertThat(review.stability()).isCloseTo(0.75, within(1e-12));
        assertThat(review.actionability()).isEqualTo(1);
        assertThat(review.keeps(OperationsReview.Principle.IDENTIFIABLE)).isTrue();
        assertThat(review.keeps(OperationsReview.Principle.EXPLICIT_AND_STABLE)).isFalse();
        assertThat(review.keeps(OperationsReview.Principle.AUTOMATED)).isTrue();
        assertThat(plan.requireStable(0.7)
                        .review(before, now, 10)
                        .keeps(OperationsReview.Principle.EXPLICIT_AND_STABLE))
                .isTrue();
        assertThat(review.toTable().rows()).hasSize(7);
        assertThat(plan.toJson()).contains("\"kind\":\"OperationsPlan\"", "\"name\":\"tiers\"");
    }

    @Test
    void classesWithoutStrategy_areNamed() {
        Playbook<ActivityTier> half = Playbook.<ActivityTier>named("half")
                .rule("lost", Condition.is(ActivityTier.LOST), Action.of("call back"))
                .rule("core", Condition.is(ActivityTier.CORE), Action.of("thank"))
                .build();
        Segmentation<ActivityTier> users = of(UserKeys.of("a"), ActivityTier.CORE);
        OperationsReview review = OperationsPlan.of("p", TIERS, half).review(users, users, 1);
        assertThat(review.actionability()).isEqualTo(0.5);
        assertThat(review.idleClasses()).containsExactly("ACTIVE", "NORMAL");
        assertThat(review.keeps(OperationsReview.Principle.AUTOMATED)).isFalse();
    }

    @Test
    void userInTwoClasses_breaksExclusivity() {
        Segmentation<ActivityTier> twice =
                of(UserKeys.of("a", "b", "a"), ActivityTier.CORE, ActivityTier.CORE, ActivityTier.LOST);
        OperationsReview review = OperationsPlan.of("p", TIERS, allTiers()).review(twice, twice, 2);
        assertThat(review.exclusivity()).isEqualTo(0.5);
        assertThat(review.keeps(OperationsReview.Principle.IDENTIFIABLE)).isFalse();
    }

    @Test
    void nobody_hasNoShares() {
        Segmentation<ActivityTier> none = of(UserKeys.of(new long[0]));
        OperationsReview review = OperationsPlan.of("p", TIERS, allTiers()).review(none, none, 0);
        assertThat(review.coverage()).isNaN();
        assertThat(review.stability()).isNaN();
        assertThat(review.keeps(OperationsReview.Principle.EXPLICIT_AND_STABLE)).isFalse();
    }

    @Test
    void divisionOfAnotherSegmenter_isRefused() {
        Segmentation<ActivityTier> own = of(UserKeys.of("a"), ActivityTier.CORE);
        Segmentation<ActivityTier> other = new Segmentation<>(HoldOut.NONE, TIERS.outcomes(), own.users(), new int[1]);
        assertThatThrownBy(() -> OperationsPlan.of("p", TIERS, allTiers()).review(other, own, 1))
                .hasMessageContaining("plan 'p' divides by");
    }
}
