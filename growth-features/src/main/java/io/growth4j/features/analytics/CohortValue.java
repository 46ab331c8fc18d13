package io.growth4j.features.analytics;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import java.time.Instant;

/**
 * The question of observed lifetime value: how much has the average user of a cohort paid by each age?
 *
 * <p>A cohort is the users whose first start event of all falls in a period; the age of a later period is its distance
 * from the cohort's, so age 0 holds what they paid in that period itself.
 *
 * @param calendar zone and start of the week
 * @param granularity the length of a period
 * @param starting the events that put a user into a cohort
 * @param income what brings money
 * @param from an instant in the first cohort's period
 * @param cohortCount how many consecutive cohorts, at least 1
 * @param lastAge the ages 0 to this one, 0 or more
 */
public record CohortValue(
        PeriodCalendar calendar,
        Granularity granularity,
        EventSelection starting,
        Income income,
        Instant from,
        int cohortCount,
        int lastAge)
        implements HistoryQuestion<CohortValues> {
    public CohortValue {
        if (cohortCount < 1 || lastAge < 0) {
            throw new IllegalArgumentException(
                    cohortCount + " cohorts and last age " + lastAge + ": needs at least 1 and 0");
        }
    }

    /**
     * Answers the question from histories.
     *
     * @param histories the events
     * @param asOf only events before this instant count
     * @return the curves; O(events)
     */
    @Override
    public CohortValues compute(UserHistories histories, Instant asOf) {
        long end = asOf.toEpochMilli();
        Periods periods = Periods.from(calendar, granularity, from, cohortCount + lastAge);
        boolean[] starts = starting.mask(histories.types());
        int[] signs = income.signs(histories);
        long[] sizes = new long[cohortCount];
        long[][] paid = new long[cohortCount][lastAge + 1];
        for (int user = 0; user < histories.users().size(); user++) {
            int cohort = cohort(histories, histories.start(user), histories.end(user, end), starts, periods);
            if (cohort >= 0 && cohort < cohortCount) {
                sizes[cohort]++;
                for (int i = histories.paymentStart(user); i < histories.paymentEnd(user, end); i++) {
                    int age = periods.of(UserHistories.millis(histories.payment(i))) - cohort;
                    if (age >= 0 && age <= lastAge) {
                        long amount = signs[UserHistories.type(histories.payment(i))] * histories.amount(i);
                        paid[cohort][age] = Math.addExact(paid[cohort][age], amount);
                    }
                }
            }
        }
        return new CohortValues(this, end, periods, sizes, paid);
    }

    @Override
    public Tally<CohortValues> tally(Instant end) {
        EventSelection kept = starting.or(income.events());
        return new Tally<>(this, new HistoryCounting<>(this::compute, kept, income.events()), end);
    }

    private static int cohort(UserHistories histories, int from, int to, boolean[] starts, Periods periods) {
        for (int i = from; i < to; i++) {
            if (starts[UserHistories.type(histories.packed(i))]) {
                return periods.of(UserHistories.millis(histories.packed(i)));
            }
        }
        return -1;
    }
}
