package io.growth4j.features.internal.state;

import io.growth4j.features.internal.engine.Workbench;
import io.growth4j.features.internal.group.RecentEvents;
import io.growth4j.features.internal.pack.ColumnPlan;

/**
 * All users, dealt to partitions by their numbers. A partition whose room is used up is folded, if that frees enough, or
 * else grows: the work for old events comes in small steps, one partition at a time.
 */
final class Partitions {
    private final FoldPlan folds;
    private final UserNumbers numbers;
    private final Settlement settlement;
    private final Workbench bench;
    private final UserStates[] partitions = new UserStates[UserStates.PARTITIONS];

    Partitions(ColumnPlan plan, FoldPlan folds, UserNumbers numbers, Settlement settlement, Workbench bench) {
        this.folds = folds;
        this.numbers = numbers;
        this.settlement = settlement;
        this.bench = bench;
        for (int partition = 0; partition < UserStates.PARTITIONS; partition++) {
            partitions[partition] = new UserStates(plan, folds);
        }
    }

    UserStates get(int partition) {
        return partitions[partition];
    }

    /** The partition of a user. */
    UserStates of(int number) {
        return partitions[UserStates.partition(number)];
    }

    boolean hasPast(int number) {
        return of(number).hasPast.get(UserStates.row(number));
    }

    /** How many users a partition has. */
    int users(int partition) {
        return UserStates.users(numbers.size(), partition);
    }

    /** Takes over events whose users are numbered and that lie side by side by partition. */
    void take(Waiting events) {
        int from = 0;
        for (int partition = 0; partition < UserStates.PARTITIONS; partition++) {
            int to = events.end(partition);
            RecentEvents recent = partitions[partition].recent;
            from += recent.append(events.rows(), events.starts(), from, to);
            while (from < to) {
                makeRoom(partition);
                from += recent.append(events.rows(), events.starts(), from, to);
            }
        }
    }

    /** Takes over the event of one user. */
    void append(int number, long[] row) {
        int partition = UserStates.partition(number);
        RecentEvents recent = partitions[partition].recent;
        if (!recent.append(UserStates.row(number), row, 0)) {
            makeRoom(partition);
            recent.append(UserStates.row(number), row, 0);
        }
    }

    private void makeRoom(int partition) {
        foldIfWorth(partition);
        partitions[partition].recent.ensureRoom();
    }

    void foldIfWorth(int partition) {
        if (partitions[partition].isWorthFolding(settlement.horizon())) {
            fold(partition);
        }
    }

    /** Folds all that may be folded. */
    void fold() {
        for (int partition = 0; partition < UserStates.PARTITIONS; partition++) {
            if (partitions[partition].recent.countBefore(settlement.horizon()) > 0) {
                fold(partition);
            }
        }
    }

    private void fold(int partition) {
        partitions[partition].fold(bench, folds.parts(), users(partition), settlement.horizon(), settlement.settled());
    }

    /** How many events were not folded yet. */
    long recentEvents() {
        long events = 0;
        for (UserStates partition : partitions) {
            events += partition.recent.size();
        }
        return events;
    }
}
