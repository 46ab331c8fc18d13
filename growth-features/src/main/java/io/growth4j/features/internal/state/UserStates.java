package io.growth4j.features.internal.state;

import io.growth4j.features.aggregate.States;
import io.growth4j.features.internal.engine.Workbench;
import io.growth4j.features.internal.group.Entries;
import io.growth4j.features.internal.group.RecentEvents;
import io.growth4j.features.internal.pack.ColumnPlan;
import io.growth4j.features.internal.state.FoldPlan.Part;
import java.util.BitSet;
import java.util.List;

/** What is kept of some users: the states their past was folded into, and their recent events. */
final class UserStates {
    /** Folding costs a walk over the users; it is done when it frees at least one event in this many. */
    private static final int WORTH_FOLDING = 3;

    private static final int PARTITION_BITS = 6;
    /** More of them fold in smaller steps; fewer keep the places of their next events in the caches. */
    static final int PARTITIONS = 1 << PARTITION_BITS;

    final RecentEvents recent;
    final List<States> pasts;
    final BitSet hasPast = new BitSet();
    private final UserChains chains;

    UserStates(ColumnPlan plan, FoldPlan folds) {
        recent = new RecentEvents(plan);
        chains = new UserChains(recent);
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

    /** How many of the users numbered so far a partition has. */
    static int users(int all, int partition) {
        return (all - partition + PARTITIONS - 1) >>> PARTITION_BITS;
    }

    /** Takes the entries of the events of one of some users. */
    void select(int user, int users, Entries target) {
        chains.select(user, users, target);
    }

    boolean isWorthFolding(long horizon) {
        return recent.size() > 0 && recent.countBefore(horizon) * WORTH_FOLDING >= recent.size();
    }

    /**
     * Folds events of before a horizon into the states, user by user up to the first event that was not yet known.
     *
     * @param users how many users there are
     * @param settled the instant before which an event must have been known
     */
    void fold(Workbench bench, List<Part> parts, int users, long horizon, long settled) {
        Entries entries = bench.entries();
        recent.selectBefore(horizon, entries);
        bench.load(recent, entries, users);
        bench.rowsKnown(settled);
        for (int part = 0; part < pasts.size(); part++) {
            States past = pasts.get(part);
            past.grow(users);
            parts.get(part).fold().add(bench.where(parts.get(part).filter()), past);
        }
        if (recent.forget(horizon)) {
            chains.restart();
        }
        for (int user = 0; user < users; user++) {
            if (bench.hasEvents(user)) {
                hasPast.set(user);
            }
        }
        bench.copyRest(recent);
    }
}
