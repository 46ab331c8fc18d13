package io.growth4j.features.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.Event;
import io.growth4j.event.EventLogs;
import io.growth4j.event.EventType;
import io.growth4j.features.analytics.Retention.Bracket;
import io.growth4j.report.Plot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final PeriodCalendar UTC = PeriodCalendar.of(ZoneId.of("UTC"));
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    static Retention question(long seed) {
        Random random = new Random(seed);
        Retention.Builder builder = Retention.of(
                        RandomLogs.NEW_YORK, RandomLogs.START.plus(Duration.ofDays(random.nextInt(5))))
                .cohorts(CohortKind.values()[random.nextInt(3)])
                .cohortCount(1 + random.nextInt(12))
                .minOccurrences(1 + random.nextInt(3))
                .starting(
                        random.nextBoolean() ? EventSelection.any() : EventSelection.of(EventType.VIEW, EventType.CART))
                .returning(random.nextBoolean() ? EventSelection.any() : EventSelection.of(EventType.PURCHASE));
        boolean rolling = random.nextBoolean();
        builder.days(rolling ? DayDefinition.ROLLING_24H : DayDefinition.CALENDAR);
        builder.granularity(
                rolling
                        ? List.of(Granularity.DAY, Granularity.WEEK).get(random.nextInt(2))
                        : Granularity.values()[random.nextInt(4)]);
        switch (random.nextInt(3)) {
            case 0 -> builder.on(1 + random.nextInt(12));
            case 1 -> builder.onOrAfter(1 + random.nextInt(12));
            default -> builder.brackets(new Bracket(1, 3), new Bracket(2, 2), new Bracket(4, 9));
        }
        return builder.build();
    }

    /** The words of the definition, over sets. */
    private static long[][] naive(Retention question, List<Event> events, Instant asOf) {
        PeriodCalendar calendar = question.calendar();
        long base = calendar.index(question.granularity(), question.from().toEpochMilli());
        long[][] cells = new long[question.cohortCount()][question.brackets().size() + 1];
        for (List<Event> user : RandomLogs.byUser(events, asOf).values()) {
            Map<Long, Instant> starts = new TreeMap<>();
            for (Event event : user) {
                long period =
                        calendar.index(question.granularity(), event.time().toEpochMilli()) - base;
                boolean inRange = question.cohorts() == CohortKind.FIRST_EVER || period >= 0;
                if (question.starting().matches(event.type()) && inRange) {
                    starts.putIfAbsent(period, event.time());
                }
            }
            int taken = 0;
            for (Map.Entry<Long, Instant> start : starts.entrySet()) {
                if (question.cohorts() != CohortKind.RECURRING && taken++ > 0) {
                    break;
                }
                long cohort = start.getKey();
                if (cohort >= 0 && cohort < cells.length) {
                    cells[(int) cohort][0]++;
                    Map<Long, Integer> ages = ages(question, user, base + cohort, start.getValue());
                    for (int column = 0; column < question.brackets().size(); column++) {
                        Bracket bracket = question.brackets().get(column);
                        boolean open = question.kind() == ReturnKind.ON_OR_AFTER;
                        boolean returned = ages.entrySet().stream()
                                .anyMatch(age -> age.getValue() >= question.minOccurrences()
                                        && age.getKey() >= bracket.first()
                                        && (open || age.getKey() <= bracket.last()));
                        cells[(int) cohort][column + 1] += returned ? 1 : 0;
                    }
                }
            }
        }
        return cells;
    }

    private static Map<Long, Integer> ages(Retention question, List<Event> user, long cohort, Instant start) {
        Map<Long, Integer> ages = new TreeMap<>();
        for (Event event : user) {
            if (!question.returning().matches(event.type())) {
                continue;
            }
            if (question.days() == DayDefinition.CALENDAR) {
                long period = question.calendar()
                        .index(question.granularity(), event.time().toEpochMilli());
                ages.merge(period - cohort, 1, Integer::sum);
            } else if (!event.time().isBefore(start)) {
                long length = question.granularity() == Granularity.WEEK ? 7 * 24 : 24;
                ages.merge(Duration.between(start, event.time()).toHours() / length, 1, Integer::sum);
            }
        }
        return ages;
    }

    @Property(seed = "2", tries = 1000)
    void matrix_isThatOfTheNaiveTwin(@ForAll @LongRange(min = 0, max = 999_999) long seed) {
        List<Event> events = RandomLogs.events(seed);
        Retention question = question(seed);
        Instant asOf = RandomLogs.asOf(seed);
        RetentionMatrix matrix = question.compute(RandomLogs.histories(events), asOf);
        long[][] expected = naive(question, events, asOf);
        for (int row = 0; row < expected.length; row++) {
            assertThat(matrix.size(row)).as("size of %d of %s", row, question).isEqualTo(expected[row][0]);
            for (int column = 0; column < matrix.columns(); column++) {
                assertThat(matrix.count(row, column))
                        .as("%d, %d of %s", row, column, question)
                        .isEqualTo(expected[row][column + 1]);
            }
        }
    }

    @Property(seed = "3", tries = 200)
    void completeCells_neverChangeWithLaterEvents(@ForAll @LongRange(min = 0, max = 999_999) long seed) {
        Retention question = Retention.of(RandomLogs.NEW_YORK, RandomLogs.START)
                .days(seed % 2 == 0 ? DayDefinition.CALENDAR : DayDefinition.ROLLING_24H)
                .cohortCount(20)
                .on(20)
                .build();
        UserHistories histories = RandomLogs.histories(RandomLogs.events(seed));
        RetentionMatrix now = question.compute(histories, RandomLogs.asOf(seed));
        RetentionMatrix later = question.compute(histories, Instant.parse("2030-01-01T00:00:00Z"));
        for (int row = 0; row < 20; row++) {
            for (int column = 0; column < 20; column++) {
                if (now.isComplete(row, column)) {
                    assertThat(now.count(row, column)).isEqualTo(later.count(row, column));
                    assertThat(now.size(row)).isEqualTo(later.size(row));
                } else {
                    assertThat(now.rate(row, column)).isNaN();
                }
            }
        }
    }

    private static List<Event> days(String user, int... days) {
        List<Event> events = new ArrayList<>();
        for (int day : days) {
            events.add(Event.of(
                    user, EventType.VIEW, START.plus(Duration.ofDays(day)).plusSeconds(43_200)));
        }
        return events;
    }

    private static RetentionMatrix threeCohorts(Instant asOf) {
        List<Event> events = new ArrayList<>();
        events.addAll(days("a", 0, 1, 3));
        events.addAll(days("b", 0, 2));
        events.addAll(days("c", 1, 2));
        events.addAll(days("d", 2));
        return Retention.of(UTC, START).cohortCount(3).on(2).build().compute(RandomLogs.histories(events), asOf);
    }

    @Test
    void cellsThatAreNotOver_areMarkedAndNeverZero() {
        RetentionMatrix matrix = threeCohorts(START.plus(Duration.ofDays(3)));
        assertThat(matrix.isComplete(0, 1)).isTrue();
        assertThat(matrix.isComplete(1, 1)).isFalse();
        assertThat(matrix.isComplete(2)).isTrue();
        assertThat(matrix.rate(0, 0)).isEqualTo(0.5);
        assertThat(matrix.rate(1, 1)).isNaN();
        assertThat(matrix.interval(1, 1, 0.95)).isEmpty();
        assertThat(matrix.toTable().toCsv())
                .isEqualTo("cohort,users,1,2\r\n2020-01-01,2,0.5,0.5\r\n2020-01-02,1,1.0,\r\n2020-01-03,1,,\r\n"
                        + "average,4,0.6666666666666666,0.5\r\n");
        assertThat(((Plot.HeatMap) matrix.toPlot()).values().get(2)).containsExactly(null, null);
        assertThat(matrix.toCurve().table().rows()).hasSize(2);
    }

    @Test
    void average_weighsCompleteCellsBySize() {
        RetentionMatrix matrix = threeCohorts(START.plus(Duration.ofDays(3)));
        assertThat(matrix.averageRate(0))
                .as("1 of 2 and 1 of 1; d has no day after")
                .isEqualTo(2 / 3.0);
        assertThat(matrix.averageInterval(0, 0.95).orElseThrow().contains(2 / 3.0))
                .isTrue();
        assertThat(threeCohorts(START).averageRate(0)).isNaN();
        assertThat(threeCohorts(START).size(0)).isZero();
    }

    @Test
    void emptyLogAndOneUser_haveAnswers() {
        Retention question = Retention.of(UTC, START).cohortCount(2).on(1).build();
        RetentionMatrix empty = question.compute(RandomLogs.histories(List.of()), START.plus(Duration.ofDays(9)));
        assertThat(empty.rate(0, 0)).isNaN();
        assertThat(empty.isComplete(0, 0)).isTrue();
        RetentionMatrix one = question.compute(RandomLogs.histories(days("a", 0, 1)), START.plus(Duration.ofDays(9)));
        assertThat(one.rate(0, 0)).isEqualTo(1);
        assertThat(one.definition()).isEqualTo(question);
    }

    @Test
    void yearsFrom1970To2100_areCounted() {
        Retention question = Retention.of(PeriodCalendar.of(ZoneId.of("Asia/Kolkata")), Instant.EPOCH)
                .granularity(Granularity.YEAR)
                .cohortCount(1)
                .on(130)
                .build();
        List<Event> events = List.of(
                Event.of("a", EventType.VIEW, Instant.EPOCH),
                Event.of("a", EventType.VIEW, Instant.parse("2100-06-01T00:00:00Z")));
        RetentionMatrix matrix = question.compute(RandomLogs.histories(events), Instant.parse("2101-06-01T00:00:00Z"));
        assertThat(matrix.count(0, 129)).isEqualTo(1);
        assertThat(matrix.rate(0, 0)).isZero();
    }

    @Test
    void cohortsOfEachDayOf130Years_costOnlyWhereThereAreUsers() {
        int days = 47_846;
        Retention question = Retention.of(PeriodCalendar.of(ZoneId.of("Asia/Kathmandu")), Instant.EPOCH)
                .cohortCount(days)
                .on(days)
                .build();
        Instant last = Instant.parse("2100-12-30T12:00:00Z");
        List<Event> events = List.of(
                Event.of("a", EventType.VIEW, Instant.EPOCH),
                Event.of("a", EventType.VIEW, last),
                Event.of("b", EventType.VIEW, last));
        RetentionMatrix matrix = question.compute(EventLogs.of(events), Instant.parse("2101-06-01T00:00:00Z"));
        assertThat(matrix.size(0)).isEqualTo(1);
        assertThat(matrix.count(0, days - 2)).isEqualTo(1);
        assertThat(matrix.size(days - 1)).isEqualTo(1);
        assertThat(matrix.count(days - 1, 0)).isZero();
    }

    @Test
    void impossibleQuestions_areRefused() {
        Retention.Builder builder = Retention.of(UTC, START);
        assertThatThrownBy(() -> new Bracket(0, 1)).hasMessageContaining("bracket 0 to 1");
        assertThatThrownBy(() -> builder.on(0).build()).hasMessageContaining("no age");
        assertThatThrownBy(() -> builder.on(3).minOccurrences(0).build()).hasMessageContaining("minOccurrences 0");
        assertThatThrownBy(() -> builder.minOccurrences(1)
                        .days(DayDefinition.ROLLING_24H)
                        .granularity(Granularity.MONTH)
                        .build())
                .hasMessageContaining("MONTH");
    }
}
