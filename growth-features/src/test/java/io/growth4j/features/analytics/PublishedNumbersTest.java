package io.growth4j.features.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.Event;
import io.growth4j.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numbers from the published tests of PostHog's retention and lifecycle queries. */
class PublishedNumbersTest {
    private static final PeriodCalendar UTC = PeriodCalendar.of(ZoneOffset.UTC);
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static UserHistories histories(Map<String, int[]> days) {
        List<Event> events = new ArrayList<>();
        days.forEach((user, active) -> {
            for (int day : active) {
                events.add(Event.of(user, EventType.VIEW, day(day).plusSeconds(43_200)));
            }
        });
        return RandomLogs.histories(events);
    }

    private static String matrix(Retention question, UserHistories histories, int asOfDay) {
        RetentionMatrix matrix = question.compute(histories, day(asOfDay));
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < matrix.cohorts(); row++) {
            StringBuilder cells = new StringBuilder().append(matrix.size(row));
            for (int column = 0; column < matrix.columns() && matrix.isComplete(row, column); column++) {
                cells.append(' ').append(matrix.count(row, column));
            }
            rows.add(cells.toString());
        }
        return String.join(" / ", rows);
    }

    @Test
    void recurringRetention() {
        UserHistories two = histories(Map.of("a", new int[] {0, 1, 2, 5, 5, 6}, "b", new int[] {1, 2, 3, 6}));
        Retention.Builder question = Retention.of(UTC, START)
                .cohorts(CohortKind.RECURRING)
                .cohortCount(11)
                .on(10);
        assertThat(matrix(question.build(), two, 11))
                .isEqualTo("1 1 1 0 0 1 1 0 0 0 0 / 2 2 1 0 1 2 0 0 0 0 / 2 1 0 1 2 0 0 0 0 / 1 0 0 1 0 0 0 0"
                        + " / 0 0 0 0 0 0 0 / 1 1 0 0 0 0 / 2 0 0 0 0 / 0 0 0 0 / 0 0 0 / 0 0 / 0");
        assertThat(matrix(question.minOccurrences(2).build(), two, 11))
                .startsWith("1 0 0 0 0 1 0 0 0 0 0 / 2 0 0 0 1 0 0 0 0 0 / 2 0 0 1");
    }

    @Test
    void unboundedRetention() {
        UserHistories five = histories(Map.of(
                "a", new int[] {0, 3, 4},
                "b", new int[] {0, 1},
                "c", new int[] {1, 2, 3},
                "d", new int[] {3, 4},
                "e", new int[] {4}));
        Retention question = Retention.of(UTC, START)
                .cohorts(CohortKind.RECURRING)
                .cohortCount(6)
                .onOrAfter(5)
                .build();
        assertThat(matrix(question, five, 6)).isEqualTo("2 2 1 1 1 0 / 2 1 1 0 0 / 1 1 0 0 / 3 2 0 / 3 0 / 0");
    }

    @Test
    void dailyLifecycle() {
        UserHistories four = histories(Map.of(
                "a", new int[] {10, 11, 12, 14, 16, 18},
                "b", new int[] {8, 11},
                "c", new int[] {11},
                "d", new int[] {14}));
        List<GrowthPeriod> days = GrowthAccounting.of(UTC, Granularity.DAY, EventSelection.any(), day(8), 11)
                .compute(four, day(19))
                .periods();
        assertThat(days.stream().map(GrowthPeriod::newUsers))
                .containsExactly(1L, 0L, 1L, 1L, 0L, 0L, 1L, 0L, 0L, 0L, 0L);
        assertThat(days.stream().map(GrowthPeriod::retained))
                .containsExactly(0L, 0L, 0L, 1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L);
        assertThat(days.stream().map(GrowthPeriod::resurrected))
                .containsExactly(0L, 0L, 0L, 1L, 0L, 0L, 1L, 0L, 1L, 0L, 1L);
        assertThat(days.stream().map(GrowthPeriod::churned))
                .containsExactly(0L, 1L, 0L, 0L, 2L, 1L, 0L, 2L, 0L, 1L, 0L);
    }
}
