package io.growth4j.features.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.Event;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code of docs/analytics.md: it runs, and the page shows nothing else. */
class AnalyticsDocsTest {
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private final Instant start = Instant.parse("2024-01-01T00:00:00Z");
    private final Instant asOf = start.plus(Duration.ofDays(60));
    private final ZoneId zone = ZoneId.of("UTC");
    private final PeriodCalendar calendar = PeriodCalendar.of(zone);
    private final List<Event> events = List.of(
            Event.of("cookie-1", EventType.VIEW, start).with(EventSchema.CHANNEL, "web"),
            Event.of("anna", EventType.CART, start.plusSeconds(90_000)).with(EventSchema.CHANNEL, "ios"),
            Event.of("anna", EventType.PURCHASE, start.plusSeconds(180_000)).with(EventSchema.CHANNEL, "ios"));
    private final EventLog log = EventLogs.of(events);

    @Test
    void page_showsOnlyCodeThatRunsHere() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "analytics.md"));
        String source = Files.readString(
                Path.of("src", "test", "java", "io", "growth4j", "features", "analytics", "AnalyticsDocsTest.java"));
        Matcher blocks = CODE.matcher(page);
        int count = 0;
        while (blocks.find()) {
            assertThat(dense(source)).contains(dense(blocks.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(3);
    }

    private static String dense(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void asking() {
        UserHistories histories = HistoryCollector.collect(log);
        PeriodCalendar calendar = PeriodCalendar.of(zone);
        Retention retention = Retention.of(calendar, start).cohortCount(7).on(7).build();
        RetentionMatrix stay = retention.compute(histories, asOf);
        double nextDay = stay.averageRate(0); // over the cohorts whose next day is over
        ReturnRates silence = ReturnCurve.of(calendar, EventSelection.any()).compute(histories, asOf);
        assertThat(nextDay).isEqualTo(0.5);
        assertThat(silence.rate(1)).isZero();
    }

    @Test
    void tallying() {
        GrowthAccounting growth = GrowthAccounting.of(calendar, Granularity.WEEK, EventSelection.any(), start, 4);
        GrowthAccounts batch = growth.compute(log, asOf);
        Tally<GrowthAccounts> tally = growth.tally();
        events.forEach(tally::accept);
        GrowthAccounts live = tally.answer(asOf); // equal to the batch, in whatever order events came
        assertThat(live.periods()).isEqualTo(batch.periods());
        assertThat(live.periods().get(0).newUsers()).isEqualTo(2);
    }

    @Test
    void breakingDown() {
        Funnel funnel = Funnel.of(
                Duration.ofDays(7),
                EventSelection.of(EventType.VIEW),
                EventSelection.of(EventType.CART),
                EventSelection.of(EventType.PURCHASE));
        EventLog people = EventLogs.aliased(log, Map.of("cookie-1", "anna"));
        FunnelGroups byChannel =
                FunnelBreakdown.first(funnel, EventSchema.CHANNEL).compute(people, asOf);
        assertThat(byChannel.groups().get("web").reached()).containsExactly(1L, 1L, 1L);
    }
}
