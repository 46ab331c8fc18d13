package io.growth4j.features.internal.kernel;

import io.growth4j.event.Absent;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.kernel.ColumnPlan.Column;
import io.growth4j.features.internal.kernel.TupleLayout.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Packs rows of the log into words, for one chunk at a time: only events that count, some rows at a time and column by
 * column, so that each loop does one thing over arrays that stay in the first-level cache.
 */
final class EventPacker {
    /** How many rows are packed at a time. */
    private static final int PIECE = 4096;

    /** A column of numbers lies aside if at most one event in this many has a value. */
    private static final int SPARSE_SHARE = 4;

    private final ColumnPlan plan;
    private final long asOf;
    private final UserRange range;
    private final boolean[] sparse;
    private final PackedEvents target;
    private final List<Slice> later = new ArrayList<>();
    private final int[] rows = new int[PIECE];
    private final long[] numbers = new long[PIECE];
    private int taken;
    private boolean isWhole;
    private int first;
    private long excluded;
    private long latest = -1;

    /** Rows of a batch, and how many rows of the log come before the batch. */
    private record Slice(EventBatch batch, int from, int to, long before) {}

    EventPacker(ColumnPlan plan, long asOf, UserRange range, boolean[] sparse, TupleLayout layout, int capacity) {
        this.plan = plan;
        this.asOf = asOf;
        this.range = range;
        this.sparse = sparse;
        this.target = new PackedEvents(layout, sparse, capacity);
    }

    /** Which columns shall lie aside, by the first batch; the choice changes speed and memory, never a result. */
    static boolean[] sparse(ColumnPlan plan, EventBatch batch) {
        boolean[] sparse = new boolean[plan.columns().size()];
        for (int column = 0; column < sparse.length; column++) {
            Column described = plan.columns().get(column);
            int present = 0;
            for (int row = 0; row < batch.size() && !described.isText(); row++) {
                present += isPresent(batch, described, row) ? 1 : 0;
            }
            sparse[column] = !described.isText() && present * SPARSE_SHARE <= batch.size();
        }
        return sparse;
    }

    private static boolean isPresent(EventBatch batch, Column column, int row) {
        return column.type() == ColumnType.LONG
                ? batch.longs(column.slot())[row] != Absent.LONG
                : !Double.isNaN(batch.doubles(column.slot())[row]);
    }

    TupleLayout layout() {
        return target.layout;
    }

    boolean isFull() {
        return taken == target.capacity();
    }

    /**
     * Takes rows of a batch from one on, as many as there is room for; returns the row to go on with.
     *
     * @param before how many rows of the log come before the batch
     * @param isLasting whether the batch stays as it is, so that it can be packed when whoever deals gets to it
     */
    int take(EventBatch batch, int from, long before, boolean isLasting) {
        int to = Math.min(batch.size(), from + target.capacity() - taken);
        Slice slice = new Slice(batch, from, to, before);
        if (isLasting) {
            later.add(slice);
        } else {
            pack(slice);
        }
        taken += to - from;
        return to;
    }

    /** Packs what was taken and not packed at once. */
    PackedEvents packAll() {
        later.forEach(this::pack);
        later.clear();
        return target;
    }

    void clear() {
        target.clear();
        taken = 0;
        excluded = 0;
        latest = -1;
    }

    private void pack(Slice slice) {
        for (int from = slice.from; from < slice.to; from += PIECE) {
            pack(slice, from, Math.min(slice.to, from + PIECE));
        }
    }

    private void pack(Slice slice, int from, int to) {
        EventBatch batch = slice.batch;
        int count = readUsers(slice, select(slice, from, to));
        readTimes(batch, count);
        for (int word = 2; word < target.words.length; word++) {
            Arrays.fill(target.words[word], target.count, target.count + count, 0);
        }
        for (int column = 0; column < sparse.length; column++) {
            readColumn(slice, column, count);
        }
        target.count += count;
    }

    /** Lists the rows that count, or says that all of them do. */
    private int select(Slice slice, int from, int to) {
        long[] times = slice.batch.longs(EventSchema.TIME_SLOT);
        long last = span(times, from, to, slice.before);
        latest = Math.max(latest, last);
        first = from;
        int knownAtSlot = plan.knownAtSlot();
        isWhole = knownAtSlot < 0 && last < asOf && range.isWhole();
        if (isWhole) {
            return to - from;
        }
        long[] knownAt = knownAtSlot < 0 ? times : slice.batch.longs(knownAtSlot);
        int count = 0;
        for (int row = from; row < to; row++) {
            rows[count] = row;
            count += times[row] < asOf && knownAt[row] < asOf ? 1 : 0;
        }
        excluded += to - from - count;
        return count;
    }

    /** The latest of some times, all of which must be of 1970 or later. One look if they ascend, as they do in most logs. */
    private static long span(long[] times, int from, int to, long before) {
        long signs = times[from];
        for (int row = from + 1; row < to; row++) {
            signs |= times[row] | (times[row] - times[row - 1]);
        }
        if (signs >= 0) {
            return times[to - 1];
        }
        long min = times[from];
        long max = min;
        for (int row = from + 1; row < to; row++) {
            min = Math.min(min, times[row]);
            max = Math.max(max, times[row]);
        }
        if (min < 0) {
            throw badTime(min, before + from);
        }
        return max;
    }

