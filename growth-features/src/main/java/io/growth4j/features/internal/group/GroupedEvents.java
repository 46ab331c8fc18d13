package io.growth4j.features.internal.group;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.EventSchema;
import io.growth4j.features.internal.pack.ColumnPlan;
import io.growth4j.features.internal.pack.EventStore;
import io.growth4j.features.internal.pack.TupleLayout;
import io.growth4j.features.internal.pack.TupleLayout.Field;
import io.growth4j.features.internal.pack.UserRange;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The events of one partition as columns, user by user, each user's in time order: compressed sparse rows.
 *
 * <p>A stable counting sort by user keeps the order of the log; only users whose events came out of order, or at equal
 * times, are sorted. Arrays are kept from partition to partition.
 */
public final class GroupedEvents {
    private final ColumnPlan plan;
    private final @Nullable Dictionary[] dictionaries;
    private final UserSort users;
    private final Arrivals arrivals = new Arrivals();
    private final RunSorter sorter = new RunSorter();
    private final Object[] columns;
    private final int knownAt;
    private int events;
    private int[] numbers = {};
    /** A word of every tuple, in the order of the log. */
    private long[] words = {};
    /** A word of every tuple, user by user. */
    private long[] placed = {};

    private long[] otherPlaced = {};
    private long[] times = {};

    public GroupedEvents(ColumnPlan plan, @Nullable Dictionary[] dictionaries, int partitionBits) {
        this.plan = plan;
        this.dictionaries = dictionaries;
        this.users = new UserSort(partitionBits);
        this.columns = new Object[plan.columns().size()];
        this.knownAt = plan.indexOf(EventSchema.KNOWN_AT);
        ensure(0);
    }

    /** Reads neighbouring partitions of a store. */
    public void load(EventStore store, UserRange part) {
        int[] ends = store.ends(part);
        events = ends[ends.length - 1];
        ensure(events);
        arrivals.forget();
        users.sort(store.copy(0, part, words), events);
        if (events > 0) {
            place(store, part, ends);
        }
        if (!arrivals.advance()) {
            sorter.sort(this);
        }
    }

    private void place(EventStore store, UserRange part, int[] ends) {
        TupleLayout layout = store.layout();
        long[] arrived = store.copy(1, part, arrivals.room(events));
        arrivals.take(ends);
        users.place(arrived, events, placed);
        for (int i = 0, count = events; i < count; i++) {
            times[i] = placed[i] >>> TupleLayout.SPARE_BITS;
        }
        for (int column = 0; column < columns.length; column++) {
            if (layout.isAside(column)) {
                fillAbsent(column);
                store.putAside(column, part, users.places(), columns[column]);
            } else {
                place(store, part, layout.field(column), columns[column]);
            }
        }
    }

    /** Reads some entries, of users that are numbered from 0 already. */
    public void load(RecentEvents recent, Entries entries, int count) {
        ensureNumbers(entries.size);
        for (int event = 0; event < events; event++) {
            numbers[event] = (int) recent.word(entries.values[event], EventRow.USER);
        }
        sort(recent, entries, count);
    }

    /** Reads some entries as the events of one user. */
    public void load(RecentEvents recent, Entries entries) {
        ensureNumbers(entries.size);
        Arrays.fill(numbers, 0, events, 0);
        sort(recent, entries, 1);
    }

    private void ensureNumbers(int size) {
        events = size;
        ensure(size);
        numbers = numbers.length < size ? new int[size + (size >> 2)] : numbers;
    }

    private void sort(RecentEvents recent, Entries entries, int count) {
        arrivals.forget();
        users.sort(numbers, events, count);
        for (int event = 0; event < events; event++) {
            words[event] = recent.word(entries.values[event], EventRow.TIME);
        }
        users.place(words, events, times);
        for (int column = 0; column < columns.length; column++) {
            copy(recent, entries, EventRow.COLUMNS + column, columns[column]);
        }
        sorter.sort(this);
    }

    private void copy(RecentEvents recent, Entries entries, int word, Object to) {
        int[] places = users.places();
        int[] values = entries.values;
        if (to instanceof long[] target) {
            for (int event = 0; event < events; event++) {
                target[places[event]] = recent.word(values[event], word);
            }
        } else if (to instanceof double[] target) {
            for (int event = 0; event < events; event++) {
                target[places[event]] = Double.longBitsToDouble(recent.word(values[event], word));
            }
        } else if (to instanceof int[] target) {
            for (int event = 0; event < events; event++) {
                target[places[event]] = (int) recent.word(values[event], word);
            }
        }
    }

