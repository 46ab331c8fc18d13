package io.growth4j.features.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.event.Event;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventType;
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

class OrderedRetentionTest {
    private static final Instant LATE = Instant.parse("2030-01-01T00:00:00Z");

    private static Retention question(Random random) {
        EventSelection events =
                random.nextBoolean() ? EventSelection.any() : EventSelection.of(EventType.VIEW, EventType.CART);
        return Retention.of(RandomLogs.NEW_YORK, RandomLogs.START.plus(Duration.ofDays(random.nextInt(9))))
                .cohorts(random.nextBoolean() ? CohortKind.FIRST_EVER : CohortKind.FIRST_IN_RANGE)
                .cohortCount(1 + random.nextInt(12))
                .starting(events)
                .returning(events)
                .on(1 + random.nextInt(12))
                .build();
    }

    private static List<Event> inOrder(List<Event> events) {
        List<Event> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparing(Event::time));
        return sorted;
    }

    @Property(seed = "5", tries = 500)
    void logInOrder_isCountedAsItsHistoriesAre(@ForAll @LongRange(min = 0, max = 999_999) long seed) {
        Retention question = question(new Random(seed));
        List<Event> events = RandomLogs.events(seed);
        Instant asOf = RandomLogs.asOf(seed);
        assertThat(OrderedRetention.suits(question)).isTrue();
        assertThat(OrderedRetention.compute(question, EventLogs.of(inOrder(events)), asOf))
                .get()
                .hasToString(
                        question.compute(RandomLogs.histories(events), asOf).toString());
    }

    @Test
    void manyUsersOfAnyName_areCountedAsTheirHistoriesAre() {
        Random random = new Random(8);
        Retention question = Retention.of(RandomLogs.NEW_YORK, RandomLogs.START).build();
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 300_000; i++) {
            int user = (int) (30_000 * Math.pow(random.nextDouble(), 3));
            events.add(Event.of(
                    user % 3 == 0 ? "u" + user : "" + user, EventType.VIEW, RandomLogs.START.plusSeconds(i * 15L)));
        }
        EventLog log = EventLogs.of(events);
        assertThat(OrderedRetention.compute(question, log, LATE))
                .get()
                .hasToString(
                        question.compute(HistoryCollector.collect(log), LATE).toString());
    }

    @Test
    void dayAfterALaterOne_isLeftToCountingThatTakesAnyOrder() {
        Retention question = Retention.of(RandomLogs.NEW_YORK, RandomLogs.START).build();
        List<Event> events = List.of(
                Event.of("a", EventType.VIEW, RandomLogs.START.plus(Duration.ofDays(1))),
                Event.of("a", EventType.VIEW, RandomLogs.START));
        assertThat(OrderedRetention.compute(question, EventLogs.of(events), LATE))
                .isEmpty();
        RetentionMatrix matrix = question.compute(EventLogs.of(events), LATE);
        assertThat(matrix.size(0)).isEqualTo(1);
        assertThat(matrix.count(0, 0)).isEqualTo(1);
    }
}
