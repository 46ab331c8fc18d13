package io.growth4j.features.analytics;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import java.time.Instant;
import java.util.Optional;

/**
 * The question behind a churn definition: of the users who were silent for g days, how many came back within the next
 * {@code horizonDays}?
 *
 * <p>A silence of g days starts after each active day whose next g calendar days hold no activity. It counts only if its
 * whole horizon is observed, whether or not the user came back earlier: late silences are censored, not counted as lost.
 *
 * @param calendar the zone
 * @param active what makes a user active
 * @param horizonDays how many days a user has to come back, at least 1
 * @param maxGapDays the silences of 1 to so many days are looked at, at least 2
 */
public record ReturnCurve(PeriodCalendar calendar, EventSelection active, int horizonDays, int maxGapDays)
        implements HistoryQuestion<ReturnRates> {
    public ReturnCurve {
        if (horizonDays < 1 || maxGapDays < 2) {
            throw new IllegalArgumentException(
                    "horizonDays " + horizonDays + " and maxGapDays " + maxGapDays + ": needs at least 1 and 2");
        }
    }

    /**
     * The question with 30 days to come back and silences up to 90 days.
     *
     * @param calendar the zone
     * @param active what makes a user active
     * @return the question
     */
    public static ReturnCurve of(PeriodCalendar calendar, EventSelection active) {
        return new ReturnCurve(calendar, active, 30, 90);
    }

    /**
     * Answers the question from histories.
     *
     * @param histories the events
     * @param asOf only events before this instant count
     * @return the curve; O(events)
     */
    @Override
    public ReturnRates compute(UserHistories histories, Instant asOf) {
        long end = asOf.toEpochMilli();
        Optional<Instant> first = histories.firstEvent();
        long[] silent = new long[maxGapDays + 2];
        long[] returned = new long[maxGapDays + 2];
        if (first.isPresent() && first.get().isBefore(asOf)) {
            Periods days = Periods.between(calendar, Granularity.DAY, first.get(), asOf);
            int completeDays = days.isComplete(days.count() - 1, end) ? days.count() : days.count() - 1;
            ActivePeriods activeDays = new ActivePeriods(histories, active, days);
            for (int user = 0; user < histories.users().size(); user++) {
                int count = activeDays.read(user, end);
                for (int i = 0; i < count; i++) {
                    int day = activeDays.position(i);
                    int gap = i + 1 < count ? activeDays.position(i + 1) - day : Integer.MAX_VALUE;
                    add(day, gap, completeDays - 1, silent, returned);
                }
            }
        }
        return new ReturnRates(this, asOf, sums(silent), sums(returned));
    }

    @Override
    public Tally<ReturnRates> tally(Instant end) {
        return new Tally<>(this, new HistoryCounting<>(this::compute, active), end);
    }

    /** Adds one pause between active days, as the ends of the ranges of silences that it holds. */
    private void add(int day, int gap, int lastDay, long[] silent, long[] returned) {
        int longest = Math.min(Math.min(maxGapDays, lastDay - horizonDays - day), gap - 1);
        if (longest < 1) {
            return;
        }
        silent[1]++;
        silent[longest + 1]--;
        int shortestReturned = Math.max(1, gap - horizonDays);
        if (shortestReturned <= longest) {
            returned[shortestReturned]++;
            returned[longest + 1]--;
        }
    }

    private static long[] sums(long[] changes) {
        long[] sums = new long[changes.length - 1];
        for (int gap = 1; gap < sums.length; gap++) {
            sums[gap] = sums[gap - 1] + changes[gap];
        }
        return sums;
    }
}
