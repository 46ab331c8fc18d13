package io.growth4j.features.analytics;

import io.growth4j.event.Absent;
import io.growth4j.event.EventType;
import java.time.Instant;
import java.util.Arrays;

/** Counts business numbers from two bits per user and period, active and paid, and the sums of each period. */
final class BusinessCounting extends ActivityCounting<BusinessNumbers> {
    private final BusinessSeries question;
    private final Channel actives;
    private final Channel payers;
    private final PeriodCursor cursor;
    private final long[] orders;
    private final long[] sales;
    private int[] signOfType = {};
    private int types;
    private int position;

    private BusinessCounting(BusinessSeries question, Periods periods, Channel actives, Channel payers) {
        super(periods, actives, payers);
        this.question = question;
        this.actives = actives;
        this.payers = payers;
        this.cursor = new PeriodCursor(periods);
        this.orders = new long[periods.count()];
        this.sales = new long[periods.count()];
    }

    /** Types alone do not make a payer, amounts do: so no type is selected for that channel. */
    static BusinessCounting of(BusinessSeries question) {
        int last = question.periodCount() - 1;
        Channel actives = new Channel(question.active(), 0, last, 0);
        Channel payers = new Channel(EventSelection.none(), 0, last, actives.endBit());
        return new BusinessCounting(question, question.periods(), actives, payers);
    }

    @Override
    public boolean needsAmounts() {
        return true;
    }

    @Override
    public void learn(EventType type) {
        super.learn(type);
        if (types == signOfType.length) {
            signOfType = Arrays.copyOf(signOfType, 8 + 2 * types);
        }
        signOfType[types++] = question.income().sign(type);
    }

    @Override
    public void add(EventRows rows, boolean areNamed) {
        super.add(rows, areNamed);
        long[] amounts = rows.amounts;
        if (amounts == null) {
            return;
        }
        for (int row = 0; row < rows.size; row++) {
            int sign = signOfType[rows.types[row]];
            if (sign != 0 && amounts[row] != Absent.LONG) {
                pay(rows.users[row], areNamed, rows.times[row], sign, amounts[row]);
            }
        }
    }

    private void pay(long user, boolean isNamed, long millis, int sign, long amount) {
        if (!cursor.holds(millis)) {
            position = cursor.moveTo(millis);
        }
        if (position < 0 || position == periods.count()) {
            return;
        }
        sales[position] = Math.addExact(sales[position], sign * amount);
        if (sign > 0) {
            orders[position]++;
            users(isNamed).set(user, payers.bit(position));
        }
    }

    @Override
    public void merge(Counting<BusinessNumbers> from, int[] typeHere, int[] nameHere) {
        super.merge(from, typeHere, nameHere);
        BusinessCounting added = (BusinessCounting) from;
        for (int i = 0; i < sales.length; i++) {
            orders[i] += added.orders[i];
            sales[i] = Math.addExact(sales[i], added.sales[i]);
        }
    }

    @Override
    public BusinessNumbers answer(EventReader reader, Instant asOf) {
        int last = periods.count() - 1;
        long[] active = new long[periods.count()];
        long[] paid = new long[periods.count()];
        forEachUser((user, words, at) -> {
            actives.count(words, at, 0, last, active);
            payers.count(words, at, 0, last, paid);
        });
        return question.answer(periods, asOf, active, paid, orders, sales);
    }
}
