package io.growth4j.segment.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.growth4j.segment.path.Journey.Use;
import io.growth4j.segment.path.ProductFunction.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionMapTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final ProductFunction SING = new ProductFunction("sing", Role.CORE, "");
    private static final ProductFunction GIFT = new ProductFunction("gift", Role.PERIPHERAL, "gifts");
    private static final ProductFunction VIP = new ProductFunction("vip", Role.CONVERSION, "subscriptions");
    private static final FunctionMap MAP =
            new FunctionMap(List.of(SING, GIFT, VIP), List.of("new", "active", "paying"), Duration.ofDays(2), 1);

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static Journey journey(List<Integer> reached, Use... uses) {
        return new Journey(reached.stream().map(FunctionMapTest::day).toList(), List.of(uses));
    }

    private static Use use(String function, int day) {
        return new Use(function, day(day));
    }

    private static final List<Journey> JOURNEYS = List.of(
            journey(List.of(0, 3, 9), use("sing", 1), use("gift", 8), use("vip", 9)),
            journey(List.of(0, 4), use("sing", 1), use("gift", 5)),
            journey(List.of(0), use("sing", 0), use("vip", 5)),
            journey(List.of(0)));

    private static StepEffect effect(FunctionMapping mapping, String function, String stage) {
        return mapping.effects().stream()
                .filter(e -> e.function().name().equals(function) && e.stage().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aUse_isCredited_ifTheStepFollowsInTime() {
        FunctionMapping mapping = MAP.of(JOURNEYS);
        assertThat(effect(mapping, "sing", "new")).isEqualTo(new StepEffect(SING, "new", 3, 1 / 3.0, 1 / 3.0 / 0.5));
        assertThat(effect(mapping, "gift", "active")).isEqualTo(new StepEffect(GIFT, "active", 2, 0.5, 0.5 / 0.5));
        assertThat(effect(mapping, "vip", "new").share()).isZero();
        assertThat(effect(mapping, "vip", "active").users()).isZero();
        assertThat(effect(mapping, "vip", "active").share()).isNaN();
    }

    @Test
    void aUse_atTheVeryEndOfTheTime_counts_andOneAtTheStepBelongsToTheNextStage() {
        FunctionMapping inTime = MAP.of(List.of(journey(List.of(0, 3), use("sing", 1))));
        assertThat(effect(inTime, "sing", "new").share()).isEqualTo(1);
        FunctionMapping late = MAP.of(List.of(journey(List.of(0, 4), use("sing", 1))));
        assertThat(effect(late, "sing", "new").share()).isZero();
        FunctionMapping after = MAP.of(List.of(journey(List.of(0, 3), use("sing", 3))));
        assertThat(effect(after, "sing", "new").users()).isZero();
        assertThat(effect(after, "sing", "active").users()).isEqualTo(1);
    }

    @Test
    void aUser_countsOnce_howeverOftenAFunctionIsUsed() {
        FunctionMapping mapping = MAP.of(List.of(
                journey(List.of(0, 9), use("sing", 8), use("sing", 1)),
                journey(List.of(0), use("sing", 1), use("sing", 2))));
        assertThat(effect(mapping, "sing", "new")).isEqualTo(new StepEffect(SING, "new", 2, 0.5, 1));
    }

    @Test
    void useBeforeTheFirstStage_andAfterTheLast_isNoStep() {
        FunctionMapping mapping =
                MAP.of(List.of(new Journey(List.of(day(1), day(2), day(3)), List.of(use("sing", 0), use("sing", 5)))));
        assertThat(mapping.effects()).extracting(StepEffect::users).containsOnly(0);
    }

    @Test
    void tooFewUsers_showNothing() {
        FunctionMap strict = new FunctionMap(MAP.functions(), MAP.stages(), MAP.within(), 3);
        FunctionMapping mapping = strict.of(JOURNEYS);
        assertThat(effect(mapping, "gift", "active").share()).isNaN();
        assertThat(mapping.mainStep("gift")).isEmpty();
        assertThat(mapping.toTable("lift").rows().get(1)).isEqualTo(Arrays.asList("gift", null, null));
    }

    @Test
    void functionsOfOneStep_competeByLift() {
        List<Journey> journeys = List.of(
                journey(List.of(0, 1), use("sing", 0), use("gift", 0)),
                journey(List.of(0), use("gift", 0)),
                journey(List.of(0)),
                journey(List.of(0)));
        FunctionMapping mapping = MAP.of(journeys);
        assertThat(mapping.mainStep("sing").orElseThrow().lift()).isEqualTo(4);
        assertThat(mapping.serving().get("new"))
                .extracting(StepEffect::function)
                .containsExactly(SING, GIFT);
        assertThat(mapping.serving()).containsOnlyKeys("new", "active");
        assertThat(mapping.serving().get("active")).isEmpty();
        assertThat(mapping.mainStep("vip")).isEmpty();
    }

    @Test
    void severalRevenueCentres_makeALadderEach_withTheCommonFunctions() {
        FunctionMapping mapping = MAP.of(JOURNEYS);
        assertThat(mapping.ladders()).containsOnlyKeys("gifts", "subscriptions");
        assertThat(mapping.ladders().get("gifts")).containsExactly(SING, GIFT);
        assertThat(mapping.ladders().get("subscriptions")).containsExactly(SING, VIP);
    }

    @Test
    void badInput_isNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MAP.of(List.of(journey(List.of(0), use("sings", 0)))))
                .withMessage("unknown function 'sings'; did you mean sing?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MAP.of(List.of(journey(List.of(0, 1, 2, 3)))))
                .withMessage("a journey reached 4 stages of 3: [new, active, paying]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journey(List.of(3, 1)))
                .withMessageContaining("stage 1 was reached at 2026-03-02T00:00:00Z, before stage 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FunctionMap(List.of(SING, SING), MAP.stages(), MAP.within(), 1))
                .withMessageContaining("[sing, sing]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FunctionMap(MAP.functions(), List.of("new"), MAP.within(), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FunctionMap(MAP.functions(), MAP.stages(), Duration.ZERO, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProductFunction(" ", Role.CORE, ""));
    }
}
