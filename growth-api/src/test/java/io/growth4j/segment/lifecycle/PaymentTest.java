package io.growth4j.segment.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Absent;
import io.growth4j.segment.rule.Decision;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PaymentTest {
    private static final long DAY = 86_400_000L;
    private static final long NONE = Absent.LONG;
    private static final Instant AS_OF = Instant.ofEpochMilli(1000 * DAY);
    private static final PaymentRule RULE = PaymentRule.standard();
    private static final FeatureSchema SCHEMA = FeatureSchema.of(RULE.features());

    private static UserSnapshot user(long orders, Duration silence) {
        return UserSnapshots.of(SCHEMA, "u", AS_OF)
                .with(StandardFeatures.ORDERS, orders)
                .with(StandardFeatures.LAST_ORDER_AT, AS_OF.minus(silence))
                .build();
    }

    @Test
    void stage_followsTheNumberOfOrdersAndLapsesAfterTheGap() {
        Decision<PaymentStatus> decision = RULE.bind(SCHEMA);
        Duration month = Duration.ofDays(30);
        assertThat(decision.decide(UserSnapshots.of(SCHEMA, "u", AS_OF).build()))
                .hasToString("REGISTERED");
        assertThat(decision.decide(UserSnapshots.of(SCHEMA, "u", AS_OF)
                        .with(StandardFeatures.FIRST_TRIAL_AT, AS_OF)
                        .with(StandardFeatures.ORDERS, 0)
                        .build()))
                .as("free users never lapse")
                .hasToString("TRIAL");
        assertThat(decision.decide(user(1, month))).hasToString("FIRST");
        assertThat(decision.decide(user(1, month.plusMillis(1)))).hasToString("FIRST_LAPSED");
        assertThat(decision.decide(user(2, month.plusMillis(1)))).hasToString("SECOND_LAPSED");
        assertThat(decision.decide(user(3, month))).hasToString("LOYAL");
        assertThat(decision.explain(user(5, Duration.ofDays(45))))
                .isEqualTo("LOYAL_LAPSED: 5 orders ≥ 3, 45.0 days since last order > lapse gap 30.0 days");
        assertThat(decision.explain(user(1, Duration.ofDays(2))))
                .isEqualTo("FIRST: 1 order, 2.0 days since last order ≤ lapse gap 30.0 days");
    }

    @Test
    void everyStatus_isOneOfTheOutcomes() {
        assertThat(PaymentStatus.all()).hasSize(8).doesNotHaveDuplicates();
        for (PaymentStatus status : PaymentStatus.all()) {
            assertThat(PaymentStatus.of(status.stage(), status.lapsed())).isSameAs(status);
        }
        assertThatThrownBy(() -> new PaymentStatus(PaymentStage.TRIAL, true)).hasMessageContaining("TRIAL");
    }

    @Test
    void impossibleParameters_areRefused() {
        assertThatThrownBy(() -> new PaymentRule(2, Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1)))
                .hasMessageContaining("loyalOrders 2");
        assertThatThrownBy(() -> new PaymentRule(3, Duration.ZERO, Duration.ofDays(1), Duration.ofDays(1)))
                .hasMessageContaining("PT0S");
        assertThatThrownBy(() -> RULE.gap(PaymentStage.TRIAL)).hasMessageContaining("TRIAL");
        assertThat(RULE.gap(PaymentStage.LOYAL)).isEqualTo(Duration.ofDays(30));
    }

    /** Users: registered; tried; one order; two orders 40 days apart; four orders; trial then two orders. */
    private static UserTable table(boolean trials) {
        FeatureSchema schema = FeatureSchema.of(
                StandardFeatures.REGISTERED_AT,
                StandardFeatures.FIRST_TRIAL_AT,
                StandardFeatures.orderAt(1),
                StandardFeatures.orderAt(2),
                StandardFeatures.orderAt(3),
                StandardFeatures.ORDERS,
                StandardFeatures.LAST_ORDER_AT);
        long[] trial = {NONE, 2, NONE, NONE, NONE, 4};
        long[] none = {NONE, NONE, NONE, NONE, NONE, NONE};
        return UserTable.of(schema, UserKeys.of(1, 2, 3, 4, 5, 6), 1000 * DAY)
                .column(StandardFeatures.REGISTERED_AT, days(0, 0, 0, 0, 0, 0))
                .column(StandardFeatures.FIRST_TRIAL_AT, trials ? days(trial) : none)
                .column(StandardFeatures.orderAt(1), days(NONE, NONE, 10, 10, 10, 10))
                .column(StandardFeatures.orderAt(2), days(NONE, NONE, NONE, 50, 70, 110))
                .column(StandardFeatures.orderAt(3), days(NONE, NONE, NONE, NONE, 80, NONE))
                .column(StandardFeatures.ORDERS, new long[] {NONE, 0, 1, 2, 4, 2})
                .column(StandardFeatures.LAST_ORDER_AT, days(NONE, NONE, 10, 50, 200, 110))
                .build();
    }

    private static long[] days(long... days) {
        return Arrays.stream(days).map(day -> day == NONE ? NONE : day * DAY).toArray();
    }

    @Test
    void ladder_countsStagesConversionsAndTimes() {
        PaymentLadder ladder = PaymentLadder.of(table(true), 3);
        assertThat(ladder.steps().stream().map(PaymentLadder.Step::users)).containsExactly(1L, 1L, 1L, 2L, 1L);
        assertThat(ladder.steps().stream().map(PaymentLadder.Step::reached)).containsExactly(6L, 5L, 4L, 3L, 1L);
        assertThat(ladder.steps().get(2).conversion()).isEqualTo(4 / 5.0);
        assertThat(ladder.steps().get(0).conversion()).isNaN();
        assertThat(ladder.steps().get(1).medianDays()).isEqualTo(3);
        assertThat(ladder.steps().get(3).medianDays()).isEqualTo(60);
        assertThat(ladder.repurchaseRate()).isEqualTo(0.75);
        assertThat(ladder.toTable().toCsv()).contains("LOYAL,1,1,0.3333333333333333,10.0");
    }

    @Test
    void ladderOfALogWithoutTrials_leavesTheStepOut() {
        PaymentLadder ladder = PaymentLadder.of(table(false), 3);
        assertThat(ladder.steps().stream().map(PaymentLadder.Step::stage))
                .containsExactly(PaymentStage.REGISTERED, PaymentStage.FIRST, PaymentStage.SECOND, PaymentStage.LOYAL);
        assertThat(ladder.steps().get(1).conversion()).isEqualTo(4 / 6.0);
        PaymentLadder empty = PaymentLadder.of(table(false).select(new int[0]), 3);
        assertThat(empty.repurchaseRate()).isNaN();
    }

    @Test
    void fit_takesTheNinetiethPercentileOfTheStagesGaps() {
        PaymentRule rule = PaymentFit.standard().fit(table(true));
        assertThat(rule.firstGap()).as("gaps 40, 60, 100").isEqualTo(Duration.ofDays(92));
        assertThat(rule.secondGap()).as("10 days, but configured 30").isEqualTo(Duration.ofDays(30));
        assertThat(rule.loyalGap()).as("120 days for one order more").isEqualTo(Duration.ofDays(120));
        PaymentRule none = PaymentFit.standard().fit(table(true).select(new int[] {0}));
        assertThat(none).isEqualTo(PaymentRule.standard());
    }
}
