package io.growth4j.features.internal.kernel;

import io.growth4j.event.Dictionary;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Where the users of one partition, or one of them, are grouped and computed; its arrays are kept from use to use. */
final class Workbench {
    private final GroupedEvents events;
    private final Rows rows = new Rows();
    private final Entries entries = new Entries();
    private final RootNode root;
    private long version;

    Workbench(ColumnPlan plan, @Nullable Dictionary[] dictionaries, ZoneId zone) {
        this.events = new GroupedEvents(plan, dictionaries, 0);
        this.root = new RootNode(events, rows, zone);
    }

    /** Groups some entries of users 0 to {@code users} − 1. Rows are to be set next, then {@link #refresh} called. */
    RootNode load(RecentEvents recent, Entries selected, int users) {
        events.load(recent, selected, users);
        return root;
    }

    /** Groups some entries as the events of one user. */
    RootNode load(RecentEvents recent, Entries selected) {
        events.load(recent, selected);
        return root;
    }

    /** Some entries, for whoever needs to select them next. */
    Entries entries() {
        return entries;
    }

    void refresh() {
        root.refresh(version++);
    }

    GroupedEvents events() {
        return events;
    }

    Rows rows() {
        return rows;
    }

    RootNode root() {
        return root;
    }
}
