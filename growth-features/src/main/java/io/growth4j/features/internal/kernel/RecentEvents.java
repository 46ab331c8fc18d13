package io.growth4j.features.internal.kernel;

import io.growth4j.features.internal.kernel.ColumnPlan.Column;
import java.util.Arrays;

/**
 * Events as columns, in the order in which they came; each knows its user's one before, so that one user's events are
 * found without looking at the others'.
 */
public final class RecentEvents {
    /** No entry. */
    public static final int NONE = -1;

    private static final int FIRST_CAPACITY = 16;

    final Object[] columns;
    int[] users = {};
    long[] times = {};
    private int[] before = {};
    private int size;

    /** None yet. */
    public RecentEvents(ColumnPlan plan) {
        columns = new Object[plan.columns().size()];
        for (int index = 0; index < columns.length; index++) {
            Column column = plan.columns().get(index);
            columns[index] = switch (column.type()) {
                case LONG -> new long[0];
                case DOUBLE -> new double[0];
                case TEXT -> new int[0];
            };
        }
    }

    /** Whether the next one needs more room. */
    public boolean isFull() {
        return size == times.length;
    }

    /** Makes room for more. */
    public void grow() {
        resize(Math.max(FIRST_CAPACITY, size + (size >> 1)));
    }

    /** Makes room for as many as there shall be. */
    public void resize(int capacity) {
        users = Arrays.copyOf(users, capacity);
        before = Arrays.copyOf(before, capacity);
        times = Arrays.copyOf(times, capacity);
        for (int index = 0; index < columns.length; index++) {
            columns[index] = copy(columns[index], capacity);
        }
    }

    private static Object copy(Object column, int capacity) {
        if (column instanceof long[] values) {
            return Arrays.copyOf(values, capacity);
        }
        return column instanceof double[] values
                ? Arrays.copyOf(values, capacity)
                : Arrays.copyOf((int[]) column, capacity);
    }

    /** Appends an event, its columns still to be written; returns its entry. */
    public int append(int user, int previous, long time) {
        int entry = size++;
        users[entry] = user;
        before[entry] = previous;
        times[entry] = time;
        return entry;
    }

    /** How many events happened before an instant. */
    public int countBefore(long instant) {
        int count = 0;
        for (int entry = 0; entry < size; entry++) {
            count += times[entry] < instant ? 1 : 0;
        }
        return count;
    }

    /** Takes the entries of before an instant, or all others. */
    public void select(long instant, boolean isBefore, Entries target) {
        target.clear();
        for (int entry = 0; entry < size; entry++) {
            if (times[entry] < instant == isBefore) {
                target.add(entry);
            }
        }
    }

    /** Forgets all but some entries, which must be ascending. Their users' chains are to be made anew. */
    public void keep(Entries kept) {
        size = kept.size;
        for (int entry = 0; entry < size; entry++) {
            users[entry] = users[kept.values[entry]];
            times[entry] = times[kept.values[entry]];
        }
        for (Object column : columns) {
            keep(column, kept);
        }
    }

    private void keep(Object column, Entries kept) {
        if (column instanceof long[] values) {
            for (int entry = 0; entry < size; entry++) {
                values[entry] = values[kept.values[entry]];
            }
        } else if (column instanceof double[] values) {
            for (int entry = 0; entry < size; entry++) {
                values[entry] = values[kept.values[entry]];
            }
        } else if (column instanceof int[] values) {
            for (int entry = 0; entry < size; entry++) {
                values[entry] = values[kept.values[entry]];
            }
        }
    }

    /** Overwrites the values of the entry that was appended last. */
    public void copyLast(Object[] source, int event) {
        for (int column = 0; column < columns.length; column++) {
            System.arraycopy(source[column], event, columns[column], size - 1, 1);
        }
    }

    /** The entry of the same user that came before; {@link #NONE} if there is none. */
    public int before(int entry) {
        return before[entry];
    }

    /** Links an entry to the one that came before. */
    public void before(int entry, int previous) {
        before[entry] = previous;
    }

    /** How many entries there are. */
    public int size() {
        return size;
    }

    /** Lends the users, by entry. */
    public int[] users() {
        return users;
    }

    /** Lends the times, by entry. */
    public long[] times() {
        return times;
    }

    /** Lends the columns, each by entry. */
    public Object[] columns() {
        return columns;
    }
}
