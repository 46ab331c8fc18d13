package io.growth4j.features.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Event;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.features.analytics.Funnel.Attempts;
import io.growth4j.features.analytics.Funnel.Order;
import io.growth4j.features.analytics.FunnelBreakdown.Attribution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FunnelBreakdownTest {
    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");
    private static final Instant END = NOON.plus(Duration.ofDays(30));
    private static final Funnel FUNNEL = Funnel.of(
            Duration.ofHours(60),
            EventSelection.of(EventType.VIEW),
            EventSelection.of(EventType.CART),
            EventSelection.of(EventType.PURCHASE));

    private static Event event(String user, EventType type, int minutes, String channel) {
        Event event = Event.of(user, type, NOON.plus(Duration.ofMinutes(minutes)));
        return channel.isEmpty() ? event : event.with(EventSchema.CHANNEL, channel);
    }

    private static Map<String, List<Long>> groups(FunnelBreakdown question, List<Event> events) {
        Map<String, List<Long>> reached = new TreeMap<>();
        question.compute(EventLogs.of(events), END)
                .groups()
                .forEach((value, counts) -> reached.put(value, counts.reached()));
        return reached;
    }

    private static final List<Event> JOURNEYS = List.of(
            event("a", EventType.VIEW, 0, ""),
            event("a", EventType.CART, 1, "web"),
            event("a", EventType.PURCHASE, 2, "ios"),
            event("b", EventType.VIEW, 0, "web"),
            event("b", EventType.CART, 5, "ios"),
            event("c", EventType.VIEW, 0, ""));

    @Test
    void valueOfAUser_isThatOfTheAttributedStep() {
        assertThat(groups(FunnelBreakdown.first(FUNNEL, "channel"), JOURNEYS))
                .as("the first that there is")
                .isEqualTo(Map.of("web", List.of(2L, 2L, 1L), "", List.of(1L, 0L, 0L)));
        assertThat(groups(FunnelBreakdown.last(FUNNEL, "channel"), JOURNEYS))
                .isEqualTo(Map.of("ios", List.of(2L, 2L, 1L), "", List.of(1L, 0L, 0L)));
        assertThat(groups(FunnelBreakdown.atStep(FUNNEL, "channel", 0), JOURNEYS))
                .isEqualTo(Map.of("web", List.of(1L, 1L, 0L), "", List.of(2L, 1L, 1L)));
        assertThat(groups(FunnelBreakdown.atStep(FUNNEL, "channel", 2), JOURNEYS))
                .isEqualTo(Map.of("ios", List.of(1L, 1L, 1L), "", List.of(2L, 1L, 0L)));
    }

    @Test
    void answer_hasATableAndAPicture() {
        FunnelGroups answer = FunnelBreakdown.first(FUNNEL, "channel").compute(EventLogs.of(JOURNEYS), END);
        assertThat(answer.toTable().toCsv())
                .isEqualTo("channel,step 1,step 2,step 3,conversion,median seconds\r\n"
                        + "(none),1,0,0,0.0,\r\nweb,2,2,1,0.5,120.0\r\n");
        assertThat(answer.toPlot().table().rows().get(2)).containsExactly("step 3", 0.0, 0.5);
    }

    private static List<Event> random(long seed) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (Event event : RandomLogs.events(seed)) {
            int channel = random.nextInt(4);
            events.add(channel == 0 ? event : event.with(EventSchema.CHANNEL, "c" + channel));
        }
        return events;
    }

    /** Each group is the whole funnel of the users of its value, whoever they are; all groups together hold everybody. */
    @Property(seed = "51", tries = 300)
    void groups_addUpToTheFunnel_andEachIsTheFunnelOfItsUsers(@ForAll @LongRange(min = 0, max = 999_999) long seed) {
        Random random = new Random(seed);
        List<Event> events = random(seed);
        Instant asOf = RandomLogs.asOf(seed);
        Attribution attribution = Attribution.values()[random.nextInt(3)];
        Order order = Order.values()[random.nextInt(attribution == Attribution.STEP ? 2 : 3)];
        Funnel funnel = FUNNEL.with(order).with(Attempts.values()[random.nextInt(2)]);
        int step = attribution == Attribution.STEP ? random.nextInt(3) : 0;
        FunnelBreakdown question = new FunnelBreakdown(funnel, "channel", attribution, step);
        Map<String, List<Event>> byUser = RandomLogs.byUser(events, asOf);
        Map<String, List<Event>> byValue = new TreeMap<>();
        byUser.forEach((user, history) -> question.compute(EventLogs.of(withChannel(history)), asOf)
                .groups()
                .keySet()
                .forEach(value -> byValue.computeIfAbsent(value, unused -> new ArrayList<>())
                        .addAll(history)));
        Map<String, List<Long>> expected = new TreeMap<>();
        byValue.forEach((value, group) -> expected.put(
                value, funnel.compute(RandomLogs.histories(group), asOf).reached()));
        Map<String, List<Long>> groups = new TreeMap<>();
        question.compute(EventLogs.of(withChannel(events)), asOf)
                .groups()
                .forEach((value, counts) -> groups.put(value, counts.reached()));
        assertThat(groups).isEqualTo(expected);
        long all = funnel.compute(RandomLogs.histories(events), asOf).reached(0);
        assertThat(expected.values().stream()
                        .mapToLong(reached -> reached.get(0))
                        .sum())
                .isEqualTo(all);
        Tally<FunnelGroups> left = question.tally(asOf);
        Tally<FunnelGroups> right = question.tally(asOf);
        Collections.shuffle(events, random);
        events.forEach(event -> (event.hashCode() % 2 == 0 ? left : right).accept(event));
        assertThat(left.merge(right).answer(asOf).toTable().toCsv())
                .isEqualTo(question.compute(EventLogs.of(withChannel(events)), asOf)
                        .toTable()
                        .toCsv());
    }

    /** A log has the column if any event has; this one comes too late to count. */
    private static List<Event> withChannel(List<Event> events) {
        List<Event> all = new ArrayList<>(events);
        all.add(event("late", EventType.VIEW, 10_000_000, "web"));
        return all;
    }

    @Test
    void impossibleBreakdowns_areRefused() {
        assertThatThrownBy(() -> FunnelBreakdown.atStep(FUNNEL, "channel", 3)).hasMessageContaining("step 3");
        assertThatThrownBy(() -> FunnelBreakdown.atStep(FUNNEL.with(Order.ANY), "channel", 1))
                .hasMessageContaining("any order");
        assertThatThrownBy(() -> new FunnelBreakdown(FUNNEL, "channel", Attribution.FIRST, 1))
                .hasMessageContaining("only STEP");
        assertThatThrownBy(() -> FunnelBreakdown.first(FUNNEL, "chanel").compute(EventLogs.of(JOURNEYS), END))
                .hasMessageContaining("did you mean channel");
    }

    @Test
    void aliases_makeOneJourneyOfTwo() {
        List<Event> events = List.of(
                event("cookie", EventType.VIEW, 0, "web"),
                event("anna", EventType.CART, 1, "ios"),
                event("anna", EventType.PURCHASE, 2, "ios"));
        FunnelCounts apart = FUNNEL.compute(EventLogs.of(events), END);
        assertThat(apart.reached()).containsExactly(1L, 0L, 0L);
        FunnelCounts merged = FUNNEL.compute(EventLogs.aliased(EventLogs.of(events), Map.of("cookie", "anna")), END);
        assertThat(merged.reached()).containsExactly(1L, 1L, 1L);
    }
}
