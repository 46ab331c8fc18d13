package io.growth4j.features.internal.group;

import io.growth4j.features.internal.pack.ColumnPlan;
import io.growth4j.features.internal.pack.ColumnPlan.Column;
import java.util.List;

/**
 * Events in the order in which they came, each a row of longs side by side, in a ring: the oldest leave at the front while
 * new ones come at the end, and nothing is moved.
 *
 * <p>Events are numbered as they come; a number keeps its meaning until {@link #forget} says otherwise.
 */
public final class RecentEvents {
    private static final int FIRST_CAPACITY = 16;
    /** Numbers start anew before they grow larger than an int. */
    private static final int LAST_NUMBER = 1 << 30;

    private final List<Column> columns;
    private final NarrowRow format;
    private final int width;

    private long[] rows = {};
    /** By slot: the number of the event of the same user that came before. */
    private int[] before = {};

    private int capacity;
    private int head;
    private int size;
    /** Where the next row goes. */
    private int tail;

    private int first;
    private long latest = Long.MIN_VALUE;
    private boolean isOrdered = true;

    /** None yet. */
    public RecentEvents(ColumnPlan plan) {
        columns = plan.columns();
        format = new NarrowRow(plan);
        width = format.width();
    }

    /** Makes room for half as many again if there is none for one more. */
    public void ensureRoom() {
        if (size == capacity) {
            resize(Math.max(FIRST_CAPACITY, size + (size >> 1)));
        }
    }

    /** Makes room for as many as there shall be. */
    public void resize(int most) {
        long[] wider = new long[most * width];
        int[] links = new int[most];
        int untilEnd = Math.min(size, capacity - head);
        System.arraycopy(rows, head * width, wider, 0, untilEnd * width);
        System.arraycopy(rows, 0, wider, untilEnd * width, (size - untilEnd) * width);
        System.arraycopy(before, head, links, 0, untilEnd);
        System.arraycopy(before, 0, links, untilEnd, size - untilEnd);
        rows = wider;
        before = links;
        capacity = most;
        head = 0;
        tail = size == capacity ? 0 : size * width;
    }

    /**
     * Appends an event if there is room.
     *
     * @param user its user
     * @param source the rest of its row
     * @param from where the row starts there
     * @return whether there was room
     */
    public boolean append(int user, long[] source, int from) {
        if (size == capacity) {
            return false;
        }
        format.write(rows, tail, user, source, from);
        size++;
        tail = tail + width == rows.length ? 0 : tail + width;
        long time = source[from + EventRow.TIME];
        isOrdered &= time >= latest;
        latest = Math.max(latest, time);
        return true;
    }

    /**
     * Appends events as long as there is room.
     *
     * @param source their rows, with their users
     * @param starts where the rows start there
     * @param from the first of these to append
     * @param to the one after the last
     * @return how many there was room for
     */
    public int append(long[] source, int[] starts, int from, int to) {
        int count = Math.min(to - from, capacity - size);
        for (int i = from; i < from + count; i++) {
            append((int) source[starts[i] + EventRow.USER], source, starts[i]);
        }
        return count;
    }

    private int slot(int index) {
        int at = head + index;
        return at >= capacity ? at - capacity : at;
    }

    private long time(int index) {
        return rows[slot(index) * width + EventRow.TIME];
    }

    /** How many events happened before an instant. */
    public int countBefore(long instant) {
        if (isOrdered) {
            return lead(instant);
        }
        int count = 0;
        for (int index = 0; index < size; index++) {
            count += time(index) < instant ? 1 : 0;
        }
        return count;
    }

    /** How many events in order of time lie before an instant. */
    private int lead(long instant) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Takes all events. */
    public void selectAll(Entries target) {
        selectFirst(size, target);
    }

    /** Takes the events of before an instant. */
    public void selectBefore(long instant, Entries target) {
        if (isOrdered) {
            selectFirst(lead(instant), target);
            return;
        }
        target.clear();
        target.ensure(size);
        for (int index = 0; index < size; index++) {
            int slot = slot(index);
            target.values[target.size] = slot;
            target.size += rows[slot * width + EventRow.TIME] < instant ? 1 : 0;
        }
    }

    private void selectFirst(int count, Entries target) {
        target.ensure(count);
        int untilEnd = Math.min(count, capacity - head);
        for (int index = 0; index < untilEnd; index++) {
            target.values[index] = head + index;
        }
        for (int index = untilEnd; index < count; index++) {
            target.values[index] = index - untilEnd;
        }
        target.size = count;
    }

    /**
     * Forgets the events of before an instant. Where they are the first, the others mostly keep their numbers.
     *
     * @return whether all numbers are new
     */
    public boolean forget(long instant) {
        if (isOrdered) {
            int count = lead(instant);
            head = slot(count);
            head = head == capacity ? 0 : head;
            size -= count;
            first += count;
            if (first > LAST_NUMBER) {
                first = 0;
                return true;
            }
            return false;
        }
        int kept = 0;
        latest = Long.MIN_VALUE;
        isOrdered = true;
        for (int index = 0; index < size; index++) {
            long time = time(index);
            if (time >= instant) {
                System.arraycopy(rows, slot(index) * width, rows, slot(kept++) * width, width);
                isOrdered &= time >= latest;
                latest = Math.max(latest, time);
            }
        }
        size = kept;
        tail = slot(kept) * width % rows.length;
        first = 0;
        return true;
    }

    /** The number of the first event. */
    public int first() {
        return first;
    }

    /** The number of the next event. */
    public int end() {
        return first + size;
    }

    /** The user of an event. */
    public int user(int number) {
        return (int) rows[slot(number - first) * width];
    }

    /** The number of the event of the same user that came before. */
    public int before(int number) {
        return before[slot(number - first)];
    }

    /** Links an event to the one of the same user that came before. */
    public void before(int number, int previous) {
        before[slot(number - first)] = previous;
    }

    /** The entry of an event. */
    public int entry(int number) {
        return slot(number - first);
    }

    /** How many events there are. */
    public int size() {
        return size;
    }

    /** Copies the row of an event. */
    public void copy(int number, long[] target) {
        format.copy(rows, entry(number) * width, target);
    }

    /** A word of an entry; that of the user has something else above its lower half. */
    long word(int entry, int word) {
        return format.word(rows, entry * width, word);
    }

    /** The users, by event. */
    public int[] users() {
        int[] users = new int[size];
        for (int index = 0; index < size; index++) {
            users[index] = user(first + index);
        }
        return users;
    }

    /** The times, by event. */
    public long[] times() {
        long[] times = new long[size];
        for (int index = 0; index < size; index++) {
            times[index] = time(index);
        }
        return times;
    }

    /** A column, by event: {@code long[]}, {@code double[]} or {@code int[]}. */
    public Object column(int column) {
        Object values = columns.get(column).array(size);
        for (int index = 0; index < size; index++) {
            EventRow.put(values, index, word(slot(index), EventRow.COLUMNS + column));
        }
        return values;
    }
}
