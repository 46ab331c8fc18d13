package io.growth4j.features.internal.kernel;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.EventSchema;
import io.growth4j.features.internal.kernel.TupleLayout.Field;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one partition as columns, user by user, each user's in time order: compressed sparse rows.
 *
 * <p>A stable counting sort by user keeps the order of the log; only users whose events came out of order, or at equal
 * times, are sorted. Arrays are kept from partition to partition.
 */
final class GroupedEvents {
    private final ColumnPlan plan;
    private final @Nullable Dictionary[] dictionaries;
    private final UserIndex index;
    private final RunSorter sorter = new RunSorter();
    private final Object[] columns;
    private final int knownAt;
    private int events;
    private int[] positions = {};
    private int[] starts = new int[513];
    private int[] next = new int[512];
    private long[] times = {};

    GroupedEvents(ColumnPlan plan, @Nullable Dictionary[] dictionaries, int partitionBits) {
        this.plan = plan;
        this.dictionaries = dictionaries;
        this.index = new UserIndex(partitionBits);
        this.columns = new Object[plan.columns().size()];
        this.knownAt = plan.indexOf(EventSchema.KNOWN_AT);
        ensure(0);
    }

    /**
     * Reads a partition.
     *
     * @param aside the values of each column that do not stand in the tuples
     */
    void load(List<Block> blocks, long[] @Nullable [] aside) {
        events = blocks.stream().mapToInt(Block::events).sum();
        ensure(events);
        numberUsers(blocks);
        placeEvents();
        scatterTimes(blocks);
        for (int column = 0; column < columns.length; column++) {
            scatterColumn(blocks, column, aside[column]);
        }
        sorter.sort(this);
    }

    /** Reads some entries, of users that are numbered from 0 already. */
    void load(RecentEvents recent, Entries entries, int users) {
        events = entries.size;
        ensure(events);
        index.number(users);
        next = next.length < users ? new int[users + (users >> 2)] : next;
        Arrays.fill(next, 0);
        for (int event = 0; event < events; event++) {
            int user = recent.users[entries.values[event]];
            next[user]++;
            positions[event] = user;
        }
        placeEvents();
        copy(recent, entries);
        sorter.sort(this);
    }

    /** Reads some entries as the events of one user. */
    void load(RecentEvents recent, Entries entries) {
        events = entries.size;
        ensure(events);
        index.number(1);
        starts[0] = 0;
        starts[1] = events;
        for (int event = 0; event < events; event++) {
            positions[event] = event;
        }
        copy(recent, entries);
        sorter.sort(this);
    }

    private void copy(RecentEvents recent, Entries entries) {
        for (int event = 0; event < events; event++) {
            times[positions[event]] = recent.times[entries.values[event]];
        }
        for (int column = 0; column < columns.length; column++) {
            copy(recent.columns[column], entries, columns[column]);
        }
    }

    private void copy(Object from, Entries entries, Object to) {
        if (from instanceof long[] source && to instanceof long[] target) {
            for (int event = 0; event < events; event++) {
                target[positions[event]] = source[entries.values[event]];
            }
        } else if (from instanceof double[] source && to instanceof double[] target) {
            for (int event = 0; event < events; event++) {
                target[positions[event]] = source[entries.values[event]];
            }
        } else if (from instanceof int[] source && to instanceof int[] target) {
            for (int event = 0; event < events; event++) {
                target[positions[event]] = source[entries.values[event]];
            }
        }
    }

