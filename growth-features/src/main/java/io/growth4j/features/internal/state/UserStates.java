package io.growth4j.features.internal.state;

import io.growth4j.features.aggregate.States;
import io.growth4j.features.internal.kernel.ColumnPlan;
import io.growth4j.features.internal.kernel.Entries;
import io.growth4j.features.internal.kernel.RecentEvents;
import io.growth4j.features.internal.kernel.Workbench;
import io.growth4j.features.internal.state.FoldPlan.Part;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What is kept of some users: the states their past was folded into, and their recent events. */
final class UserStates {
    /** Folding costs a walk over all recent events; it is done when it frees at least one in this many. */
    private static final int WORTH_FOLDING = 4;

    private static final int PARTITION_BITS = 1;
    /** More of them fold in smaller steps; fewer keep the places of their next events in the caches. */
    static final int PARTITIONS = 1 << PARTITION_BITS;

    final RecentEvents recent;
    final List<States> pasts;
    final BitSet hasPast = new BitSet();
    int users;
    private int[] last = {};

    UserStates(ColumnPlan plan, FoldPlan folds) {
        recent = new RecentEvents(plan);
        pasts = folds.parts().stream().map(part -> new States(part.fold())).toList();
    }

    /** The partition of a user. */
    static int partition(int number) {
        return number & (PARTITIONS - 1);
    }

    /** The row of a user in its partition. */
    static int row(int number) {
        return number >>> PARTITION_BITS;
    }

    /** The user of a row. */
    static int number(int partition, int row) {
        return (row << PARTITION_BITS) + partition;
    }

    /** Makes sure that a user has its place. */
    void ensure(int user) {
        if (user >= last.length) {
            int from = last.length;
            last = Arrays.copyOf(last, Math.max(8, user + 1 + (user >> 1)));
            Arrays.fill(last, from, last.length, RecentEvents.NONE);
        }
        users = Math.max(users, user + 1);
    }

    /** Appends an event, its columns still to be written; returns its entry. */
    int append(int user, long time) {
        ensure(user);
        int entry = recent.append(user, last[user], time);
        last[user] = entry;
        return entry;
    }

    /** Takes the entries of a user's events. */
    void select(int user, Entries target) {
        target.clear();
        for (int entry = user < last.length ? last[user] : RecentEvents.NONE;
                entry != RecentEvents.NONE;
                entry = recent.before(entry)) {
            target.add(entry);
        }
    }

    boolean isWorthFolding(long horizon) {
        return recent.size() > 0 && recent.countBefore(horizon) * WORTH_FOLDING >= recent.size();
    }

    /**
     * Folds events of before a horizon into the states, user by user up to the first event that was not yet known.
     *
     * @param settled the instant before which an event must have been known
     */
    void fold(Workbench bench, List<Part> parts, long horizon, long settled) {
        Entries entries = bench.entries();
        recent.select(horizon, true, entries);
        bench.load(recent, entries, users);
        bench.rowsKnown(settled);
        for (int part = 0; part < pasts.size(); part++) {
            States past = pasts.get(part);
            past.grow(users);
            parts.get(part).fold().add(bench.where(parts.get(part).filter()), past);
        }
        recent.select(horizon, false, entries);
        recent.keep(entries);
        for (int user = 0; user < users; user++) {
            if (bench.hasEvents(user)) {
                hasPast.set(user);
            }
        }
        bench.copyRest(recent);
        chain();
    }

    private void chain() {
        Arrays.fill(last, RecentEvents.NONE);
        for (int entry = 0; entry < recent.size(); entry++) {
            int user = recent.users()[entry];
            recent.before(entry, last[user]);
            last[user] = entry;
        }
    }
}
