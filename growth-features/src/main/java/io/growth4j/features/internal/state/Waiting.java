package io.growth4j.features.internal.state;

import io.growth4j.event.Dictionary;
import io.growth4j.event.Event;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.kernel.ColumnPlan;
import io.growth4j.features.internal.kernel.RecentEvents;
import org.jspecify.annotations.Nullable;

/**
 * Events that were accepted and wait for their users to be looked up: a table of many users lies outside of the caches, and
 * the look-ups of some hundred users in one loop wait for memory together instead of one after the other.
 */
final class Waiting {
    private static final int CAPACITY = 256;

    private final EventColumn[] columns;
    private final boolean isText;
    private final int width;
    /** Rows as {@link RecentEvents} holds them, but with the user's id or number in the place of the user. */
    private final long[] rows;
    /** The users whose numbers are not known yet, where ids are texts. */
    private final @Nullable String[] names = new @Nullable String[CAPACITY];

    private final int[] users = new int[CAPACITY];
    private int size;

    Waiting(ColumnPlan plan, @Nullable Dictionary[] dictionaries) {
        this.columns = new EventColumn[plan.columns().size()];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = new EventColumn(plan.columns().get(column), dictionaries[column]);
        }
        this.isText = plan.userType() == ColumnType.TEXT;
        this.width = RecentEvents.width(plan);
        this.rows = new long[CAPACITY * width];
    }

    boolean isFull() {
        return size == CAPACITY;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Takes up an event; if it does not fit the schema, nothing changes. */
    void add(Event event, long time) {
        int at = size * width;
        if (!isText) {
            rows[at] = UserNumbers.parsed(event.userId());
        }
        rows[at + RecentEvents.TIME] = time;
        for (int column = 0; column < columns.length; column++) {
            rows[at + RecentEvents.COLUMNS + column] = columns[column].word(event);
        }
        names[size++] = isText ? event.userId() : null;
    }

    /** Takes up a row of a log. */
    void add(LogReader reader, int row, long time) {
        int at = size * width;
        rows[at] = reader.user(row);
        rows[at + RecentEvents.TIME] = time;
        reader.write(row, rows, at + RecentEvents.COLUMNS);
        names[size++] = null;
    }

    /** Looks up the users of all. */
    void number(UserNumbers numbers) {
        if (!isText) {
            numbers.number(rows, width, size, users);
            return;
        }
        for (int event = 0; event < size; event++) {
            String name = names[event];
            users[event] = name == null ? (int) rows[event * width] : numbers.number(name);
        }
    }

    /** The number of an event's user, once it was looked up. */
    int user(int event) {
        return users[event];
    }

    /** Lends the rows. */
    long[] rows() {
        return rows;
    }

    /** Where the row of an event starts. */
    int start(int event) {
        return event * width;
    }
}
