package io.growth4j.features.analytics;

import java.time.Instant;
import java.util.stream.IntStream;

/** One count of growth accounting, user by user. Position 0 is the period before the first one asked for. */
final class GrowthCount {
    private final GrowthAccounting question;
    private final Periods periods;
    private final long[] actives;
    private final long[] news;
    private final long[] retained;
    private final long[] resurrected;
    private final long[] churned;

    GrowthCount(GrowthAccounting question, Periods periods) {
        this.question = question;
        this.periods = periods;
        this.actives = new long[periods.count()];
        this.news = new long[periods.count()];
        this.retained = new long[periods.count()];
        this.resurrected = new long[periods.count()];
        this.churned = new long[periods.count() + 1];
    }

    static GrowthAccounts of(GrowthAccounting question, UserHistories histories, Instant asOf) {
        Periods periods = question.periods();
        GrowthCount count = new GrowthCount(question, periods);
        ActivePeriods active = new ActivePeriods(histories, question.active(), periods);
        boolean[] makesNew = question.makesNew().mask(histories.types());
        long end = asOf.toEpochMilli();
        for (int user = 0; user < histories.users().size(); user++) {
            int newAt = count.newPosition(histories, histories.start(user), histories.end(user, end), makesNew);
            count.add(newAt, active.positions(), active.read(user, end));
        }
        return count.accounts(asOf);
    }

    private int newPosition(UserHistories histories, int from, int to, boolean[] makesNew) {
        long notBefore = question.newDefinition() == NewDefinition.FIRST_IN_RANGE ? periods.start(1) : Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            long packed = histories.packed(i);
            if (UserHistories.millis(packed) >= notBefore && makesNew[UserHistories.type(packed)]) {
                return periods.of(UserHistories.millis(packed));
            }
        }
        return -1;
    }

    /** Adds a user who is new in a period and active in some, which ascend. */
    void add(int newAt, int[] positions, int size) {
        int before = -1;
        for (int i = 0; i < size; i++) {
            present(before, positions[i], newAt);
            before = positions[i];
        }
        if (before >= 0) {
            churned[before + 1]++;
        }
    }

    private void present(int before, int position, int newAt) {
        actives[position]++;
        if (before >= 0 && before == position - 1) {
            retained[position]++;
            return;
        }
        if (before >= 0) {
            churned[before + 1]++;
        }
        if (newAt == position) {
            news[position]++;
        } else {
            resurrected[position]++;
        }
    }

    GrowthAccounts accounts(Instant asOf) {
        long end = asOf.toEpochMilli();
        return new GrowthAccounts(
                question,
                end,
                periods,
                IntStream.range(1, actives.length)
                        .mapToObj(position -> period(position, end))
                        .toList());
    }

    private GrowthPeriod period(int position, long asOf) {
        return new GrowthPeriod(
                periods.instant(position),
                periods.isComplete(position, asOf),
                actives[position],
                actives[position - 1],
                news[position],
                retained[position],
                resurrected[position],
                churned[position]);
    }
}
