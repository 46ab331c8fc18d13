package io.growth4j.segment.lifecycle;

import static io.growth4j.segment.lifecycle.LifecycleStage.CHURNED;
import static io.growth4j.segment.lifecycle.LifecycleStage.DORMANT;
import static io.growth4j.segment.lifecycle.LifecycleStage.GROWTH;
import static io.growth4j.segment.lifecycle.LifecycleStage.INTRO;
import static io.growth4j.segment.lifecycle.LifecycleStage.MATURE;
import static io.growth4j.segment.lifecycle.LifecycleStage.PROSPECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.segment.rule.Decision;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LifecycleRuleTest {
    private static final Instant AS_OF = Instant.parse("2024-06-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final LifecycleRule RULE = LifecycleRule.standard();
    private static final FeatureSchema SCHEMA = FeatureSchema.of(RULE.features());

    private static UserSnapshot user(Duration tenure, Duration gap, long core, long periods) {
        return UserSnapshots.of(SCHEMA, "u", AS_OF)
                .with(StandardFeatures.FIRST_ACTIVE_AT, AS_OF.minus(tenure))
                .with(StandardFeatures.LAST_ACTIVE_AT, AS_OF.minus(gap))
                .with(StandardFeatures.CORE_EVENTS, core)
                .with(RULE.activePeriods(), periods)
                .build();
    }

    private static LifecycleStage stage(UserSnapshot user) {
        return RULE.bind(SCHEMA).decide(user);
    }

    @Test
    void eachLineOfTheRule_hasItsStage() {
        assertThat(stage(UserSnapshots.of(SCHEMA, "u", AS_OF).build())).isEqualTo(PROSPECT);
        assertThat(stage(user(DAY.multipliedBy(90), DAY.multipliedBy(9), 5, 0))).isEqualTo(CHURNED);
        assertThat(stage(user(DAY.multipliedBy(90), DAY.multipliedBy(5), 5, 0))).isEqualTo(DORMANT);
        assertThat(stage(user(DAY.multipliedBy(90), DAY, 0, 4))).isEqualTo(INTRO);
        assertThat(stage(user(Duration.ofHours(23), Duration.ofHours(1), 3, 1))).isEqualTo(INTRO);
        assertThat(stage(user(DAY.multipliedBy(90), DAY, 1, 2))).isEqualTo(GROWTH);
        assertThat(stage(user(DAY.multipliedBy(90), DAY, 1, 3))).isEqualTo(MATURE);
    }

    @Test
    void timeEqualToALimit_belongsToTheHealthierStage() {
        Duration milli = Duration.ofMillis(1);
        assertThat(stage(user(DAY.multipliedBy(90), DAY.multipliedBy(7), 5, 3))).isEqualTo(DORMANT);
        assertThat(stage(user(DAY.multipliedBy(90), DAY.multipliedBy(7).plus(milli), 5, 3)))
                .isEqualTo(CHURNED);
        assertThat(stage(user(DAY.multipliedBy(90), Duration.ofHours(84), 5, 3)))
                .isEqualTo(MATURE);
        assertThat(stage(user(DAY.multipliedBy(90), Duration.ofHours(84).plus(milli), 5, 3)))
                .isEqualTo(DORMANT);
        assertThat(stage(user(DAY, milli, 5, 3))).isEqualTo(MATURE);
        assertThat(stage(user(DAY.minus(milli), milli, 5, 3))).isEqualTo(INTRO);
    }

    @Test
    void explanation_namesTheConditionAndTheValues() {
        Decision<LifecycleStage> decision = RULE.bind(SCHEMA);
        assertThat(decision.explain(user(DAY.multipliedBy(90), DAY.multipliedBy(9), 5, 0)))
                .isEqualTo("CHURNED: 9.0 days since last activity > churn gap 7.0 days");
        assertThat(decision.explain(
                        user(DAY.multipliedBy(90), Duration.ofHours(84).plusMillis(10_000), 5, 0)))
                .isEqualTo(
                        "DORMANT: 3.5001 days since last activity > dormant gap 3.5 days, within churn gap 7.0 days");
        assertThat(decision.explain(user(DAY.multipliedBy(90), DAY, 0, 4)))
                .isEqualTo("INTRO: 0 core events < activation count 1");
        assertThat(decision.explain(user(Duration.ofHours(12), DAY.dividedBy(4), 2, 4)))
                .isEqualTo("INTRO: 0.5 days since first activity < typical interval 1.0 days");
        assertThat(decision.explain(user(DAY.multipliedBy(90), DAY, 1, 2)))
                .isEqualTo("GROWTH: active in 2 of the last 4 periods of 1.0 days < 3");
        assertThat(decision.explain(user(DAY.multipliedBy(90), DAY, 1, 4)))
                .isEqualTo("MATURE: active in 4 of the last 4 periods of 1.0 days ≥ 3");
        assertThat(decision.explain(UserSnapshots.of(SCHEMA, "u", AS_OF).build()))
                .isEqualTo("PROSPECT: never active");
    }

    @Test
    void impossibleParameters_areRefused() {
        assertThatThrownBy(() -> new LifecycleRule(DAY, 1, 3, Duration.ofDays(7), Duration.ofDays(7)))
                .hasMessageContaining("dormantGap PT168H is not above zero and below churnGap PT168H");
        assertThatThrownBy(() -> new LifecycleRule(Duration.ZERO, 1, 3, DAY, Duration.ofDays(7)))
                .hasMessageContaining("typicalInterval PT0S");
        assertThatThrownBy(() -> new LifecycleRule(DAY, -1, 3, DAY, Duration.ofDays(7)))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new LifecycleRule(DAY, 1, 64, DAY, Duration.ofDays(7)))
                .hasMessageContaining("64");
        assertThatThrownBy(() -> RULE.bind(FeatureSchema.of(StandardFeatures.all())))
                .hasMessageContaining("active_periods_4xPT24H");
    }

    /** The facts of a log of hours before the instant, each a core event, by the words of the rule. */
    private static UserSnapshot facts(LifecycleRule rule, List<Integer> hoursBefore, long coreEvents) {
        FeatureSchema schema = FeatureSchema.of(rule.features());
        UserSnapshots.Builder user = UserSnapshots.of(schema, "u", AS_OF);
        if (hoursBefore.isEmpty()) {
            return user.build();
        }
        long periodHours = rule.typicalInterval().toHours();
        long periods = hoursBefore.stream()
                .map(hours -> (hours - 1) / periodHours)
                .filter(period -> period <= rule.maturePeriods())
                .distinct()
                .count();
        return user.with(
                        StandardFeatures.FIRST_ACTIVE_AT,
                        AS_OF.minus(Duration.ofHours(
                                hoursBefore.stream().max(Integer::compare).orElseThrow())))
                .with(
                        StandardFeatures.LAST_ACTIVE_AT,
                        AS_OF.minus(Duration.ofHours(
                                hoursBefore.stream().min(Integer::compare).orElseThrow())))
                .with(StandardFeatures.CORE_EVENTS, coreEvents)
                .with(rule.activePeriods(), periods)
                .build();
    }

    @Property(seed = "11", tries = 2000)
    void oneMoreLaterCoreEvent_neverLowersTheStage(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 500) Integer> hours,
            @ForAll @IntRange(min = 1, max = 500) int added,
            @ForAll @IntRange(min = 1, max = 72) int typicalHours,
            @ForAll @IntRange(min = 0, max = 5) int activation,
            @ForAll @IntRange(min = 1, max = 6) int mature,
            @ForAll @IntRange(min = 2, max = 300) int churnHours) {
        LifecycleRule rule = new LifecycleRule(
                Duration.ofHours(typicalHours),
                activation,
                mature,
                Duration.ofHours(churnHours - 1),
                Duration.ofHours(churnHours));
        Decision<LifecycleStage> decision = rule.bind(FeatureSchema.of(rule.features()));
        LifecycleStage before = decision.decide(facts(rule, hours, hours.size()));
        int last = hours.stream().min(Integer::compare).orElseThrow();
        List<Integer> more = new ArrayList<>(hours);
        more.add(Math.min(added, last));
        LifecycleStage after = decision.decide(facts(rule, more, more.size()));
        assertThat(after).isGreaterThanOrEqualTo(before);
        assertThat(rule.outcomes()).contains(before, after);
    }

    @Test
    void fit_takesTheRhythmFromTheUsers() {
        double[] gaps = {2, 3, 4, 5, 20, Double.NaN, Double.NaN};
        LifecycleRule weekly = LifecycleFit.withChurnGap(Duration.ofDays(60)).fit(table(gaps));
        assertThat(weekly.typicalInterval()).isEqualTo(Duration.ofDays(4));
        assertThat(weekly.dormantGap()).as("max(2 x 4, p80 = 8)").isEqualTo(Duration.ofDays(8));
        assertThat(weekly.churnGap()).isEqualTo(Duration.ofDays(60));
        assertThat(LifecycleFit.standard().fit(table(gaps)).dormantGap()).isEqualTo(Duration.ofHours(84));
        assertThat(LifecycleFit.standard().fit(table(1, 1)).typicalInterval()).isEqualTo(DAY);
        assertThat(LifecycleFit.standard().fit(table(0.2, 0.2)).typicalInterval())
                .as("at least a day")
                .isEqualTo(DAY);
    }

    @Test
    void fitWithoutRetainedUsers_isRefused() {
        assertThatThrownBy(() -> LifecycleFit.standard().fit(table(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none of 1 users was active on two days");
        assertThatThrownBy(() -> LifecycleFit.standard().fit(table())).hasMessageContaining("none of 0 users");
    }

    private static UserTable table(double... gaps) {
        return UserTable.of(FeatureSchema.of(StandardFeatures.MEDIAN_GAP_DAYS), UserKeys.of(new long[gaps.length]), 0)
                .column(StandardFeatures.MEDIAN_GAP_DAYS, gaps)
                .build();
    }
}
