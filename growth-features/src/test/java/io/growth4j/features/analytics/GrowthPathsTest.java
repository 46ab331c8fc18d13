package io.growth4j.features.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Event;
import io.growth4j.event.EventType;
import io.growth4j.segment.path.BehaviourKind;
import io.growth4j.segment.path.TransitionGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class GrowthPathsTest {
    @Property(seed = "21", tries = 200)
    void graph_isThatOfTheJourneys(@ForAll @LongRange(min = 0, max = 999_999) long seed) {
        List<Event> events = RandomLogs.events(seed);
        Instant asOf = RandomLogs.asOf(seed);
        EventSelection steps = EventSelection.of(EventType.VIEW, EventType.CART, EventType.PURCHASE);
        TransitionGraph graph = new GrowthPaths(steps, Duration.ofDays(100))
                .compute(RandomLogs.histories(events), asOf)
                .graph();
        TransitionGraph expected = TransitionGraph.of(RandomLogs.byUser(events, asOf).values().stream()
                .map(user -> user.stream()
                        .map(event -> event.type())
                        .filter(steps::matches)
                        .map(EventType::name)
                        .toList())
                .toList());
        assertThat(graph.behaviours()).isEqualTo(expected.behaviours());
        for (String from : expected.behaviours()) {
            for (String to : expected.behaviours()) {
                assertThat(graph.count(from, to)).isEqualTo(expected.count(from, to));
                assertThat(graph.probability(from, to)).isEqualTo(expected.probability(from, to));
            }
        }
    }

    private static Event event(String user, EventType type, int minutes) {
        return Event.of(user, type, RandomLogs.START.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void eventsTooFarApart_doNotFollow_andKindsFollowTheMedianUser() {
        List<Event> events = List.of(
                event("a", EventType.REGISTER, 0),
                event("a", EventType.VIEW, 10),
                event("a", EventType.VIEW, 200),
                event("b", EventType.REGISTER, 0),
                event("b", EventType.VIEW, 90),
                event("b", EventType.VIEW, 91));
        PathCounts counts = new GrowthPaths(EventSelection.any(), Duration.ofHours(1))
                .compute(RandomLogs.histories(events), RandomLogs.START.plus(Duration.ofDays(1)));
        assertThat(counts.graph().probability("register", "view")).isEqualTo(0.5);
        assertThat(counts.graph().probability("view", "view")).isEqualTo(0.25);
        assertThat(counts.kinds())
                .isEqualTo(Map.of(EventType.REGISTER, BehaviourKind.ONE_OFF, EventType.VIEW, BehaviourKind.CONTINUOUS));
        assertThat(counts.graph().bestPath("register", "view", 1).orElseThrow().probability())
                .isEqualTo(0.5);
        assertThat(counts.toTable().toCsv()).contains("register,ONE_OFF,0.0,0.5");
        assertThatThrownBy(() -> new GrowthPaths(EventSelection.any(), Duration.ZERO))
                .hasMessageContaining("PT0S");
        assertThatThrownBy(() -> TransitionGraph.ofCounts(List.of("a"), new long[] {1}, new long[][] {{2}}))
                .hasMessageContaining("'a' was done 1 times");
    }
}
