package io.growth4j.features.internal.state;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.Event;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.kernel.ColumnPlan;
import io.growth4j.features.internal.kernel.ColumnPlan.Column;
import io.growth4j.features.internal.kernel.RecentEvents;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Events that were accepted and wait for their users to be looked up: a table of many users lies outside of the caches, and
 * the look-ups of some hundred users in one loop wait for memory together instead of one after the other.
 */
final class Waiting {
    private static final int CAPACITY = 256;

    private final Column[] columns;
    private final @Nullable Dictionary[] dictionaries;
    private final boolean isText;
    private final int width;
    /** Rows as {@link RecentEvents} holds them, but with the user's id or number in the place of the user. */
    private final long[] rows;
    /** The users whose numbers are not known yet, where ids are texts. */
    private final @Nullable String[] names = new @Nullable String[CAPACITY];

    private final int[] users = new int[CAPACITY];
    private int size;

    Waiting(ColumnPlan plan, @Nullable Dictionary[] dictionaries) {
        this.columns = plan.columns().toArray(Column[]::new);
        this.dictionaries = dictionaries;
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
            rows[at + RecentEvents.COLUMNS + column] = word(event, column);
        }
        names[size++] = isText ? event.userId() : null;
    }

    private long word(Event event, int index) {
        Column column = columns[index];
        Object value = column.name().equals(EventSchema.TYPE)
                ? event.type().name()
                : event.attributes().get(column.name());
        if (value == null) {
            return absent(column.type());
        }
        if (column.type() == ColumnType.LONG && value instanceof Long number) {
            return number;
        }
        if (column.type() == ColumnType.DOUBLE && value instanceof Double number) {
            return Double.doubleToRawLongBits(number);
        }
        if (column.type() == ColumnType.TEXT && value instanceof String text) {
            return Objects.requireNonNull(dictionaries[index]).add(text);
        }
        throw new IllegalArgumentException(
                "attribute '" + column.name() + "' is '" + value + "': the schema says " + column.type());
    }

    /** The word of a value that is absent. */
    static long absent(ColumnType type) {
        return switch (type) {
            case LONG -> Absent.LONG;
            case DOUBLE -> Double.doubleToRawLongBits(Double.NaN);
            case TEXT -> Absent.CODE;
        };
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
