package io.growth4j.loyalty.growthvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.growth4j.loyalty.growthvalue.GrowthEntry.Opening;
import io.growth4j.loyalty.growthvalue.GrowthEntry.Refund;
import io.growth4j.loyalty.growthvalue.GrowthEntry.Task;
import io.growth4j.loyalty.level.LevelLadder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrowthValueFormulaTest {
    private static final LevelLadder LADDER = LevelLadder.table(List.of(0L, 20L, 50L, 100L));
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private static GrowthValueFormula.Builder formula() {
        return GrowthValueFormula.builder(LADDER)
                .plan("monthly", GrowthPlan.of(10))
                .plan("annual", new GrowthPlan(List.of(10L, 12L), 150));
    }

    private static GrowthDay day(int offset, @Nullable String plan, GrowthEntry... entries) {
        return new GrowthDay(FIRST.plusDays(offset), plan, List.of(entries));
    }

    private static List<Long> closings(GrowthHistory history) {
        return history.lines().stream().map(GrowthLine::closing).toList();
    }

    @Test
    void lapsedUser_declinesDownToTheFloor() {
        GrowthHistory history =
                formula().initial(15).decline(10L).build().fold(List.of(day(0, null), day(1, null), day(2, null)));
        assertThat(closings(history)).containsExactly(5L, 0L, 0L);
    }

    @Test
    void member_gainsDailyTaskAndOpeningValue_multipliedByThePlan() {
        GrowthHistory history =
                formula().build().fold(List.of(day(0, "annual", new Opening("o1", 30), new Task("t1", "post", 5))));
        GrowthLine line = history.lines().get(0);
        assertThat(line.daily()).isEqualTo(15);
        assertThat(line.openings()).isEqualTo(45);
        assertThat(line.tasks()).isEqualTo(8);
        assertThat(line.closing()).isEqualTo(68);
        assertThat(line.effectiveLevel()).isEqualTo(2);
        assertThat(line.explain()).isEqualTo("2026-01-01 annual: 0 + 15 daily + 8 tasks + 45 opening = 68, level 2");
    }

    @Test
    void dailyValue_dependsOnTheLevelAtTheStartOfTheDay() {
        GrowthHistory history = formula().initial(20).build().fold(List.of(day(0, "annual")));
        assertThat(closings(history)).containsExactly(38L);
    }

    @Test
    void lapsedUser_earnsNothing_unlessThePolicyAllowsTasks() {
        GrowthDay lapsed = day(0, null, new Task("t1", "post", 5), new Opening("o1", 7));
        assertThat(closings(formula().build().fold(List.of(lapsed)))).containsExactly(0L);
        assertThat(closings(
                        formula().lapsed(LapsePolicy.TASKS_AND_OPENINGS).build().fold(List.of(lapsed))))
                .containsExactly(12L);
    }

    @Test
    void grace_delaysTheDecline_andAMembershipResetsIt() {
        GrowthHistory history = formula()
                .initial(50)
                .decline(10L)
                .grace(1)
                .build()
                .fold(List.of(day(0, null), day(1, null), day(2, "monthly"), day(3, null), day(4, null)));
        assertThat(closings(history)).containsExactly(50L, 40L, 50L, 50L, 40L);
    }

    @Test
    void declineByLevel_takesMoreFromHigherLevels() {
        GrowthHistory history =
                formula().initial(105).decline(1L, 2L, 4L, 8L).build().fold(List.of(day(0, null), day(1, null)));
        assertThat(closings(history)).containsExactly(97L, 93L);
    }

    @Test
    void nextDayPosting_booksYesterdaysDailyValue_evenAfterTheEnd() {
        GrowthHistory history = formula()
                .dailyPosting(Posting.NEXT_DAY)
                .build()
                .fold(List.of(day(0, "monthly"), day(1, "monthly"), day(2, null), day(3, null)));
        assertThat(closings(history)).containsExactly(0L, 10L, 20L, 20L);
    }

    @Test
    void taskCap_holdsPerTaskAndDay_beforeTheMultiplier() {
        GrowthHistory history = formula()
                .taskDailyCap("post", 6)
                .build()
                .fold(List.of(
                        day(0, "annual", new Task("a", "post", 4), new Task("b", "post", 4), new Task("c", "read", 4)),
                        day(1, "monthly", new Task("d", "post", 9))));
        assertThat(history.lines().get(0).tasks()).isEqualTo(6 + 3 + 6);
        assertThat(history.lines().get(1).tasks()).isEqualTo(6);
    }

    @Test
    void refund_takesBackWhatTheOpeningGranted_once() {
        GrowthHistory history = formula()
                .build()
                .fold(List.of(
                        day(0, "annual", new Opening("o1", 30)),
                        day(1, "monthly", new Refund("r1", "o1")),
                        day(2, "monthly", new Refund("r2", "o1"))));
        assertThat(history.lines().get(1).refunded()).isEqualTo(45);
        assertThat(history.lines().get(2).refunded()).isZero();
        assertThat(closings(history)).containsExactly(60L, 25L, 35L);
    }

    @Test
    void capAndFloor_areShownInTheLine() {
        GrowthHistory history = formula()
                .initial(90)
                .within(0, 100)
                .build()
                .fold(List.of(day(0, "monthly", new Opening("o", 30)), day(1, null, new Refund("r", "o"))));
        assertThat(history.lines().get(0).clamped()).isEqualTo(-30);
        assertThat(history.lines().get(0).explain()).contains("− 30 cap = 100");
        assertThat(closings(history)).containsExactly(100L, 70L);
    }

    @Test
    void protectedLevel_holdsDuringTheMembership_andFallsAfterIt() {
        GrowthValueFormula formula = formula().protectLevel().build();
        GrowthHistory history = formula.fold(List.of(
                day(0, "monthly", new Opening("o", 100)), day(1, "monthly", new Refund("r", "o")), day(2, null)));
        assertThat(history.lines().stream().map(GrowthLine::effectiveLevel)).containsExactly(3, 3, 1);
        assertThat(history.state().level()).isEqualTo(1);
    }

    @Test
    void sameOperationTwice_countsOnce_andWithOtherContentIsRefusedShowingBoth() {
        GrowthValueFormula formula = formula().build();
        GrowthStep once = formula.apply(formula.start(), day(0, "monthly", new Opening("o", 5), new Opening("o", 5)));
        assertThat(once.line().openings()).isEqualTo(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> formula.apply(once.state(), day(1, "monthly", new Opening("o", 6))))
                .withMessageContaining("value=5")
                .withMessageContaining("value=6")
                .withMessageContaining("an id of its own");
    }

    @Test
    void badInput_isRefusedWithWhatToDo() {
        GrowthValueFormula formula = formula().build();
        GrowthValue state = formula.apply(formula.start(), day(5, null)).state();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> formula.apply(state, day(4, null)))
                .withMessageContaining("fold the whole history again");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> formula.apply(state, day(6, "anual")))
                .withMessageContaining("did you mean annual");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> formula.apply(state, day(6, null, new Refund("r", "o9"))))
                .withMessageContaining("unknown opening to refund 'o9'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Opening("o", -1))
                .withMessageContaining("use a Refund");
        assertThatIllegalArgumentException().isThrownBy(() -> new Task("t", "x", Long.MAX_VALUE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> formula().initial(5).within(6, 10).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> formula().grace(-1).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GrowthDays.in(ZoneOffset.UTC).member("annual", FIRST, FIRST));
    }

    @Property(tries = 200, seed = "7")
    void foldingTheHistory_equalsApplyingItDayByDay_andEveryLineAddsUp(@ForAll @LongRange(min = 0) long seed) {
        GrowthValueFormula formula = formula()
                .initial(30)
                .decline(3L, 5L)
                .grace(2)
                .within(5, 400)
                .taskDailyCap("post", 7)
                .dailyPosting(seed % 2 == 0 ? Posting.NEXT_DAY : Posting.SAME_DAY)
                .protectLevel()
                .build();
        List<GrowthDay> days = randomDays(new Random(seed));
        GrowthHistory whole = formula.fold(days);
        GrowthValue state = formula.start();
        for (int i = 0; i < days.size(); i++) {
            GrowthStep step = formula.apply(state, days.get(i));
            GrowthLine line = step.line();
            assertThat(line).isEqualTo(whole.lines().get(i));
            assertThat(line.opening()).isEqualTo(state.value());
            assertThat(line.closing())
                    .isBetween(5L, 400L)
                    .isEqualTo(line.opening()
                            + line.daily()
                            + line.tasks()
                            + line.openings()
                            - line.refunded()
                            - line.decline()
                            + line.clamped());
            state = step.state();
        }
        assertThat(state).isEqualTo(whole.state());
    }

    private static List<GrowthDay> randomDays(Random random) {
        List<GrowthDay> days = new ArrayList<>();
        List<String> openings = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            List<GrowthEntry> entries = new ArrayList<>();
            for (int k = random.nextInt(4); k > 0; k--) {
                String id = i + "-" + k;
                switch (random.nextInt(3)) {
                    case 0 -> entries.add(new Task(id, random.nextBoolean() ? "post" : "read", random.nextInt(9)));
                    case 1 -> {
                        entries.add(new Opening(id, random.nextInt(40)));
                        openings.add(id);
                    }
                    default -> {
                        if (!openings.isEmpty()) {
                            entries.add(new Refund(id, openings.get(random.nextInt(openings.size()))));
                        }
                    }
                }
            }
            String[] plans = {null, "monthly", "annual"};
            days.add(new GrowthDay(FIRST.plusDays(i), plans[random.nextInt(3)], entries));
        }
        return days;
    }

    @Property(tries = 50, seed = "8")
    void factsInAnyOrder_giveTheSameHistory(@ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        record Fact(Instant time, GrowthEntry entry) {}
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            facts.add(new Fact(
                    Instant.parse("2026-03-20T00:00:00Z").plusSeconds(random.nextInt(20 * 86_400)),
                    new Task("t" + i, "post", i)));
        }
        List<List<Long>> results = new ArrayList<>();
        for (int order = 0; order < 2; order++) {
            GrowthDays days = GrowthDays.in(ZoneId.of("Europe/Berlin"))
                    .member("monthly", LocalDate.of(2026, 3, 20), LocalDate.of(2026, 4, 5));
            facts.forEach(fact -> days.add(fact.time(), fact.entry()));
            results.add(closings(formula()
                    .taskDailyCap("post", 20)
                    .build()
                    .fold(days.between(LocalDate.of(2026, 3, 20), LocalDate.of(2026, 4, 10)))));
            Collections.shuffle(facts, random);
        }
        assertThat(results.get(0)).hasSize(21).isEqualTo(results.get(1));
    }

    @Test
    void overlappingMemberships_theLaterStartCounts() {
        List<GrowthDay> days = GrowthDays.in(ZoneOffset.UTC)
                .member("monthly", FIRST, FIRST.plusDays(3))
                .member("annual", FIRST.plusDays(1), FIRST.plusDays(2))
                .between(FIRST, FIRST.plusDays(4));
        assertThat(days).extracting(GrowthDay::plan).containsExactly("monthly", "annual", "monthly", null);
    }

    @Test
    void table_hasOneRowPerDay() {
        GrowthHistory history = formula().build().fold(List.of(day(0, "monthly"), day(1, null)));
        assertThat(history.table().rows()).hasSize(2);
        assertThat(history.explain()).hasSize(2).last().isEqualTo("2026-01-02 no member: 10 = 10, level 0");
    }
}