    private static IllegalArgumentException badTime(long time, long before) {
        return new IllegalArgumentException("an event after number " + before + " of the log "
                + (time == Absent.LONG ? "has no time" : "is of " + Instant.ofEpochMilli(time))
                + ": times start at 1970-01-01T00:00Z");
    }

    /** Returns how many of the events are of users in range. */
    private int readUsers(Slice slice, int count) {
        long[] users = target.words[0];
        int at = target.count;
        long smallest = 0;
        if (plan.userType() == ColumnType.LONG) {
            gather(slice.batch.longs(EventSchema.USER_SLOT), users, at, count);
            smallest = Absent.LONG + 1;
        } else {
            int[] codes = slice.batch.codes(EventSchema.USER_SLOT);
            for (int i = 0; i < count; i++) {
                users[at + i] = codes[isWhole ? first + i : rows[i]];
            }
        }
        long min = Long.MAX_VALUE;
        for (int i = at; i < at + count; i++) {
            min = Math.min(min, users[i]);
        }
        if (min < smallest) {
            throw new IllegalArgumentException(
                    "an event after number " + (slice.before + first) + " of the log has no user");
        }
        return range.isWhole() ? count : range.keep(users, at, rows, count);
    }

    private void readTimes(EventBatch batch, int count) {
        long[] times = batch.longs(EventSchema.TIME_SLOT);
        long[] packed = target.words[1];
        int at = target.count;
        if (isWhole) {
            for (int i = 0; i < count; i++) {
                packed[at + i] = times[first + i] << TupleLayout.SPARE_BITS;
            }
        } else {
            for (int i = 0; i < count; i++) {
                packed[at + i] = times[rows[i]] << TupleLayout.SPARE_BITS;
            }
        }
    }

    private void readColumn(Slice slice, int index, int count) {
        EventBatch batch = slice.batch;
        Column column = plan.columns().get(index);
        Field field = target.layout.field(index);
        long[] word = target.words[field.word()];
        if (column.isText()) {
            long met = readCodes(batch.codes(column.slot()), word, target.count, field.shift(), count);
            if ((met & ~field.mask()) != 0) {
                throw badCode(slice, column, count);
            }
        } else if (sparse[index]) {
            readNumbers(batch, column, numbers, 0, count);
            putAside(index, word, field.shift(), count);
        } else {
            readNumbers(batch, column, word, target.count, count);
        }
    }

    /** Returns the bits of all codes together: a code that is none of the dictionary's may have others than its field. */
    private long readCodes(int[] codes, long[] word, int at, int shift, int count) {
        long met = 0;
        for (int i = 0; i < count; i++) {
            long code = codes[isWhole ? first + i : rows[i]] + 1L;
            met |= code;
            word[at + i] |= code << shift;
        }
        return met;
    }

    private IllegalArgumentException badCode(Slice slice, Column column, int count) {
        int[] codes = slice.batch.codes(column.slot());
        int size = slice.batch.dictionary(column.slot()).size();
        int wrong = 0;
        while (wrong < count - 1 && isCode(codes[isWhole ? first + wrong : rows[wrong]], size)) {
            wrong++;
        }
        return new IllegalArgumentException("an event after number " + (slice.before + first) + " of the log has code "
                + codes[isWhole ? first + wrong : rows[wrong]] + " in column '" + column.name()
                + "', whose dictionary has " + size + " texts");
    }

    private static boolean isCode(int code, int size) {
        return code >= Absent.CODE && code < size;
    }

    private void readNumbers(EventBatch batch, Column column, long[] words, int at, int count) {
        if (column.type() == ColumnType.LONG) {
            gather(batch.longs(column.slot()), words, at, count);
        } else {
            double[] values = batch.doubles(column.slot());
            for (int i = 0; i < count; i++) {
                words[at + i] = Double.doubleToLongBits(values[isWhole ? first + i : rows[i]]);
            }
        }
    }

    /** Lists every number, and moves on if there was one: a loop without a branch. */
    private void putAside(int column, long[] word, int shift, int count) {
        boolean isLong = plan.columns().get(column).type() == ColumnType.LONG;
        long absent = isLong ? Absent.LONG : Double.doubleToLongBits(Double.NaN);
        int[] events = target.asideEvents[column];
        long[] values = target.asideValues[column];
        int next = target.asideCounts[column];
        int at = target.count;
        for (int i = 0; i < count; i++) {
            int present = numbers[i] == absent ? 0 : 1;
            word[at + i] |= (long) present << shift;
            events[next] = at + i;
            values[next] = numbers[i];
            next += present;
        }
        target.asideCounts[column] = next;
    }

    private void gather(long[] source, long[] words, int at, int count) {
        if (isWhole) {
            System.arraycopy(source, first, words, at, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            words[at + i] = source[rows[i]];
        }
    }

    /** The latest time that was packed, of an event that counts or not; −1 for none. */
    long latest() {
        return latest;
    }

    /** How many events were left out because of their time. */
    long excluded() {
        return excluded;
    }
}
