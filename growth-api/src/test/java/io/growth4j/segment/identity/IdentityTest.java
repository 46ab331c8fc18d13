package io.growth4j.segment.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.segment.identity.HierarchyRule.Hierarchy;
import io.growth4j.segment.identity.RoleTransitions.Pyramid;
import io.growth4j.segment.identity.RoleTransitions.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentityTest {
    @Test
    void contribution_isTheWeightedSum_ofTheBehavioursThatWeigh() {
        Contribution contribution = new Contribution(Map.of("post", 5.0, "comment", 0.5));
        assertThat(contribution.of(Map.of("post", 2L, "comment", 3L, "read", 99L)))
                .isEqualTo(11.5);
        assertThat(contribution.of(Map.of())).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contribution.of(Map.of("post", -1L)))
                .withMessage("count -1 of 'post' is below 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Contribution(Map.of("post", Double.NaN)))
                .withMessageContaining("weight NaN of 'post'");
    }

    @Test
    void scarcity_isOneOverTheShareOfTheRole() {
        RoleCensus census = new RoleCensus(200, Map.of("creator", 10L, "consumer", 200L, "expert", 0L));
        assertThat(census.scarcity("creator")).isEqualTo(20);
        assertThat(census.scarcity("consumer")).isEqualTo(1);
        assertThat(census.scarcity("expert")).isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> census.scarcity("creators"))
                .withMessage("unknown role 'creators'; did you mean creator?");
    }

    @Test
    void identity_isApplicable_withTwoRolesThatActOnEachOther() {
        RoleCensus two = new RoleCensus(10, Map.of("seller", 2L, "buyer", 8L));
        RoleCensus one = new RoleCensus(10, Map.of("seller", 0L, "buyer", 8L));
        assertThat(two.isApplicable(1)).isTrue();
        assertThat(two.isApplicable(0)).isFalse();
        assertThat(one.isApplicable(1)).isFalse();
    }

    @Test
    void aCensusThatDoesNotAddUp_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoleCensus(5, Map.of("buyer", 6L)))
                .withMessage("role 'buyer' has 6 members among 5 users");
        assertThatIllegalArgumentException().isThrownBy(() -> new RoleCensus(0, Map.of()));
    }

    @Test
    void hierarchy_existsByGiniOrByTheTopTenth() {
        double[] equal = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        double[] steep = {0, 0, 0, 0, 0, 0, 0, 1, 2, 7};
        assertThat(HierarchyRule.standard().judge(equal)).isEqualTo(new Hierarchy(false, 0, 0.1));
        assertThat(HierarchyRule.standard().judge(steep).exists()).isTrue();
        assertThat(HierarchyRule.standard().judge(steep).topShare()).isCloseTo(0.7, within(1e-12));
        assertThat(new HierarchyRule(0.99, 0.1, 0.7).judge(steep).exists()).isTrue();
        assertThat(new HierarchyRule(0.99, 0.1, 0.71).judge(steep).exists()).isFalse();
        assertThat(new HierarchyRule(0.5, 0.1, 1).judge(steep).exists()).isTrue();
        assertThat(HierarchyRule.standard().judge(new double[3]).exists()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new HierarchyRule(1.1, 0.1, 0.5));
    }

    @Test
    void rolesWithOneWayUp_areAPyramid() {
        RoleTransitions transitions = new RoleTransitions(Map.of(
                "reader", Map.of("reader", 90L, "author", 10L),
                "author", Map.of("author", 45L, "editor", 5L, "reader", 2L),
                "editor", Map.of("editor", 9L)));
        Pyramid pyramid = transitions.pyramid(1);
        assertThat(pyramid.applicable()).isTrue();
        assertThat(pyramid.order()).containsExactly("reader", "author", "editor");
        assertThat(pyramid.steps())
                .containsExactly(new Step("author", "editor", 5.0 / 52), new Step("reader", "author", 0.1));
        assertThat(transitions.pyramid(6).applicable()).isFalse();
        assertThat(transitions.probability("nobody", "author")).isNaN();
    }

    @Test
    void rolesWithoutAnEvolution_areParallelLadders() {
        RoleTransitions apart =
                new RoleTransitions(Map.of("buyer", Map.of("buyer", 9L), "seller", Map.of("seller", 5L)));
        assertThat(apart.pyramid(1)).isEqualTo(new Pyramid(false, List.of(), List.of()));
    }

    @Test
    void aSideRole_thatOnlyDocks_makesLadders() {
        RoleTransitions transitions = new RoleTransitions(Map.of(
                "reader", Map.of("reader", 8L, "author", 1L, "critic", 1L),
                "author", Map.of("author", 5L),
                "critic", Map.of("critic", 5L)));
        Pyramid pyramid = transitions.pyramid(1);
        assertThat(pyramid.applicable()).isFalse();
        assertThat(pyramid.steps()).extracting(Step::high).containsExactly("author", "critic");
    }

    @Test
    void equallyLikelyRiseAndFall_isNoStep_andACircleIsNoPyramid() {
        RoleTransitions even =
                new RoleTransitions(Map.of("a", Map.of("a", 9L, "b", 1L), "b", Map.of("a", 1L, "b", 9L)));
        assertThat(even.pyramid(1).steps()).isEmpty();
        RoleTransitions circle =
                new RoleTransitions(Map.of("a", Map.of("b", 1L), "b", Map.of("c", 1L), "c", Map.of("a", 1L)));
        assertThat(circle.pyramid(1).applicable()).isFalse();
        assertThat(circle.pyramid(1).steps()).hasSize(3);
        assertThatIllegalArgumentException().isThrownBy(() -> even.pyramid(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoleTransitions(Map.of("a", Map.of("b", -1L))))
                .withMessage("count -1 from 'a' to 'b' is below 0");
    }

    @Test
    void tiers_areTheTopShares() {
        double[] contributions = IntStream.rangeClosed(0, 1000).asDoubleStream().toArray();
        ContributionTiers.Fitted tiers = ContributionTiers.standard().fit(contributions);
        assertThat(tiers.cuts()).containsExactly(990.0, 900.0, 700.0);
        assertThat(tiers.tier(990)).isEqualTo(1);
        assertThat(tiers.tier(989)).isEqualTo(2);
        assertThat(tiers.tier(900)).isEqualTo(2);
        assertThat(tiers.tier(700)).isEqualTo(3);
        assertThat(tiers.tier(699)).isEqualTo(4);
        assertThat(Arrays.stream(contributions).filter(c -> tiers.tier(c) <= 2).count())
                .isEqualTo(101);
    }

    @Test
    void equalMembers_areAllBase() {
        ContributionTiers.Fitted tiers = ContributionTiers.standard().fit(new double[] {3, 3, 3});
        assertThat(tiers.tier(3)).isEqualTo(4);
        ContributionTiers.Fitted idle = ContributionTiers.standard().fit(new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 9});
        assertThat(idle.tier(0)).isEqualTo(4);
        assertThat(idle.tier(9)).isEqualTo(1);
        assertThat(ContributionTiers.standard().fit(new double[] {8}).tier(8)).isEqualTo(4);
    }

    @Test
    void badTiers_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContributionTiers(List.of(0.1, 0.1)))
                .withMessageContaining("[0.1, 0.1]");
        assertThatIllegalArgumentException().isThrownBy(() -> new ContributionTiers(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ContributionTiers(List.of(1.0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContributionTiers.standard().fit(new double[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContributionTiers.standard().fit(new double[] {1, Double.NaN}))
                .withMessageContaining("NaN");
        ContributionTiers.Fitted tiers = ContributionTiers.standard().fit(new double[] {1, 2});
        assertThatIllegalArgumentException().isThrownBy(() -> tiers.tier(Double.NaN));
    }

    @Test
    void promotion_isAsFarAsTheBehaviourThatLags() {
        IdentityTier tier = new IdentityTier("author", Set.of("read"), Map.of("post", 10L, "answer", 4L), Set.of());
        assertThat(tier.progress(Map.of("post", 5L, "answer", 3L))).isEqualTo(new IdentityTier.Progress(0.5, "post"));
        assertThat(tier.progress(Map.of("post", 99L))).isEqualTo(new IdentityTier.Progress(0, "answer"));
        assertThat(tier.progress(Map.of("post", 99L, "answer", 8L)).share()).isEqualTo(1);
        IdentityTier top = new IdentityTier("editor", Set.of(), Map.of(), Set.of("pin"));
        assertThat(top.progress(Map.of()).share()).isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdentityTier("x", Set.of(), Map.of("post", 0L), Set.of()))
                .withMessage("tier 'x' asks for 0 times 'post', which is below 1");
    }
}
