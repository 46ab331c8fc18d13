package io.growth4j.segment.trait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.segment.trait.AffinityRule.Affinity;
import io.growth4j.segment.trait.ScenarioRule.Scenario;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TraitTest {
    private static final AffinityRule RULE = AffinityRule.standard();

    @Test
    void affinity_isDrawnTowardsThePopulation() {
        assertThat(RULE.of(5, 5, 0.2)).isEqualTo(new Affinity(0.6, 0.6 / 0.2, true));
        assertThat(RULE.of(0, 0, 0.2)).isEqualTo(new Affinity(0.2, 1, false));
        assertThat(RULE.of(900, 1000, 0.2).share()).isCloseTo(901.0 / 1005, within(1e-12));
    }

    @Test
    void anInclination_needsLiftAndActions() {
        assertThat(RULE.of(4, 4, 0.2).lift()).isGreaterThan(1.5);
        assertThat(RULE.of(4, 4, 0.2).inclined()).isFalse();
        assertThat(RULE.of(4, 5, 0.2).inclined()).isTrue();
        assertThat(new AffinityRule(5, 1.5, 5).of(4, 10, 0.25).lift()).isCloseTo(1.4, within(0.01));
        assertThat(new AffinityRule(5, 1.5, 5).of(4, 10, 0.25).inclined()).isFalse();
        assertThat(new AffinityRule(10, 1.5, 5).of(5, 10, 0.25)).isEqualTo(new Affinity(0.375, 1.5, true));
    }

    @Test
    void whatNobodyDoes_hasNoLift() {
        assertThat(RULE.of(0, 10, 0).lift()).isNaN();
        assertThat(RULE.of(0, 10, 0).inclined()).isFalse();
    }

    @Test
    void badAffinities_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.of(6, 5, 0.5))
                .withMessage("6 of 5 actions: needs 0 ≤ count ≤ actions");
        assertThatIllegalArgumentException().isThrownBy(() -> RULE.of(-1, 5, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> RULE.of(1, 5, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new AffinityRule(0, 1.5, 5));
    }

    @Test
    void preferences_followTheSharesOfThePopulation() {
        CategoryPreferences preferences =
                CategoryPreferences.fit(RULE, List.of("books", "games", "none"), new long[] {60, 40, 0});
        List<Affinity> user = preferences.of(1, 9, 0);
        assertThat(user.get(1).share()).isCloseTo((9 + 5 * 0.4) / 15, within(1e-12));
        assertThat(user).extracting(Affinity::inclined).containsExactly(false, true, false);
        assertThat(user.stream().mapToDouble(Affinity::share).sum()).isCloseTo(1, within(1e-12));
        assertThat(preferences.toJson()).contains("\"shares\":[0.6,0.4,0.0]");
    }

    @Test
    void focus_isOneForOneCategory_andZeroForEqualOnes() {
        CategoryPreferences two = CategoryPreferences.fit(RULE, List.of("a", "b"), new long[] {1, 1});
        assertThat(two.focus(7, 0)).isEqualTo(1);
        assertThat(two.focus(7, 7)).isCloseTo(0, within(1e-12));
        assertThat(two.focus(3, 1)).isCloseTo(1 - 0.8112781245, within(1e-9));
        assertThat(two.focus(0, 0)).isNaN();
        CategoryPreferences three = CategoryPreferences.fit(RULE, List.of("a", "b", "c"), new long[] {1, 1, 1});
        assertThat(three.focus(5, 5, 5)).isCloseTo(0, within(1e-12));
        assertThat(three.focus(5, 5, 0)).isCloseTo(1 - Math.log(2) / Math.log(3), within(1e-12));
    }

    @Test
    void badPreferences_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CategoryPreferences.fit(RULE, List.of("a", "b"), new long[2]))
                .withMessage("no actions in any of [a, b]: there is nothing to fit to");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CategoryPreferences.fit(RULE, List.of("a"), new long[] {1}))
                .withMessageContaining("at least two distinct categories");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CategoryPreferences.fit(RULE, List.of("a", "a"), new long[] {1, 1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CategoryPreferences(RULE, List.of("a", "b"), List.of(0.5, 0.4)))
                .withMessageContaining("do not add up to 1");
        CategoryPreferences two = CategoryPreferences.fit(RULE, List.of("a", "b"), new long[] {1, 1});
        assertThatIllegalArgumentException().isThrownBy(() -> two.of(1)).withMessage("1 counts for 2 categories");
        assertThatIllegalArgumentException().isThrownBy(() -> two.focus(1, -1)).withMessageContaining("count -1");
    }

    @Test
    void sensitivity_isWhatTheUserIsInclinedTo() {
        Affinity yes = new Affinity(0.9, 3, true);
        Affinity no = new Affinity(0.1, 0.5, false);
        assertThat(Sensitivity.of(yes, no)).isEqualTo(Sensitivity.PRICE);
        assertThat(Sensitivity.of(no, yes)).isEqualTo(Sensitivity.SERVICE);
        assertThat(Sensitivity.of(yes, yes)).isEqualTo(Sensitivity.PRICE_AND_SERVICE);
        assertThat(Sensitivity.of(no, no)).isEqualTo(Sensitivity.NEITHER);
    }

    private static long[] at(String... instants) {
        return Stream.of(instants)
                .mapToLong(instant -> Instant.parse(instant).toEpochMilli())
                .toArray();
    }

    @Test
    void scenario_isTheMostFrequentBand_ofWeekdaysOrWeekends() {
        ScenarioRule rule = ScenarioRule.standard(ZoneOffset.UTC);
        long[] instants =
                at("2026-03-02T06:00:00Z", "2026-03-03T08:59:59Z", "2026-03-07T07:00:00Z", "2026-03-04T09:00:00Z");
        assertThat(rule.of(instants)).isEqualTo(new Scenario("WEEKDAY 06-09", 0.5));
        assertThat(rule.of(at("2026-03-07T07:00:00Z")).name()).isEqualTo("WEEKEND 06-09");
    }

    @Test
    void equallyFrequentScenarios_areDecidedByTheFirstOfTheWeekAndDay() {
        ScenarioRule rule = ScenarioRule.standard(ZoneOffset.UTC);
        assertThat(rule.of(at("2026-03-07T07:00:00Z", "2026-03-02T10:00:00Z")))
                .isEqualTo(new Scenario("WEEKDAY 09-17", 0.5));
    }

    @Test
    void theLastBand_lastsOverMidnight() {
        ScenarioRule rule = ScenarioRule.standard(ZoneOffset.UTC);
        assertThat(rule.of(at("2026-03-02T23:30:00Z", "2026-03-03T05:59:00Z")))
                .isEqualTo(new Scenario("WEEKDAY 23-06", 1));
    }

    @Test
    void noPrevailingScenario_isMixed() {
        ScenarioRule rule = ScenarioRule.standard(ZoneOffset.UTC);
        long[] spread = at("2026-03-02T06:00:00Z", "2026-03-02T09:00:00Z", "2026-03-02T18:00:00Z");
        assertThat(rule.of(spread)).isEqualTo(new Scenario("MIXED", 1 / 3.0));
        assertThat(rule.of()).isEqualTo(new Scenario("MIXED", Double.NaN));
    }

    @Test
    void scenario_isToldByTheClockOfTheZone() {
        long[] instant = at("2026-03-06T22:30:00Z");
        assertThat(ScenarioRule.standard(ZoneId.of("Asia/Shanghai")).of(instant).name())
                .isEqualTo("WEEKEND 06-09");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScenarioRule(List.of(9, 6), Set.of(), 0.4, ZoneOffset.UTC))
                .withMessageContaining("[9, 6]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScenarioRule(List.of(), Set.of(), 0.4, ZoneOffset.UTC));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScenarioRule(List.of(0), Set.of(), 0, ZoneOffset.UTC));
    }

    @Test
    void proficiency_isTheThirdOfThePopulation() {
        Proficiency.Thirds thirds = Proficiency.fit(new double[] {1, 2, 3, 4, 5, 6, 7});
        assertThat(thirds).isEqualTo(new Proficiency.Thirds(3, 5));
        assertThat(thirds.of(6, 2)).isEqualTo(Proficiency.LOW);
        assertThat(thirds.of(10, 2)).isEqualTo(Proficiency.MEDIUM);
        assertThat(thirds.of(11, 2)).isEqualTo(Proficiency.HIGH);
        assertThat(thirds.of(0, 0)).isEqualTo(Proficiency.UNKNOWN);
        assertThat(Proficiency.fit(new double[] {2, 2}).of(2, 1)).isEqualTo(Proficiency.LOW);
        assertThatIllegalArgumentException().isThrownBy(() -> Proficiency.fit(new double[] {Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> Proficiency.fit(new double[0]));
    }
}
