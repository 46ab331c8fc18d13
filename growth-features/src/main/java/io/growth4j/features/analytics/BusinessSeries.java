package io.growth4j.features.analytics;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The question of the daily, weekly or monthly business numbers: actives, payers, orders, sales, revenue per user.
 *
 * @param calendar zone and start of the week
 * @param granularity the length of a period
 * @param active what makes a user active
 * @param income what brings money
 * @param from an instant in the first period
 * @param periodCount how many consecutive periods, at least 1
 */
public record BusinessSeries(
        PeriodCalendar calendar,
        Granularity granularity,
        EventSelection active,
        Income income,
        Instant from,
        int periodCount)
        implements HistoryQuestion<BusinessNumbers> {
    public BusinessSeries {
        if (periodCount < 1) {
            throw new IllegalArgumentException("periodCount " + periodCount + " is below 1");
        }
    }

    /**
     * Answers the question from histories.
     *
     * @param histories the events
     * @param asOf only events before this instant count
     * @return the numbers of each period; O(events)
     */
    @Override
    public BusinessNumbers compute(UserHistories histories, Instant asOf) {
        Periods periods = periods();
        long end = asOf.toEpochMilli();
        long[] actives = actives(histories, end, periods);
        long[] payers = new long[periodCount];
        long[] orders = new long[periodCount];
        long[] sales = new long[periodCount];
        int[] signs = income.signs(histories);
        for (int user = 0; user < histories.users().size(); user++) {
            int paid = -1;
            for (int i = histories.paymentStart(user); i < histories.paymentEnd(user, end); i++) {
                int sign = signs[UserHistories.type(histories.payment(i))];
                int position = periods.of(UserHistories.millis(histories.payment(i)));
                if (sign == 0 || position < 0 || position >= periodCount) {
                    continue;
                }
                sales[position] = Math.addExact(sales[position], sign * histories.amount(i));
                orders[position] += sign > 0 ? 1 : 0;
                payers[position] += sign > 0 && position != paid ? 1 : 0;
                paid = sign > 0 ? position : paid;
            }
        }
        return answer(periods, asOf, actives, payers, orders, sales);
    }

    Periods periods() {
        return Periods.from(calendar, granularity, from, periodCount);
    }

    BusinessNumbers answer(Periods periods, Instant asOf, long[] actives, long[] payers, long[] orders, long[] sales) {
        List<BusinessPeriod> rows = new ArrayList<>();
        for (int i = 0; i < periodCount; i++) {
            boolean complete = periods.isComplete(i, asOf.toEpochMilli());
            rows.add(new BusinessPeriod(periods.instant(i), complete, actives[i], payers[i], orders[i], sales[i]));
        }
        return new BusinessNumbers(this, asOf, periods, rows);
    }

    @Override
    public Tally<BusinessNumbers> tally(Instant end) {
        boolean isCompact = 2L * periodCount < ActivityCounting.MOST_BITS;
        return new Tally<>(
                this,
                isCompact
                        ? BusinessCounting.of(this)
                        : new HistoryCounting<>(this::compute, active.or(income.events()), income.events()),
                end);
    }

    private long[] actives(UserHistories histories, long asOf, Periods periods) {
        long[] actives = new long[periodCount];
        ActivePeriods activePeriods = new ActivePeriods(histories, active, periods);
        for (int user = 0; user < histories.users().size(); user++) {
            int count = activePeriods.read(user, asOf);
            for (int i = 0; i < count; i++) {
                actives[activePeriods.position(i)]++;
            }
        }
        return actives;
    }
}
