package io.growth4j.features.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Event;
import io.growth4j.event.EventType;
import io.growth4j.features.analytics.Funnel.Attempts;
import io.growth4j.features.analytics.Funnel.Exclusion;
import io.growth4j.features.analytics.Funnel.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FunnelTest {
    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");
    private static final EventSelection VIEW = EventSelection.of(EventType.VIEW);
    private static final EventSelection CART = EventSelection.of(EventType.CART);
    private static final EventSelection PAY = EventSelection.of(EventType.PURCHASE);
    private static final EventSelection SPOIL = EventSelection.of(EventType.REFUND);

    /** Tries every attempt: any later event for the next step, by the words of the definition. */
    private static int naive(Funnel funnel, List<Event> user) {
        List<Event> events = new ArrayList<>(user);
        events.sort(Comparator.comparing(Event::time).thenComparing(event -> firstStep(funnel, event)));
        int best = 0;
        for (int i = 0; i < events.size(); i++) {
            if (funnel.order() == Order.ANY) {
                if (firstStep(funnel, events.get(i)) < 99) {
                    best = Math.max(best, anyFrom(funnel, events, i));
                    if (funnel.attempts() == Attempts.FIRST) {
                        return best;
                    }
                }
            } else if (funnel.steps().get(0).matches(events.get(i).type())) {
                best = Math.max(best, 1 + deeper(funnel, events, i, i, 0));
                if (funnel.attempts() == Attempts.FIRST) {
                    return best;
                }
            }
        }
        return best;
    }

    private static int firstStep(Funnel funnel, Event event) {
        for (int step = 0; step < funnel.steps().size(); step++) {
            if (funnel.steps().get(step).matches(event.type())) {
                return step;
            }
        }
        return 99;
    }

    private static int anyFrom(Funnel funnel, List<Event> events, int start) {
        long covered = events.stream()
                .skip(start)
                .filter(event -> within(funnel, events.get(start), event))
                .mapToInt(event -> firstStep(funnel, event))
                .filter(step -> step < 99)
                .distinct()
                .count();
        return (int) covered;
    }

    private static boolean within(Funnel funnel, Event start, Event event) {
        return Duration.between(start.time(), event.time()).compareTo(funnel.window()) <= 0;
    }

    private static int deeper(Funnel funnel, List<Event> events, int start, int last, int step) {
        int best = 0;
        if (step + 1 == funnel.steps().size()) {
            return 0;
        }
        for (int i = last + 1; i < events.size(); i++) {
            Event event = events.get(i);
            boolean follows = funnel.steps().get(step + 1).matches(event.type());
            if (follows && within(funnel, events.get(start), event) && !spoiled(funnel, events, last, i, step)) {
                best = Math.max(best, 1 + deeper(funnel, events, start, i, step + 1));
            }
            boolean seen = funnel.tracked().matches(event.type()) || firstStep(funnel, event) < 99;
            if (funnel.order() == Order.STRICT && seen) {
                return best;
            }
        }
        return best;
    }

    private static boolean spoiled(Funnel funnel, List<Event> events, int last, int next, int step) {
        return funnel.exclusions().stream()
                .filter(exclusion -> exclusion.after() <= step && step < exclusion.before())
                .anyMatch(exclusion -> events.stream()
                        .anyMatch(event -> exclusion.events().matches(event.type())
                                && event.time().isAfter(events.get(last).time())
                                && event.time().isBefore(events.get(next).time())));
    }

    @Property(seed = "6", tries = 1500)
    void reached_isThatOfTheNaiveTwin(@ForAll @LongRange(min = 0, max = 999_999) long seed) {
        Random random = new Random(seed);
        List<Event> events = RandomLogs.events(seed);
        List<EventSelection> pool = List.of(VIEW, CART, PAY, EventSelection.of(EventType.MESSAGE));
        Order order = Order.values()[random.nextInt(3)];
        List<EventSelection> steps = new ArrayList<>(pool.subList(0, 2 + random.nextInt(3)));
        if (order != Order.ANY && random.nextBoolean()) {
            steps.add(pool.get(random.nextInt(3)));
        }
        List<Exclusion> exclusions = order == Order.ANY || random.nextBoolean()
                ? List.of()
                : List.of(new Exclusion(SPOIL, 0, 1 + random.nextInt(steps.size() - 1)));
        Funnel funnel = new Funnel(
                steps,
                order,
                Attempts.values()[random.nextInt(2)],
                Duration.ofHours(1 + random.nextInt(300)),
                EventSelection.of(EventType.VIEW, EventType.REFUND),
                exclusions);
        Instant asOf = RandomLogs.asOf(seed);
        List<Long> expected = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            int needed = step + 1;
            expected.add(RandomLogs.byUser(events, asOf).values().stream()
                    .filter(user -> naive(funnel, user) >= needed)
                    .count());
        }
        assertThat(funnel.compute(RandomLogs.histories(events), asOf).reached())
                .as("%s", funnel)
                .isEqualTo(expected);
    }

    private static List<Event> user(Object... typesAndMinutes) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < typesAndMinutes.length; i += 2) {
            long minutes = ((Integer) typesAndMinutes[i + 1]).longValue();
            events.add(Event.of("u", (EventType) typesAndMinutes[i], NOON.plus(Duration.ofMinutes(minutes))));
        }
        return events;
    }

    private static FunnelCounts count(Funnel funnel, List<Event> events) {
        return funnel.compute(RandomLogs.histories(events), NOON.plus(Duration.ofDays(30)));
    }

    @Test
    void bestAttempt_isTheFirstThatGetsFurthest() {
        Funnel funnel = Funnel.of(Duration.ofHours(1), VIEW, CART, PAY);
        FunnelCounts counts = count(
                funnel,
                user(
                        EventType.VIEW,
                        0,
                        EventType.CART,
                        50,
                        EventType.VIEW,
                        55,
                        EventType.PURCHASE,
                        80,
                        EventType.CART,
                        90,
                        EventType.PURCHASE,
                        100));
        assertThat(counts.reached()).containsExactly(1L, 1L, 1L);
        assertThat(counts.medianSeconds()).isEqualTo(45 * 60);
        assertThat(counts.meanSeconds(2)).isEqualTo(600);
        assertThat(counts.medianSeconds(1)).isEqualTo(35 * 60);
        assertThat(count(funnel.with(Attempts.FIRST), user(EventType.VIEW, 0, EventType.VIEW, 55, EventType.CART, 65))
                        .reached())
                .containsExactly(1L, 0L, 0L);
    }

    @Test
    void windowIsInclusive_andTiesCountInTheOrderOfTheSteps() {
        Funnel funnel = Funnel.of(Duration.ofHours(1), VIEW, CART);
        assertThat(count(funnel, user(EventType.VIEW, 0, EventType.CART, 60)).reached())
                .containsExactly(1L, 1L);
        assertThat(count(funnel, user(EventType.VIEW, 0, EventType.CART, 61)).reached())
                .containsExactly(1L, 0L);
        assertThat(count(Funnel.of(Duration.ofHours(1), VIEW, CART), user(EventType.CART, 0, EventType.VIEW, 0))
                        .reached())
                .containsExactly(1L, 1L);
    }

    @Test
    void repeatedStep_needsAsManyEvents() {
        Funnel twice = Funnel.of(Duration.ofHours(1), VIEW, VIEW, CART);
        assertThat(count(twice, user(EventType.VIEW, 0, EventType.CART, 5)).reached())
                .containsExactly(1L, 0L, 0L);
        assertThat(count(
                                twice.with(Order.STRICT),
                                user(EventType.VIEW, 0, EventType.VIEW, 1, EventType.VIEW, 2, EventType.CART, 3))
                        .reached())
                .containsExactly(1L, 1L, 1L);
        assertThatThrownBy(() -> count(twice.with(Order.ANY), user(EventType.VIEW, 0)))
                .hasMessageContaining("'view' makes several steps");
    }

    @Test
    void unitsWhoseWindowIsNotOver_areOpen() {
        Funnel funnel = Funnel.of(Duration.ofHours(1), VIEW, CART);
        List<Event> events = new ArrayList<>(user(EventType.VIEW, 0));
        events.add(Event.of("late", EventType.VIEW, NOON.plus(Duration.ofMinutes(40))));
        events.add(Event.of("done", EventType.VIEW, NOON.plus(Duration.ofMinutes(41))));
        events.add(Event.of("done", EventType.CART, NOON.plus(Duration.ofMinutes(42))));
        FunnelCounts counts = funnel.compute(RandomLogs.histories(events), NOON.plus(Duration.ofMinutes(90)));
        assertThat(counts.open(0)).isEqualTo(1);
        assertThat(counts.open(1)).isZero();
        assertThat(counts.conversion()).isEqualTo(1 / 3.0);
        assertThat(counts.closedConversion()).isEqualTo(0.5);
        assertThat(counts.toTable().toCsv()).contains("2. cart,1,0.3333333333333333,0.3333333333333333,0,60.0,60.0");
    }

    @Test
    void emptyLog_hasUnknownRates() {
        FunnelCounts counts = count(Funnel.of(Duration.ofHours(1), VIEW, CART), List.of());
        assertThat(counts.reached()).containsExactly(0L, 0L);
        assertThat(counts.conversion()).isNaN();
        assertThat(counts.medianSeconds()).isNaN();
        assertThat(counts.toPlot().table().rows()).hasSize(2);
    }

    @Test
    void impossibleFunnels_areRefused() {
        assertThatThrownBy(() -> Funnel.of(Duration.ofHours(1))).hasMessageContaining("0 steps");
        assertThatThrownBy(() -> Funnel.of(Duration.ZERO, VIEW)).hasMessageContaining("PT0S");
        assertThatThrownBy(() -> new Exclusion(SPOIL, 1, 1)).hasMessageContaining("between steps 1 and 1");
        assertThatThrownBy(() -> Funnel.of(Duration.ofHours(1), VIEW, CART).without(new Exclusion(SPOIL, 0, 2)))
                .hasMessageContaining("before step 2 of 2");
        assertThatThrownBy(() -> Funnel.of(Duration.ofHours(1), VIEW, CART)
                        .without(new Exclusion(SPOIL, 0, 1))
                        .with(Order.ANY))
                .hasMessageContaining("no between");
    }
}
