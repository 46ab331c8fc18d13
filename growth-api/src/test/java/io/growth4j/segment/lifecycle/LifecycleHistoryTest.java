package io.growth4j.segment.lifecycle;

import static io.growth4j.segment.lifecycle.LifecycleStage.CHURNED;
import static io.growth4j.segment.lifecycle.LifecycleStage.DORMANT;
import static io.growth4j.segment.lifecycle.LifecycleStage.GROWTH;
import static io.growth4j.segment.lifecycle.LifecycleStage.INTRO;
import static io.growth4j.segment.lifecycle.LifecycleStage.MATURE;
import static io.growth4j.segment.lifecycle.LifecycleStage.PROSPECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.user.UserKeys;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleHistoryTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private static Instant day(int day) {
        return START.plusSeconds(86_400L * day);
    }

    private static LifecycleHistory history() {
        UserKeys two = UserKeys.of("a", "b");
        UserKeys three = UserKeys.of("c", "a", "b");
        return new LifecycleHistory()
                .add(day(0), two, List.of(INTRO, CHURNED)::get)
                .add(day(1), three, List.of(INTRO, GROWTH, CHURNED)::get)
                .add(day(2), three, List.of(INTRO, GROWTH, INTRO)::get)
                .add(day(4), three, List.of(DORMANT, MATURE, GROWTH)::get);
    }

    @Test
    void flows_countEachUserOncePerStep() {
        List<LifecycleFlow> flows = history().flows();
        assertThat(flows).hasSize(3);
        LifecycleFlow first = flows.get(0);
        assertThat(first.from()).isEqualTo(day(0));
        assertThat(first.count(INTRO, GROWTH)).isEqualTo(1);
        assertThat(first.count(PROSPECT, INTRO))
                .as("a user who was not known before")
                .isEqualTo(1);
        assertThat(first.count(CHURNED, CHURNED)).isEqualTo(1);
        assertThat(first.reactivated()).isZero();
        assertThat(flows.get(1).reactivated()).isEqualTo(1);
        assertThat(flows.get(2).share(GROWTH, MATURE)).isEqualTo(1);
        assertThat(flows.get(2).share(CHURNED, INTRO)).isNaN();
        for (LifecycleFlow flow : flows) {
            long users = List.of(LifecycleStage.values()).stream()
                    .mapToLong(flow::after)
                    .sum();
            assertThat(users).isEqualTo(3);
        }
        assertThat(first.toTable().rows().get(PROSPECT.ordinal())).contains(1L);
        assertThat(first.toPlot().table().toCsv())
                .contains("INTRO,0.0,0.0,0.0,0.0,1.0,0.0")
                .as("nobody was there")
                .doesNotContain("MATURE,");
    }

    @Test
    void reactivation_isFromSilentToPresentOnly() {
        for (LifecycleStage from : LifecycleStage.values()) {
            for (LifecycleStage to : LifecycleStage.values()) {
                boolean expected = List.of(DORMANT, CHURNED).contains(from)
                        && List.of(INTRO, GROWTH, MATURE).contains(to);
                assertThat(new LifecycleTransition(from, to).isReactivated()).isEqualTo(expected);
            }
        }
    }

    @Test
    void durations_measureRunsWithBothEndsAndCountTheOthers() {
        List<StageDuration> durations = history().durations();
        StageDuration intro = durations.get(INTRO.ordinal());
        assertThat(intro.completed()).as("c for 3 days, b for 2").isEqualTo(2);
        assertThat(intro.open()).as("a, whose start is not known").isEqualTo(1);
        assertThat(intro.medianDays()).isEqualTo(2.5);
        StageDuration churned = durations.get(CHURNED.ordinal());
        assertThat(churned.completed()).isZero();
        assertThat(churned.open()).isEqualTo(1);
        assertThat(churned.medianDays()).isNaN();
        assertThat(durations.get(GROWTH.ordinal())).isEqualTo(new StageDuration(GROWTH, 1, 1, 3, 3, 3));
        assertThat(StageDuration.toTable(durations).rows()).hasSize(6);
    }

    @Test
    void instantOutOfOrder_isRefused() {
        LifecycleHistory history = history();
        assertThatThrownBy(() -> history.add(day(4), UserKeys.of("a"), row -> INTRO))
                .hasMessageContaining("is not after");
    }

    @Test
    void manyUsers_areKeptApart() {
        long[] ids = java.util.stream.LongStream.range(0, 1000).toArray();
        LifecycleHistory history = new LifecycleHistory()
                .add(day(0), UserKeys.of(ids), row -> INTRO)
                .add(day(1), UserKeys.of(ids), row -> row % 4 == 0 ? GROWTH : INTRO);
        assertThat(history.flows().get(0).count(INTRO, GROWTH)).isEqualTo(250);
    }
}
