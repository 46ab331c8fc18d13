package io.growth4j.features.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.definition.Granularity;
import io.growth4j.event.Event;
import io.growth4j.event.EventCatalog;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private static final Instant LATE = Instant.parse("2030-01-01T00:00:00Z");

    /** A log that remembers which columns it was asked for. */
    private record AskedLog(EventLog log, List<Set<String>> asked) implements EventLog {
        @Override
        public EventSchema schema() {
            return log.schema();
        }

        @Override
        public EventCursor read() {
            throw new AssertionError("all columns are asked for");
        }

        @Override
        public EventCursor read(Set<String> columns) {
            asked.add(columns);
            return log.read(columns);
        }
    }

    private static List<Set<String>> asked(Question<?> question) {
        List<Event> events = RandomLogs.events(4).stream()
                .map(event -> event.with(EventSchema.CHANNEL, "web"))
                .toList();
        AskedLog log = new AskedLog(EventLogs.of(events), new ArrayList<>());
        question.compute(log, LATE);
        return log.asked();
    }

    @Test
    void questions_askALogForTheColumnsTheyNeed() {
        EventSelection any = EventSelection.any();
        assertThat(asked(Retention.of(RandomLogs.NEW_YORK, RandomLogs.START)
                        .onOrAfter(3)
                        .build()))
                .containsExactly(Set.of());
        assertThat(asked(new Stickiness(RandomLogs.NEW_YORK, Granularity.DAY, any, RandomLogs.START, 9)))
                .containsExactly(Set.of());
        assertThat(asked(new BusinessSeries(
                        RandomLogs.NEW_YORK,
                        Granularity.DAY,
                        any,
                        Income.of(EventCatalog.standard()),
                        RandomLogs.START,
                        9)))
                .containsExactly(Set.of(EventSchema.AMOUNT));
        Funnel funnel = Funnel.of(Duration.ofDays(1), EventSelection.of(EventType.VIEW));
        assertThat(asked(FunnelBreakdown.first(funnel, EventSchema.CHANNEL)))
                .containsExactly(Set.of(EventSchema.CHANNEL));
    }

    @Test
    void histories_askForAmounts() {
        AskedLog log = new AskedLog(EventLogs.of(RandomLogs.events(4)), new ArrayList<>());
        HistoryCollector.collect(log);
        assertThat(log.asked()).containsExactly(Set.of(EventSchema.AMOUNT));
    }
}
