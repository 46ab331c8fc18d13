package io.growth4j.features.analytics;

import java.util.Arrays;

/** One count of what users did in their first period, and whether they returned. */
final class DriverCount {
    private final RetentionDrivers question;
    private final UserHistories histories;
    private final long asOf;
    private final Periods periods;
    private final boolean[] starts;
    private final boolean[] returns;
    private final boolean[] did;
    private final long[] exposed;
    private final long[] exposedReturned;
    private long users;
    private long usersReturned;

    DriverCount(RetentionDrivers question, UserHistories histories, long asOf) {
        this.question = question;
        this.histories = histories;
        this.asOf = asOf;
        this.periods = Periods.from(
                question.calendar(), question.granularity(), question.from(), question.cohortCount() + question.age());
        this.starts = question.starting().mask(histories.types());
        this.returns = question.returning().mask(histories.types());
        this.did = new boolean[starts.length];
        this.exposed = new long[starts.length];
        this.exposedReturned = new long[starts.length];
    }

    DriverRanking run() {
        for (int user = 0; user < histories.users().size(); user++) {
            int start = histories.start(user);
            int end = histories.end(user, asOf);
            while (start < end && !starts[UserHistories.type(histories.packed(start))]) {
                start++;
            }
            if (start < end) {
                count(start, end);
            }
        }
        return DriverRanking.of(question, asOf, histories.types(), users, usersReturned, exposed, exposedReturned);
    }

    private void count(int start, int end) {
        int cohort = periods.of(UserHistories.millis(histories.packed(start)));
        boolean asked = cohort >= 0 && cohort < question.cohortCount();
        if (!asked || !periods.isComplete(cohort + question.age(), asOf)) {
            return;
        }
        Arrays.fill(did, false);
        boolean returned = false;
        for (int i = start; i < end; i++) {
            int type = UserHistories.type(histories.packed(i));
            int position = periods.of(UserHistories.millis(histories.packed(i)));
            did[type] |= position == cohort;
            returned |= position == cohort + question.age() && returns[type];
        }
        users++;
        usersReturned += returned ? 1 : 0;
        for (int type = 0; type < did.length; type++) {
            exposed[type] += did[type] ? 1 : 0;
            exposedReturned[type] += did[type] && returned ? 1 : 0;
        }
    }
}
