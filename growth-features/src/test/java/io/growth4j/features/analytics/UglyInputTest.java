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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UglyInputTest {
    private static final EventSelection ANY = EventSelection.any();
    private static final Instant LATE = Instant.parse("2030-01-01T00:00:00Z");

    private static Retention retention(PeriodCalendar calendar) {
        return Retention.of(calendar, RandomLogs.START).cohortCount(45).on(45).build();
    }

    /** What counts users and not events, in a calendar. */
    private static String usersCounted(List<Event> events, PeriodCalendar calendar) {
        UserHistories histories = RandomLogs.histories(events);
        return retention(calendar).compute(histories, LATE)
                + new Stickiness(calendar, Granularity.DAY, ANY, RandomLogs.START, 28)
                        .compute(histories, LATE)
                        .toTable()
                        .toText()
                + GrowthAccounting.of(calendar, Granularity.DAY, ANY, RandomLogs.START, 30)
                        .compute(histories, LATE)
                        .periods()
                + new ReturnCurve(calendar, ANY, 3, 9)
                        .compute(histories, LATE)
                        .toTable()
                        .toText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Apia"})
    void eventsSentTwice_inAnyOrder_countNoUserTwice(String zone) {
        PeriodCalendar calendar = PeriodCalendar.of(ZoneId.of(zone));
        List<Event> events = RandomLogs.events(11);
        List<Event> twice = new ArrayList<>(events);
        twice.addAll(events);
        Collections.reverse(twice);
        assertThat(usersCounted(twice, calendar)).isEqualTo(usersCounted(events, calendar));
    }

    @Test
    void eventsOfOneInstant_areOneDay() {
        List<Event> events = IntStream.range(0, 50)
                .mapToObj(i -> Event.of("u" + i % 7, EventType.VIEW, RandomLogs.START))
                .toList();
        RetentionMatrix matrix = retention(RandomLogs.NEW_YORK).compute(EventLogs.of(events), LATE);
        assertThat(matrix.size(0)).isEqualTo(7);
        assertThat(matrix.averageRate(0)).isZero();
        assertThat(GranularityChoice.of(RandomLogs.histories(events), RandomLogs.NEW_YORK, ANY, LATE)
                        .p80GapDays())
                .as("no user has a gap")
                .isNaN();
    }

    @Test
    void moreCohortsThanDays_areEmpty_andThoseOfTodayHaveNoRateYet() {
        Instant tomorrow = RandomLogs.START.plus(Duration.ofDays(1));
        List<Event> events = List.of(Event.of("a", EventType.VIEW, RandomLogs.START));
        RetentionMatrix matrix = Retention.of(RandomLogs.NEW_YORK, RandomLogs.START)
                .cohortCount(400)
                .on(400)
                .build()
                .compute(EventLogs.of(events), tomorrow);
        assertThat(matrix.size(0)).isEqualTo(1);
        assertThat(IntStream.range(1, 400).mapToLong(matrix::size).sum()).isZero();
        assertThat(matrix.rate(0, 0)).isNaN();
        assertThat(matrix.averageInterval(0, 0.95)).isEmpty();
        assertThat(matrix.toPlot().table().rows()).hasSize(1);
    }

    @Test
    void powerUsersOfAShortWindow_areNone() {
        StickinessCurve curve = new Stickiness(RandomLogs.NEW_YORK, Granularity.DAY, ANY, RandomLogs.START, 7)
                .compute(EventLogs.of(List.of(Event.of("a", EventType.VIEW, RandomLogs.START))), LATE);
        assertThat(curve.shareOfAtLeast(21)).isZero();
    }
}
