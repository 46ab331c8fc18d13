package io.growth4j.features.analytics;

import java.util.stream.IntStream;

/** One count of growth accounting. Position 0 is the period before the first one asked for. */
final class GrowthCount {
    private final GrowthAccounting question;
    private final UserHistories histories;
    private final long asOf;
    private final Periods periods;
    private final boolean[] active;
    private final boolean[] profile;
    private final long[] actives;
    private final long[] news;
    private final long[] retained;
    private final long[] resurrected;
    private final long[] churned;

    GrowthCount(GrowthAccounting question, UserHistories histories, long asOf) {
        this.question = question;
        this.histories = histories;
        this.asOf = asOf;
        long first = question.calendar()
                .index(question.granularity(), question.from().toEpochMilli());
        int count = question.periodCount() + 1;
        this.periods = Periods.of(question.calendar(), question.granularity(), first - 1, count);
        this.active = question.active().mask(histories.types());
        this.profile = question.profile().mask(histories.types());
        this.actives = new long[count];
        this.news = new long[count];
        this.retained = new long[count];
        this.resurrected = new long[count];
        this.churned = new long[count + 1];
    }

    GrowthAccounts run() {
        for (int user = 0; user < histories.users().size(); user++) {
            count(histories.start(user), histories.end(user, asOf));
        }
        return new GrowthAccounts(
                question,
                asOf,
                periods,
                IntStream.range(1, actives.length).mapToObj(this::period).toList());
    }

    private void count(int from, int to) {
        int newAt = newPosition(from, to);
        int before = -1;
        long end = periods.start(0);
        for (int i = from; i < to; i++) {
            long packed = histories.packed(i);
            long millis = UserHistories.millis(packed);
            if (millis < end || !active[UserHistories.type(packed)]) {
                continue;
            }
            int position = periods.of(millis);
            if (position == actives.length) {
                break;
            }
            present(before, position, newAt);
            before = position;
            end = periods.start(position + 1);
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

    private int newPosition(int from, int to) {
        long notBefore = question.newDefinition() == NewDefinition.FIRST_IN_RANGE ? periods.start(1) : Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            long packed = histories.packed(i);
            if (UserHistories.millis(packed) >= notBefore && makesNew(UserHistories.type(packed))) {
                return periods.of(UserHistories.millis(packed));
            }
        }
        return -1;
    }

    private boolean makesNew(int type) {
        return switch (question.newDefinition()) {
            case FIRST_SELECTED_EVENT, FIRST_IN_RANGE -> active[type];
            case FIRST_EVENT_EVER -> true;
            case PROFILE_CREATED -> profile[type];
        };
    }

    private GrowthPeriod period(int position) {
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
