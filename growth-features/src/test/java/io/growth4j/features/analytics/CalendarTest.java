package io.growth4j.features.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.Event;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Calendars that are easily got wrong, worked out by hand; each from histories and from a log. */
class CalendarTest {
    private static List<Event> views(String... times) {
        return Stream.of(times)
                .map(time -> Event.of("a", EventType.VIEW, Instant.parse(time)))
                .toList();
    }

    private static void assertReturns(Retention question, List<Event> events, Instant asOf, long... counts) {
        for (RetentionMatrix matrix : List.of(
                question.compute(RandomLogs.histories(events), asOf), question.compute(EventLogs.of(events), asOf))) {
            assertThat(matrix.size(0)).isEqualTo(1);
            for (int column = 0; column < counts.length; column++) {
                assertThat(matrix.count(0, column)).as("age %d", column + 1).isEqualTo(counts[column]);
            }
        }
    }

    @Test
    void dayOfTwentyThreeHours_isOneDay_butRollingDaysHaveTwentyFour() {
        PeriodCalendar newYork = PeriodCalendar.of(ZoneId.of("America/New_York"));
        List<Event> events = views("2024-03-10T04:30:00Z", "2024-03-11T04:15:00Z");
        Instant asOf = Instant.parse("2024-03-20T00:00:00Z");
        Retention.Builder question = Retention.of(newYork, Instant.parse("2024-03-09T12:00:00Z"))
                .cohortCount(1)
                .on(3);
        assertReturns(question.build(), events, asOf, 0, 1, 0);
        assertReturns(question.days(DayDefinition.ROLLING_24H).build(), events, asOf, 0, 0, 0);
    }

    @Test
    void midnightOfAHalfHourZone_startsTheDay() {
        PeriodCalendar kolkata = PeriodCalendar.of(ZoneId.of("Asia/Kolkata"));
        List<Event> events = views("2024-01-01T18:29:59Z", "2024-01-01T18:30:00Z");
        Retention question = Retention.of(kolkata, Instant.parse("2024-01-01T12:00:00Z"))
                .cohortCount(1)
                .on(2)
                .build();
        assertReturns(question, events, Instant.parse("2024-01-09T00:00:00Z"), 1, 0);
    }

    @Test
    void halfHourShiftOfLordHowe_keepsHoursApart() {
        PeriodCalendar lordHowe = PeriodCalendar.of(ZoneId.of("Australia/Lord_Howe"));
        GrowthAccounting question = GrowthAccounting.of(
                lordHowe, Granularity.HOUR, EventSelection.any(), Instant.parse("2024-04-06T12:00:00Z"), 6);
        List<Event> events = views("2024-04-06T13:10:00Z", "2024-04-06T14:40:00Z", "2024-04-06T16:40:00Z");
        Instant asOf = Instant.parse("2024-04-07T00:00:00Z");
        assertThat(question.compute(EventLogs.of(events), asOf).periods())
                .isEqualTo(question.compute(RandomLogs.histories(events), asOf).periods());
        assertThat(question.compute(EventLogs.of(events), asOf).periods().stream()
                        .mapToLong(GrowthPeriod::active)
                        .sum())
                .isEqualTo(3);
    }

    @Test
    void yearsBefore1970AndAfter2100_areMonthsLikeOthers() {
        PeriodCalendar utc = PeriodCalendar.of(ZoneId.of("UTC"));
        for (String year : List.of("1969", "1970", "2100")) {
            List<Event> events = views(year + "-01-31T23:59:59.999Z", year + "-02-01T00:00:00Z");
            Retention question = Retention.of(utc, Instant.parse(year + "-01-15T00:00:00Z"))
                    .granularity(Granularity.MONTH)
                    .cohortCount(1)
                    .on(2)
                    .build();
            assertReturns(question, events, Instant.parse(year + "-12-01T00:00:00Z"), 1, 0);
        }
    }

    @Test
    void cohortWhoseReturnWindowHasNotCome_hasNoRate() {
        PeriodCalendar utc = PeriodCalendar.of(ZoneId.of("UTC"));
        Instant start = Instant.parse("2024-01-01T00:00:00Z");
        List<Event> events = views("2024-01-01T10:00:00Z");
        Instant asOf = start.plus(Duration.ofHours(20));
        RetentionMatrix matrix =
                Retention.of(utc, start).cohortCount(1).on(1).build().compute(EventLogs.of(events), asOf);
        assertThat(matrix.size(0)).isEqualTo(1);
        assertThat(matrix.isComplete(0)).isFalse();
        assertThat(matrix.rate(0, 0)).isNaN();
        assertThat(matrix.averageRate(0)).isNaN();
        ReturnRates rates = ReturnCurve.of(utc, EventSelection.any()).compute(EventLogs.of(events), asOf);
        assertThat(rates.rate(1)).isNaN();
        assertThat(rates.churnGapDays(0.05, 1)).isEmpty();
    }
}
