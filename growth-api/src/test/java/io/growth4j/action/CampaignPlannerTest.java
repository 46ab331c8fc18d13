package io.growth4j.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.stat.Interval;
import io.growth4j.user.UserKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CampaignPlannerTest {
    private static final HoldOut TENTH = HoldOut.of("campaign", 0.1);
    private static final CampaignPlanner.Channel SMS = new CampaignPlanner.Channel("sms", 5000, 1_000_000);

    private static UserKeys users(int n) {
        return UserKeys.of(LongStream.range(0, n).toArray());
    }

    private static CampaignPlanner planner(long budget) {
        return new CampaignPlanner("recall", budget, List.of(SMS), 0, TENTH);
    }

    @Test
    void bestUsers_areTreatedWithinTheBudget() {
        double[] uplift = {0.01, 0.5, 0.2, 0.3, -0.4, 0.25};
        CampaignPlan plan = planner(15)
                .plan(Candidates.of(UserKeys.of("a", "b", "c", "d", "e", "f"), uplift)
                        .build());
        int[] chosen = LongStream.concat(
                        Arrays.stream(plan.treated()).asLongStream(),
                        Arrays.stream(plan.heldOut()).asLongStream())
                .mapToInt(row -> (int) row)
                .toArray();
        assertThat(chosen).contains(1, 3).doesNotContain(0, 4);
        assertThat(plan.costMinor()).isLessThanOrEqualTo(15);
        assertThat(plan.breakEvenDepth()).isEqualTo(5);
    }

    /** The obvious twin: with equal costs and one channel, the best are simply the largest gains. */
    @Property(seed = "12", tries = 60)
    void plan_equalsTakingTheLargestGains(@ForAll int seed) {
        Random random = new Random(seed);
        int n = 400;
        double[] uplift = random.doubles(n, -0.2, 0.4).toArray();
        long[] value = random.longs(n, 0, 60).toArray();
        CampaignPlan plan = planner(5L * 90)
                .plan(Candidates.of(users(n), uplift).valueMinor(value).build());
        List<Integer> ranked = new java.util.ArrayList<>(
                java.util.stream.IntStream.range(0, n).boxed().toList());
        ranked.sort(java.util.Comparator.comparingDouble((Integer row) -> -uplift[row] * value[row]));
        List<Integer> treated = ranked.stream()
                .filter(row -> uplift[row] * value[row] > 5 && !TENTH.contains(row))
                .limit(90)
                .toList();
        assertThat(plan.treated())
                .containsExactly(treated.stream().mapToInt(row -> row).toArray());
        double profit = treated.stream()
                .mapToDouble(row -> uplift[row] * value[row] - 5)
                .sum();
        assertThat(plan.expectedProfitMinor()).isCloseTo(profit, within(1e-9));
        assertThat(Arrays.stream(plan.heldOut()).allMatch(TENTH::contains)).isTrue();
    }

    @Test
    void heldOutUsers_areOnesThatWouldHaveBeenTreated() {
        double[] uplift = new Random(1).doubles(20_000, 0, 0.3).toArray();
        CampaignPlan plan =
                planner(5L * 4000).plan(Candidates.of(users(20_000), uplift).build());
        double worst = Arrays.stream(plan.treated())
                .mapToDouble(row -> uplift[row])
                .min()
                .orElseThrow();
        assertThat(plan.treated()).hasSize(4000);
        assertThat(Arrays.stream(plan.heldOut())
                        .mapToDouble(row -> uplift[row])
                        .min()
                        .orElseThrow())
                .isGreaterThanOrEqualTo(worst);
        assertThat(plan.heldOut().length / 4000.0).isCloseTo(1 / 9.0, within(0.02));
    }

    @Test
    void channelLimitsAndCaps_areKept() {
        int n = 1000;
        double[] uplift = new double[n];
        int[] channel = new int[n];
        int[] contacts = new int[n];
        for (int i = 0; i < n; i++) {
            uplift[i] = 0.1;
            channel[i] = i % 2;
            contacts[i] = i % 5;
        }
        CampaignPlanner planner =
                new CampaignPlanner("two", 100_000, List.of(SMS, new CampaignPlanner.Channel("push", 0, 50)), 3, TENTH);
        CampaignPlan plan = planner.plan(Candidates.of(users(n), uplift)
                .channel(channel)
                .recentContacts(contacts)
                .build());
        assertThat(Arrays.stream(plan.treated()).filter(row -> row % 2 == 1)).hasSize(50);
        assertThat(Arrays.stream(plan.treated()).allMatch(row -> row % 5 < 3)).isTrue();
        assertThat(plan.costMinor())
                .isEqualTo(5
                        * Arrays.stream(plan.treated())
                                .filter(row -> row % 2 == 0)
                                .count());
    }

    @Test
    void expectation_comesWithAnInterval() {
        double[] uplift = new double[1000];
        double[] error = new double[1000];
        Arrays.fill(uplift, 0.1);
        Arrays.fill(error, 0.02);
        CampaignPlan plan = planner(1_000_000)
                .plan(Candidates.of(users(1000), uplift).upliftError(error).build());
        int treated = plan.treated().length;
        assertThat(plan.expectedReturns()).isCloseTo(0.1 * treated, within(1e-9));
        Interval interval = plan.expectedReturns(0.95);
        assertThat(interval.width()).isCloseTo(2 * 1.959964 * Math.sqrt(treated * (0.09 + 0.0004)), within(1e-3));
        assertThat(plan.costPerReturnMinor()).isCloseTo(50, within(1e-9));
        assertThat(plan.expectedProfitMinor()).isNaN();
        assertThat(plan.toString()).contains("recall: treat " + treated, "added returns");
        assertThat(plan.toTable().rows()).hasSize(9);
    }

    @Test
    void curve_turnsAtTheBreakEvenDepth() {
        int n = 5000;
        double[] uplift = new Random(3).doubles(n, -0.1, 0.3).toArray();
        long[] value = new long[n];
        Arrays.fill(value, 50);
        CampaignPlan plan = planner(0)
                .plan(Candidates.of(users(n), uplift).valueMinor(value).build());
        CampaignPlan.Point best = plan.curve().stream()
                .max(java.util.Comparator.comparingDouble(CampaignPlan.Point::profitMinor))
                .orElseThrow();
        assertThat(best.users()).isCloseTo(plan.breakEvenDepth(), within(n / 50));
        assertThat(plan.curve()).hasSize(101);
        assertThat(plan.curve().get(100).users()).isEqualTo(n);
        assertThat(plan.treated()).isEmpty();
        assertThat(plan.costPerReturnMinor()).isNaN();
        assertThat(plan.plot().table().rows()).hasSize(101);
    }

    @Test
    void noCandidates_makeAnEmptyPlan() {
        CampaignPlan plan =
                planner(100).plan(Candidates.of(users(0), new double[0]).build());
        assertThat(plan.treated()).isEmpty();
        assertThat(plan.expectedReturns()).isZero();
    }

    @Test
    void badInput_isRefusedByName() {
        assertThatThrownBy(() -> new CampaignPlanner("c", 1, List.of(SMS), 0, HoldOut.NONE))
                .hasMessageContaining("'c' has no hold-out");
        assertThatThrownBy(() -> new CampaignPlanner("c", -1, List.of(SMS), 0, TENTH))
                .hasMessageContaining("budget -1");
        assertThatThrownBy(() -> new CampaignPlanner("c", 1, List.of(), 0, TENTH))
                .hasMessageContaining("no channel");
        assertThatThrownBy(() -> Candidates.of(UserKeys.of("x", "y"), new double[] {0, Double.NaN}))
                .hasMessageContaining("row 1, user y: uplift NaN");
        assertThatThrownBy(() -> Candidates.of(users(2), new double[1])).hasMessageContaining("1 uplifts for 2");
        Candidates.Builder builder = Candidates.of(users(1), new double[] {0.1});
        assertThatThrownBy(() -> builder.valueMinor(new long[] {-5})).hasMessageContaining("value -5");
        assertThatThrownBy(() -> builder.upliftError(new double[] {-1})).hasMessageContaining("standard error -1.0");
        Candidates lost = builder.channel(new int[] {4}).build();
        assertThatThrownBy(() -> planner(1).plan(lost)).hasMessageContaining("user 0: channel 4");
    }

    @Test
    void recall_savesAsMuchAsItReallyDoes() {
        RecallEconomics recall = new RecallEconomics(0.03, 0.08, 0.05);
        assertThat(recall.relativeLift()).isCloseTo(5 / 3.0, within(1e-12));
        assertThat(recall.messagesPerReturnBefore()).isCloseTo(33.333333333333336, within(1e-9));
        assertThat(recall.messagesPerReturnAfter()).isEqualTo(12.5);
        assertThat(recall.costPerReturnBefore()).isCloseTo(1.6666666666666667, within(1e-9));
        assertThat(recall.costPerReturnAfter()).isEqualTo(0.625);
        assertThat(recall.costReduction()).isCloseTo(0.625, within(1e-12));
        assertThat(recall.incrementalCostPerReturn(0.03)).isCloseTo(1, within(1e-12));
        assertThat(recall.incrementalCostPerReturn(0.08)).isNaN();
        assertThatThrownBy(() -> new RecallEconomics(0, 0.1, 1)).hasMessageContaining("baseRate 0.0");
        assertThatThrownBy(() -> recall.incremental(Double.NaN)).hasMessageContaining("holdOutRate NaN");
    }
}
