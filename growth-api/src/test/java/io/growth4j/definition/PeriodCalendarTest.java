package io.growth4j.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PeriodCalendarTest {
    private static final long YEAR_2100 = 4_133_980_800_000L;

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "UTC",
                        "Asia/Shanghai",
                        "America/New_York",
                        "Europe/Berlin",
                        "Asia/Kolkata",
                        "Asia/Kathmandu",
                        "Australia/Lord_Howe",
                        "America/Sao_Paulo",
                        "Asia/Pyongyang",
                        "America/Caracas",
                        "+05:30")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Granularity> granularities() {
        return Arbitraries.of(Granularity.class);
    }

    @Property(seed = "3", tries = 3000)
    void start_isTheFirstInstantOfItsPeriod(
            @ForAll("zones") ZoneId zone,
            @ForAll DayOfWeek weekStart,
            @ForAll("granularities") Granularity granularity,
            @ForAll @LongRange(min = 0, max = YEAR_2100 + 86_400_000L * 400) long millis) {
        PeriodCalendar calendar = new PeriodCalendar(zone, weekStart);
        long index = calendar.index(granularity, millis);
        long start = calendar.start(granularity, index);
        assertThat(start).isLessThanOrEqualTo(millis);
        assertThat(calendar.index(granularity, start)).isEqualTo(index);
        assertThat(calendar.index(granularity, start - 1)).isEqualTo(index - 1);
        assertThat(calendar.start(granularity, index + 1)).isGreaterThan(millis);
    }

    @Property(seed = "4", tries = 1000)
    void days_weeks_months_agreeWithJavaTime(
            @ForAll("zones") ZoneId zone,
            @ForAll DayOfWeek weekStart,
            @ForAll @LongRange(min = -YEAR_2100, max = YEAR_2100) long millis) {
        PeriodCalendar calendar = new PeriodCalendar(zone, weekStart);
        LocalDate date = Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
        assertThat(calendar.day(millis)).isEqualTo(date.toEpochDay());
        LocalDate monday = date.with(TemporalAdjusters.previousOrSame(weekStart));
        assertThat(calendar.start(Granularity.WEEK, calendar.index(Granularity.WEEK, millis)))
                .isEqualTo(monday.atStartOfDay(zone).toInstant().toEpochMilli());
        YearMonth month = YearMonth.from(date);
        assertThat(calendar.start(Granularity.MONTH, calendar.index(Granularity.MONTH, millis)))
                .isEqualTo(month.atDay(1).atStartOfDay(zone).toInstant().toEpochMilli());
        assertThat(calendar.index(Granularity.YEAR, millis)).isEqualTo(date.getYear());
    }

    @Test
    void daysOfAClockChange_have23And25Hours() {
        PeriodCalendar calendar = PeriodCalendar.of(ZoneId.of("America/New_York"));
        assertThat(hoursOfDay(calendar, LocalDate.of(2024, 3, 10))).isEqualTo(23);
        assertThat(hoursOfDay(calendar, LocalDate.of(2024, 11, 3))).isEqualTo(25);
        assertThat(hoursOfDay(calendar, LocalDate.of(2024, 11, 4))).isEqualTo(24);
    }

    private static double hoursOfDay(PeriodCalendar calendar, LocalDate date) {
        long start = calendar.start(Granularity.DAY, date.toEpochDay());
        return (calendar.start(Granularity.DAY, date.toEpochDay() + 1) - start) / 3_600_000.0;
    }

    @Test
    void halfHourClockChange_makesOneShortAndOneLongHour() {
        PeriodCalendar calendar = PeriodCalendar.of(ZoneId.of("Australia/Lord_Howe"));
        long back = millis(ZonedDateTime.parse("2024-04-06T15:00:00Z"));
        long index = calendar.index(Granularity.HOUR, back);
        assertThat(calendar.start(Granularity.HOUR, index)).isEqualTo(back);
        assertThat(calendar.start(Granularity.HOUR, index + 1) - back).isEqualTo(1_800_000);
    }

    @Test
    void hoursOfHalfHourZones_startAtTheFullLocalHour() {
        PeriodCalendar calendar = PeriodCalendar.of(ZoneId.of("Asia/Kolkata"));
        long local = millis(ZonedDateTime.parse("2024-05-01T10:59:59+05:30"));
        assertThat(calendar.start(Granularity.HOUR, calendar.index(Granularity.HOUR, local)))
                .isEqualTo(millis(ZonedDateTime.parse("2024-05-01T10:00:00+05:30")));
    }

    @Test
    void epochAndYear2100_haveTheirIndices() {
        PeriodCalendar calendar = PeriodCalendar.of(ZoneId.of("UTC"));
        assertThat(calendar.day(0)).isZero();
        assertThat(calendar.day(-1)).isEqualTo(-1);
        assertThat(calendar.index(Granularity.WEEK, 0)).isZero();
        assertThat(calendar.start(Granularity.WEEK, 0)).isEqualTo(-3 * 86_400_000L);
        assertThat(calendar.index(Granularity.MONTH, 0)).isEqualTo(1970 * 12L);
        assertThat(calendar.index(Granularity.YEAR, YEAR_2100 + 1)).isEqualTo(2101);
        assertThat(calendar.index(Granularity.YEAR, YEAR_2100 - 1)).isEqualTo(2100);
    }

    private static long millis(ZonedDateTime time) {
        return time.toInstant().toEpochMilli();
    }
}
