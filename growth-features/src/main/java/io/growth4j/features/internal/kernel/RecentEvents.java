package io.growth4j.features.internal.kernel;

import io.growth4j.features.internal.kernel.ColumnPlan.Column;
import java.util.Arrays;

/**
 * Events as columns, in the order in which they came; each knows its user's one before, so that one user's events are
 * found without looking at the others'.
 */
final class RecentEvents {
    private static final int FIRST_CAPACITY = 16;

    final Object[] columns;
    int[] users = {};
    int[] before = {};
    long[] times = {};
    int size;

    RecentEvents(ColumnPlan plan) {
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

    boolean isFull() {
        return size == times.length;
    }

    void grow() {
        resize(Math.max(FIRST_CAPACITY, size + (size >> 1)));
    }

    void resize(int capacity) {
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
    int append(int user, int previous, long time) {
        int entry = size++;
        users[entry] = user;
        before[entry] = previous;
        times[entry] = time;
        return entry;
    }

    /** How many events happened before an instant. */
    int countBefore(long instant) {
        int count = 0;
        for (int entry = 0; entry < size; entry++) {
            count += times[entry] < instant ? 1 : 0;
        }
        return count;
    }

    /** Takes the entries of before an instant, or all others. */
    void select(long instant, boolean isBefore, Entries target) {
        target.clear();
        for (int entry = 0; entry < size; entry++) {
            if (times[entry] < instant == isBefore) {
                target.add(entry);
            }
        }
    }

    /** Forgets all but some entries, which must be ascending. Their users' chains are to be made anew. */
    void keep(Entries kept) {
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
}
