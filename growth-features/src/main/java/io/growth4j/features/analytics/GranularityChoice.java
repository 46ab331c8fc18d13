package io.growth4j.features.analytics;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import java.time.Instant;
import java.util.Arrays;

/**
 * In which periods to look at retention: two answers from the data, both among DAY, WEEK and MONTH.
 *
 * <p>By regularity: the shortest period in which at least half of the retained users were active in at least half of the
 * periods from their first to the last one that is over; retained users were active in two days or more. By interval: the
 * 80 % quantile of the gaps between consecutive active days, up to 1.5 days DAY, up to 9 days WEEK, else MONTH (the usage
 * interval of Amplitude; the limits are this project's choice).
 *
 * @param byRegularity the choice by regularity
 * @param byInterval the choice by interval
 * @param p80GapDays the 80 % quantile of the gaps; NaN without retained users
 * @param regularByDay the share of retained users who are regular by day; NaN without retained users
 * @param regularByWeek the share of retained users who are regular by week; NaN without retained users
 */
public record GranularityChoice(
        Granularity byRegularity,
        Granularity byInterval,
        double p80GapDays,
        double regularByDay,
        double regularByWeek) {
    private static final double DAILY_GAP = 1.5;
    private static final double WEEKLY_GAP = 9;

    /**
     * Chooses.
     *
     * @param histories the events
     * @param calendar zone and start of the week
     * @param active what makes a user active
     * @param asOf only events before this instant count
     * @return both choices; O(events)
     */
    public static GranularityChoice of(
            UserHistories histories, PeriodCalendar calendar, EventSelection active, Instant asOf) {
        Instant first = histories.firstEvent().orElse(asOf);
        Instant from = first.isBefore(asOf) ? first : asOf.minusMillis(1);
        Periods days = Periods.between(calendar, Granularity.DAY, from, asOf);
        Periods weeks = Periods.between(calendar, Granularity.WEEK, from, asOf);
        ActivePeriods activeDays = new ActivePeriods(histories, active, days);
        ActivePeriods activeWeeks = new ActivePeriods(histories, active, weeks);
        long end = asOf.toEpochMilli();
        long[] gaps = new long[days.count()];
        long retained = 0;
        long byDay = 0;
        long byWeek = 0;
        for (int user = 0; user < histories.users().size(); user++) {
            int count = activeDays.read(user, end);
            if (count < 2) {
                continue;
            }
            retained++;
            for (int i = 1; i < count; i++) {
                gaps[activeDays.position(i) - activeDays.position(i - 1)]++;
            }
            byDay += isRegular(activeDays, count, days, end) ? 1 : 0;
            byWeek += isRegular(activeWeeks, activeWeeks.read(user, end), weeks, end) ? 1 : 0;
        }
        return of(quantile(gaps, 0.8), retained, byDay, byWeek);
    }

    private static boolean isRegular(ActivePeriods active, int count, Periods periods, long asOf) {
        int last = periods.isComplete(periods.count() - 1, asOf) ? periods.count() - 1 : periods.count() - 2;
        int inside = active.position(count - 1) > last ? count - 1 : count;
        return inside * 2 >= last - active.position(0) + 1;
    }

    /** The quantile of type 7 (Hyndman and Fan 1996) of whole numbers, of which we know how often each was seen. */
    private static double quantile(long[] timesSeen, double p) {
        long observations = Arrays.stream(timesSeen).sum();
        if (observations == 0) {
            return Double.NaN;
        }
        double position = (observations - 1) * p;
        long below = (long) position;
        int low = observation(timesSeen, below);
        return low + (position - below) * (observation(timesSeen, Math.min(below + 1, observations - 1)) - low);
    }

    /** The observation at a position of all in ascending order. */
    private static int observation(long[] timesSeen, long position) {
        int value = 0;
        for (long until = timesSeen[0]; until <= position; until += timesSeen[value]) {
            value++;
        }
        return value;
    }

    private static GranularityChoice of(double p80, long retained, long byDay, long byWeek) {
        Granularity byInterval =
                p80 <= DAILY_GAP ? Granularity.DAY : p80 <= WEEKLY_GAP ? Granularity.WEEK : Granularity.MONTH;
        double day = retained == 0 ? Double.NaN : (double) byDay / retained;
        double week = retained == 0 ? Double.NaN : (double) byWeek / retained;
        Granularity byRegularity = day >= 0.5 ? Granularity.DAY : week >= 0.5 ? Granularity.WEEK : Granularity.MONTH;
        return new GranularityChoice(byRegularity, byInterval, p80, day, week);
    }
}
