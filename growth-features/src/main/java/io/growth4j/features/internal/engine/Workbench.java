package io.growth4j.features.internal.engine;

import io.growth4j.event.Dictionary;
import io.growth4j.features.aggregate.Runs;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.internal.compute.Aggregating;
import io.growth4j.features.internal.compute.Evaluator;
import io.growth4j.features.internal.compute.RootNode;
import io.growth4j.features.internal.group.Entries;
import io.growth4j.features.internal.group.EventRow;
import io.growth4j.features.internal.group.GroupedEvents;
import io.growth4j.features.internal.group.RecentEvents;
import io.growth4j.features.internal.group.Rows;
import io.growth4j.features.internal.pack.ColumnPlan;
import io.growth4j.features.internal.pack.TupleLayout;
import io.growth4j.features.window.Window;
import java.time.ZoneId;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Where events of some users, or of one, are grouped and computed: load events, then say which rows there shall be, then
 * compute. Its arrays are kept from use to use. Not thread-safe.
 */
public final class Workbench {
    /** The latest time that an event may have. */
    public static final long MAX_TIME = TupleLayout.MAX_TIME;

    private final GroupedEvents events;
    private final Rows rows = new Rows();
    private final Entries entries = new Entries();
    private final RootNode root;
    private final long[] row;
    private long version;

    /** Without events yet. */
    public Workbench(ColumnPlan plan, @Nullable Dictionary[] dictionaries, ZoneId zone) {
        this.events = new GroupedEvents(plan, dictionaries, 0);
        this.root = new RootNode(events, rows, zone);
        this.row = new long[EventRow.width(plan)];
    }

    /** Computes over the rows that there are. */
    public Evaluator evaluator(Aggregating aggregating) {
        return new Evaluator(root, aggregating);
    }

    /** Lends a list of entries, for whoever selects what to load. */
    public Entries entries() {
        return entries;
    }

    /** Groups some entries of users 0 to {@code users} − 1. */
    public void load(RecentEvents recent, Entries selected, int users) {
        events.load(recent, selected, users);
    }

    /** Groups some entries as the events of one user. */
    public void load(RecentEvents recent, Entries selected) {
        events.load(recent, selected);
    }

    /** One row per user that has a past, or of whom an event before an instant is known. */
    public void rowsAt(BitSet hasPast, long instant) {
        rows.at(events, hasPast, instant);
        root.refresh(version++);
    }

    /** One row for the only user, also where no event before the instant is known. */
    public void rowAt(long instant) {
        rows.single(events, instant);
        root.refresh(version++);
    }

    /** One row per user, with its events up to the first that was not known before an instant. */
    public void rowsKnown(long instant) {
        rows.before(events, instant);
        root.refresh(version++);
    }

    /** How many rows there are. */
    public int rows() {
        return rows.count();
    }

    /** The user of a row. */
    public int user(int row) {
        return rows.users()[row];
    }

    /** Whether a row has events. */
    public boolean hasEvents(int row) {
        return rows.starts()[row] < rows.ends()[row];
    }

    /** Appends the events of users behind the ends of their rows, one row per user. */
    public void copyRest(RecentEvents target) {
        for (int user = 0; user < rows.count(); user++) {
            for (int event = rows.ends()[user]; event < events.starts()[user + 1]; event++) {
                events.copy(event, row);
                target.ensureRoom();
                target.append(user, row, 0);
            }
        }
    }

    /** A number that no other rows have had. */
    public long version() {
        return root.version();
    }

    /** The events of every row that meet a filter. */
    public Runs where(EventFilter filter) {
        return root.where(filter);
    }

    /** Those of them that lie in a window before their row's instant. */
    public Runs last(EventFilter filter, Window window) {
        return root.where(filter).last(window);
    }
}