    /** Copies an event as an {@link EventRow}. */
    public void copy(int event, long[] row) {
        row[EventRow.TIME] = times[event];
        for (int column = 0; column < columns.length; column++) {
            row[EventRow.COLUMNS + column] = EventRow.word(columns[column], event);
        }
    }

    private void ensure(int events) {
        if (placed.length <= events) {
            words = new long[events + (events >> 2) + 1];
            placed = new long[words.length];
            otherPlaced = new long[placed.length];
        }
        if (times.length > events) {
            return;
        }
        int capacity = events + (events >> 2) + 1;
        times = new long[capacity];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = plan.columns().get(column).array(capacity);
        }
    }

    private void place(EventStore store, UserRange part, Field field, Object values) {
        if (values instanceof int[] codes) {
            readCodes(
                    field.word() == 1 ? placed : scatter(store.copy(field.word(), part, words), otherPlaced),
                    field,
                    codes);
        } else if (values instanceof long[] numbers) {
            scatter(store.copy(field.word(), part, words), numbers);
        } else {
            readDoubles(scatter(store.copy(field.word(), part, words), otherPlaced), (double[]) values);
        }
    }

    private long[] scatter(long[] values, long[] target) {
        int[] places = users.places();
        for (int event = 0, count = events; event < count; event++) {
            target[places[event]] = values[event];
        }
        return target;
    }

    private void readCodes(long[] packed, Field field, int[] codes) {
        int shift = field.shift();
        int mask = (int) field.mask();
        for (int i = 0, count = events; i < count; i++) {
            codes[i] = ((int) (packed[i] >>> shift) & mask) - 1;
        }
    }

    private void readDoubles(long[] packed, double[] values) {
        for (int i = 0, count = events; i < count; i++) {
            values[i] = Double.longBitsToDouble(packed[i]);
        }
    }

    private void fillAbsent(int column) {
        if (columns[column] instanceof long[] values) {
            Arrays.fill(values, 0, events, Absent.LONG);
        } else if (columns[column] instanceof double[] values) {
            Arrays.fill(values, 0, events, Double.NaN);
        }
    }

    /**
     * Where each user's events at or after an instant start, if it can be told without a search in each user's.
     *
     * @param target takes a place for each user
     * @return whether it could
     */
    boolean startsFrom(long instant, int[] target) {
        if (arrivals.ascend()) {
            users.startsFrom(arrivals.firstFrom(instant), arrivals.ends(), target);
        }
        return arrivals.ascend();
    }

    /** The first of some events that became known only at or after an instant; their end if there is none. */
    int firstKnownLater(int start, int end, long instant) {
        if (knownAt >= 0) {
            long[] known = (long[]) columns[knownAt];
            for (int i = start; i < end; i++) {
                if (known[i] >= instant) {
                    return i;
                }
            }
        }
        return end;
    }

    /** Appends copies of those of some events that were known before an instant; returns where they start. */
    int copyKnown(int start, int end, long instant) {
        int first = events;
        grow(events + end - start);
        long[] known = (long[]) columns[knownAt];
        for (int i = start; i < end; i++) {
            if (known[i] < instant) {
                times[events] = times[i];
                for (Object column : columns) {
                    System.arraycopy(column, i, column, events, 1);
                }
                events++;
            }
        }
        return first;
    }

    private void grow(int capacity) {
        if (times.length < capacity) {
            int length = capacity + (capacity >> 1);
            times = Arrays.copyOf(times, length);
            for (int column = 0; column < columns.length; column++) {
                columns[column] = switch (plan.columns().get(column).type()) {
                    case LONG -> Arrays.copyOf((long[]) columns[column], length);
                    case DOUBLE -> Arrays.copyOf((double[]) columns[column], length);
                    case TEXT -> Arrays.copyOf((int[]) columns[column], length);
                };
            }
        }
    }

    public ColumnPlan plan() {
        return plan;
    }

    @Nullable
    public Dictionary dictionary(int column) {
        return dictionaries[column];
    }

    public int events() {
        return events;
    }

    int users() {
        return users.users();
    }

    public long[] userIds() {
        return users.userIds();
    }

    /** Users + 1 entries: where each user's events start. */
    public int[] starts() {
        return users.starts();
    }

    public long[] times() {
        return times;
    }

    public Object[] columns() {
        return columns;
    }
}
