package io.growth4j.features.analytics;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import java.time.Instant;

/**
 * The question of growth accounting for revenue: how much of each period's revenue is new, came back, grew, shrank, left?
 *
 * <p>A user's revenue of a period is orders less refunds. A user with revenue above zero is a payer; what users below zero
 * were given back beyond their orders of the period is told apart. Then {@code revenue − revenue before = new +
 * resurrected + expansion − contraction − churned}, exactly.
 *
 * @param calendar zone and start of the week
 * @param granularity the length of a period
 * @param income what brings money
 * @param from an instant in the first period
 * @param periodCount how many consecutive periods, at least 1
 */
public record RevenueAccounting(
        PeriodCalendar calendar, Granularity granularity, Income income, Instant from, int periodCount)
        implements HistoryQuestion<RevenueAccounts> {
    public RevenueAccounting {
        if (periodCount < 1) {
            throw new IllegalArgumentException("periodCount " + periodCount + " is below 1");
        }
    }

    /**
     * Answers the question from histories.
     *
     * @param histories the events
     * @param asOf only events before this instant count
     * @return the accounts; O(payments)
     */
    @Override
    public RevenueAccounts compute(UserHistories histories, Instant asOf) {
        return new RevenueCount(this, histories, asOf.toEpochMilli()).run();
    }

    @Override
    public Tally<RevenueAccounts> tally(Instant end) {
        return new Tally<>(this, new HistoryCounting<>(this::compute, income.events(), income.events()), end);
    }
}
