package io.growth4j.features.analytics;

import java.util.stream.IntStream;

/** One count of revenue accounting. Position 0 is the period before the first one asked for. */
final class RevenueCount {
    private final RevenueAccounting question;
    private final UserHistories histories;
    private final long asOf;
    private final Periods periods;
    private final int[] signs;
    private final long[] revenue;
    private final long[] fresh;
    private final long[] resurrected;
    private final long[] expansion;
    private final long[] contraction;
    private final long[] churned;
    private final long[] overRefunded;

    private boolean paidEver;
    private int lastPaid;
    private long lastSum;

    RevenueCount(RevenueAccounting question, UserHistories histories, long asOf) {
        this.question = question;
        this.histories = histories;
        this.asOf = asOf;
        long first = question.calendar()
                .index(question.granularity(), question.from().toEpochMilli());
        int count = question.periodCount() + 1;
        this.periods = Periods.of(question.calendar(), question.granularity(), first - 1, count);
        this.signs = question.income().signs(histories);
        this.revenue = new long[count];
        this.fresh = new long[count];
        this.resurrected = new long[count];
        this.expansion = new long[count];
        this.contraction = new long[count];
        this.churned = new long[count + 1];
        this.overRefunded = new long[count];
    }

    RevenueAccounts run() {
        for (int user = 0; user < histories.users().size(); user++) {
            count(histories.paymentStart(user), histories.paymentEnd(user, asOf));
        }
        return new RevenueAccounts(
                question,
                asOf,
                periods,
                IntStream.range(1, revenue.length).mapToObj(this::period).toList());
    }

    private void count(int from, int to) {
        paidEver = false;
        lastPaid = -2;
        int position = -1;
        long sum = 0;
        for (int i = from; i < to; i++) {
            int sign = signs[UserHistories.type(histories.payment(i))];
            int at = periods.of(UserHistories.millis(histories.payment(i)));
            if (sign == 0) {
                continue;
            }
            if (at != position) {
                close(position, sum);
                position = at;
                sum = 0;
            }
            sum = Math.addExact(sum, sign * histories.amount(i));
        }
        close(position, sum);
        if (lastPaid >= 0) {
            churned[lastPaid + 1] += lastSum;
        }
    }

    private void close(int position, long sum) {
        if (position < 0 || position == revenue.length) {
            paidEver |= sum > 0;
        } else if (sum <= 0) {
            overRefunded[position] -= sum;
        } else {
            paid(position, sum);
        }
    }

    private void paid(int position, long sum) {
        revenue[position] += sum;
        if (lastPaid == position - 1 && lastPaid >= 0) {
            expansion[position] += Math.max(0, sum - lastSum);
            contraction[position] += Math.max(0, lastSum - sum);
        } else {
            (paidEver ? resurrected : fresh)[position] += sum;
            if (lastPaid >= 0) {
                churned[lastPaid + 1] += lastSum;
            }
        }
        paidEver = true;
        lastPaid = position;
        lastSum = sum;
    }

    private RevenuePeriod period(int position) {
        return new RevenuePeriod(
                periods.instant(position),
                periods.isComplete(position, asOf),
                revenue[position],
                revenue[position - 1],
                fresh[position],
                resurrected[position],
                expansion[position],
                contraction[position],
                churned[position],
                overRefunded[position]);
    }
}