    private void ensure(int events) {
        if (positions.length <= events) {
            positions = new int[events + (events >> 2) + 1];
        }
        if (times.length > events) {
            return;
        }
        int capacity = events + (events >> 2) + 1;
        times = new long[capacity];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = switch (plan.columns().get(column).type()) {
                case LONG -> new long[capacity];
                case DOUBLE -> new double[capacity];
                case TEXT -> new int[capacity];
            };
        }
    }

    /** Leaves each event's user in positions, and each user's count in next. */
    private void numberUsers(List<Block> blocks) {
        index.clear();
        Arrays.fill(next, 0);
        int event = 0;
        for (Block block : blocks) {
            long[] data = block.data;
            int width = block.layout.width();
            for (int at = block.start; at < block.end; at += width) {
                int user = index.number(data[at]);
                if (user >= next.length) {
                    next = Arrays.copyOf(next, 2 * next.length);
                }
                next[user]++;
                positions[event++] = user;
            }
        }
    }

    /** Turns counts into starts, and each event's user into its place. */
    private void placeEvents() {
        int users = index.size();
        if (starts.length <= users) {
            starts = new int[2 * users + 1];
        }
        int start = 0;
        for (int user = 0; user < users; user++) {
            starts[user] = start;
            start += next[user];
            next[user] = starts[user];
        }
        starts[users] = start;
        for (int event = 0; event < events; event++) {
            positions[event] = next[positions[event]]++;
        }
    }

    private void scatterTimes(List<Block> blocks) {
        int event = 0;
        for (Block block : blocks) {
            long[] data = block.data;
            int width = block.layout.width();
            for (int at = block.start + 1; at < block.end; at += width) {
                times[positions[event++]] = data[at] >>> TupleLayout.SPARE_BITS;
            }
        }
    }

    private void scatterColumn(List<Block> blocks, int column, long @Nullable [] aside) {
        if (aside != null) {
            fillAbsent(column);
        }
        int event = 0;
        int taken = 0;
        for (Block block : blocks) {
            Field field = block.layout.field(column);
            if (columns[column] instanceof int[] codes) {
                scatterCodes(block, field, codes, event);
            } else if (aside == null) {
                scatterNumbers(block, field.word(), column, event);
            } else {
                taken = scatterSparse(block, field, column, event, aside, taken);
            }
            event += block.events();
        }
    }

    private void scatterCodes(Block block, Field field, int[] codes, int first) {
        long[] data = block.data;
        int width = block.layout.width();
        int shift = field.shift();
        long mask = field.mask();
        int event = first;
        for (int at = block.start + field.word(); at < block.end; at += width) {
            codes[positions[event++]] = (int) ((data[at] >>> shift) & mask) - 1;
        }
    }

    private void scatterNumbers(Block block, int word, int column, int first) {
        long[] data = block.data;
        int width = block.layout.width();
        int event = first;
        if (columns[column] instanceof long[] values) {
            for (int at = block.start + word; at < block.end; at += width) {
                values[positions[event++]] = data[at];
            }
        } else {
            double[] values = (double[]) columns[column];
            for (int at = block.start + word; at < block.end; at += width) {
                values[positions[event++]] = Double.longBitsToDouble(data[at]);
            }
        }
    }

    /** The column is absent everywhere but where a tuple's bit says that the next value lies aside. */
    private int scatterSparse(Block block, Field field, int column, int first, long[] aside, int firstTaken) {
        long[] data = block.data;
        long bit = 1L << field.shift();
        int width = block.layout.width();
        int event = first;
        int taken = firstTaken;
        for (int at = block.start + field.word(); at < block.end; at += width) {
            if ((data[at] & bit) != 0) {
                put(column, positions[event], aside[taken++]);
            }
            event++;
        }
        return taken;
    }

    private void put(int column, int position, long bits) {
        if (columns[column] instanceof long[] values) {
            values[position] = bits;
        } else if (columns[column] instanceof double[] values) {
            values[position] = Double.longBitsToDouble(bits);
        }
    }

    private void fillAbsent(int column) {
        if (columns[column] instanceof long[] values) {
            Arrays.fill(values, 0, events, Absent.LONG);
        } else if (columns[column] instanceof double[] values) {
            Arrays.fill(values, 0, events, Double.NaN);
        }
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

    ColumnPlan plan() {
        return plan;
    }

    @Nullable
    Dictionary dictionary(int column) {
        return dictionaries[column];
    }

    int events() {
        return events;
    }

    int users() {
        return index.size();
    }

    long[] userIds() {
        return index.users();
    }

    /** Users + 1 entries: where each user's events start. */
    int[] starts() {
        return starts;
    }

    long[] times() {
        return times;
    }

    Object[] columns() {
        return columns;
    }
}
