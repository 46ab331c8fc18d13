package io.growth4j.features.internal.state;

import io.growth4j.event.Dictionary;
import io.growth4j.event.Event;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.group.EventRow;
import io.growth4j.features.internal.pack.ColumnPlan;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Events that were accepted and wait for their users to be looked up: a table of many users lies outside of the caches, and
 * the look-ups of some hundred users in one loop wait for memory together instead of one after the other. They leave by
 * partition, so that a partition is turned to once for all of its events.
 */
final class Waiting {
    private static final int CAPACITY = 256;

    private final EventColumn[] columns;
    private final boolean isText;
    private final int width;
    /** Rows as {@link EventRow} tells, but with the user's id or number in the place of the user. */
    private final long[] rows;
    /** The users whose numbers are not known yet, where ids are texts. */
    private final @Nullable String[] names = new @Nullable String[CAPACITY];

    private final int[] users = new int[CAPACITY];
    private final int[] starts = new int[CAPACITY];
    /** By partition: where the next row is listed, in the end where its rows end. */
    private final int[] ends = new int[UserStates.PARTITIONS + 1];

    private int size;

    Waiting(ColumnPlan plan, @Nullable Dictionary[] dictionaries) {
        this.columns = new EventColumn[plan.columns().size()];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = new EventColumn(plan.columns().get(column), dictionaries[column]);
        }
        this.isText = plan.userType() == ColumnType.TEXT;
        this.width = EventRow.width(plan);
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
        rows[at + EventRow.TIME] = time;
        for (int column = 0; column < columns.length; column++) {
            rows[at + EventRow.COLUMNS + column] = columns[column].word(event);
        }
        if (isText) {
            names[size] = event.userId();
        }
        size++;
    }

    /** Takes up a row of a log. */
    void add(LogReader reader, int row, long time) {
        int at = size * width;
        rows[at] = reader.user(row);
        rows[at + EventRow.TIME] = time;
        reader.write(row, rows, at + EventRow.COLUMNS);
        names[size++] = null;
    }

    /** Looks up the users of all, and lists the rows by partition. */
    void deal(UserNumbers numbers) {
        number(numbers);
        Arrays.fill(ends, 0);
        for (int event = 0; event < size; event++) {
            ends[UserStates.partition(users[event]) + 1]++;
        }
        for (int partition = 0; partition < UserStates.PARTITIONS; partition++) {
            ends[partition + 1] += ends[partition];
        }
        for (int event = 0; event < size; event++) {
            int start = event * width;
            rows[start + EventRow.USER] = UserStates.row(users[event]);
            starts[ends[UserStates.partition(users[event])]++] = start;
        }
    }

    private void number(UserNumbers numbers) {
        if (!isText) {
            numbers.number(rows, width, size, users);
            return;
        }
        for (int event = 0; event < size; event++) {
            String name = names[event];
            users[event] = name == null ? (int) rows[event * width] : numbers.number(name);
        }
    }

    /** Lends the rows; once dealt, each has the row of its user in the partition in the place of the user. */
    long[] rows() {
        return rows;
    }

    /** Where the rows start, partition by partition, each partition's in the order in which they came. */
    int[] starts() {
        return starts;
    }

    /** How many rows lie in the partitions up to one. */
    int end(int partition) {
        return ends[partition];
    }
}
