package io.growth4j.features.internal.pack;

import io.growth4j.event.Absent;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.pack.ColumnPlan.Column;
import io.growth4j.features.internal.pack.TupleLayout.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Neighbouring rows of the log on their way into a chunk: users, times, and all else packed into words, each in an array
 * of its own. Rows are packed column by column, in loops that do one thing.
 *
 * <p>Rows of batches that stay as they are are packed by whoever deals, those of batches lent for a moment at once.
 */
final class Stage {
    final TupleLayout layout;
    final long[] users;
    final long[] times;
    /** When rows became known; the times if the log does not say. */
    final long[] knownAt;
    /** What lies below the time in its word. */
    final int[] lows;
    /** Words from the third on. */
    final long[][] words;
    /** Of each column that lies aside: the rows that have a value, and the values. */
    final int[][] asideRows;

    final long[][] asideValues;
    final int[] asideCounts;
    int size;

    private final ColumnPlan plan;
    private final List<Slice> later = new ArrayList<>();
    private int taken;
    private long before;

    private record Slice(EventBatch batch, int from, int to) {}

    Stage(ColumnPlan plan, TupleLayout layout, int capacity) {
        this.plan = plan;
        this.layout = layout;
        this.users = new long[capacity];
        this.times = new long[capacity];
        this.knownAt = plan.knownAtSlot() < 0 ? times : new long[capacity];
        this.lows = new int[capacity];
        this.words = new long[layout.width()][];
        for (int word = 2; word < words.length; word++) {
            words[word] = new long[capacity];
        }
        int columns = plan.columns().size();
        this.asideRows = new int[columns][];
        this.asideValues = new long[columns][];
        this.asideCounts = new int[columns];
        for (int column = 0; column < columns; column++) {
            int room = layout.isAside(column) ? capacity : 0;
            asideRows[column] = new int[room];
            asideValues[column] = new long[room];
        }
    }

    boolean isEmpty() {
        return taken == 0;
    }

    boolean isFull() {
        return taken == users.length;
    }

    /**
     * Takes rows of a batch from one on, as many as there is room for; returns the row to go on with.
     *
     * @param read how many rows of the log come before the batch
     * @param isLasting whether the batch stays as it is
     */
    int take(EventBatch batch, int from, long read, boolean isLasting) {
        int to = Math.min(batch.size(), from + users.length - taken);
        before = taken == 0 ? read + from : before;
        Slice slice = new Slice(batch, from, to);
        if (isLasting) {
            later.add(slice);
        } else {
            pack(slice);
        }
        taken += to - from;
        return to;
    }

    /** Packs what was taken and not packed at once. */
    void packAll() {
        later.forEach(this::pack);
        later.clear();
    }

    void clear() {
        later.clear();
        size = 0;
        taken = 0;
        Arrays.fill(asideCounts, 0);
    }

    private void pack(Slice slice) {
        int from = slice.from;
        int count = slice.to - from;
        EventBatch batch = slice.batch;
        packUsers(batch, from, count);
        System.arraycopy(batch.longs(EventSchema.TIME_SLOT), from, times, size, count);
        if (knownAt != times) {
            System.arraycopy(batch.longs(plan.knownAtSlot()), from, knownAt, size, count);
        }
        Arrays.fill(lows, size, size + count, 0);
        for (int word = 2; word < words.length; word++) {
            Arrays.fill(words[word], size, size + count, 0);
        }
        for (int index = 0; index < plan.columns().size(); index++) {
            pack(slice, index, plan.columns().get(index), count);
        }
        size += count;
    }

    private void packUsers(EventBatch batch, int from, int count) {
        if (plan.userType() == ColumnType.LONG) {
            System.arraycopy(batch.longs(EventSchema.USER_SLOT), from, users, size, count);
        } else {
            int[] codes = batch.codes(EventSchema.USER_SLOT);
            for (int i = 0; i < count; i++) {
                users[size + i] = codes[from + i];
            }
        }
    }

    private void pack(Slice slice, int index, Column column, int count) {
        EventBatch batch = slice.batch;
        Field field = layout.field(index);
        if (column.isText()) {
            int[] codes = batch.codes(column.slot());
            requireInside(slice, codes, column, (int) field.mask());
            if (field.word() == 1) {
                packLow(codes, slice.from, count, field.shift());
            } else {
                packHigh(codes, slice.from, count, field);
            }
        } else if (layout.isAside(index)) {
            putAside(batch, slice.from, count, index);
        } else if (column.type() == ColumnType.LONG) {
            System.arraycopy(batch.longs(column.slot()), slice.from, words[field.word()], size, count);
        } else {
            double[] values = batch.doubles(column.slot());
            for (int i = 0; i < count; i++) {
                words[field.word()][size + i] = Double.doubleToLongBits(values[slice.from + i]);
            }
        }
    }

    private void packLow(int[] codes, int from, int count, int shift) {
        int[] lows = this.lows;
        int at = size;
        for (int i = 0; i < count; i++) {
            lows[at + i] |= (codes[from + i] + 1) << shift;
        }
    }

    private void packHigh(int[] codes, int from, int count, Field field) {
        long[] word = words[field.word()];
        int shift = field.shift();
        int at = size;
        for (int i = 0; i < count; i++) {
            word[at + i] |= (codes[from + i] + 1L) << shift;
        }
    }

    /** A code that is none of the dictionary's may have bits outside of its field. */
    private void requireInside(Slice slice, int[] codes, Column column, int mask) {
        for (int row = slice.from; row < slice.to; row++) {
            if ((codes[row] + 1 & ~mask) != 0) {
                throw new IllegalArgumentException(name(size + row - slice.from) + " has code " + codes[row]
                        + " in column '" + column.name() + "', whose dictionary has "
                        + slice.batch.dictionary(column.slot()).size() + " texts");
            }
        }
    }

    private void putAside(EventBatch batch, int from, int count, int index) {
        Column column = plan.columns().get(index);
        asideCounts[index] = column.type() == ColumnType.LONG
                ? listLongs(batch.longs(column.slot()), from, count, index)
                : listDoubles(batch.doubles(column.slot()), from, count, index);
    }

    /** Lists every number, and moves on if there was one: a loop without a branch. */
    private int listLongs(long[] numbers, int from, int count, int index) {
        int[] rows = asideRows[index];
        long[] values = asideValues[index];
        int next = asideCounts[index];
        int at = size;
        for (int i = 0; i < count; i++) {
            long number = numbers[from + i];
            rows[next] = at + i;
            values[next] = number;
            next += number == Absent.LONG ? 0 : 1;
        }
        return next;
    }

    private int listDoubles(double[] numbers, int from, int count, int index) {
        int[] rows = asideRows[index];
        long[] values = asideValues[index];
        int next = asideCounts[index];
        int at = size;
        for (int i = 0; i < count; i++) {
            double number = numbers[from + i];
            rows[next] = at + i;
            values[next] = Double.doubleToLongBits(number);
            next += Double.isNaN(number) ? 0 : 1;
        }
        return next;
    }

    /** The first row that something is true of, which must be true of one. */
    int first(IntPredicate isWanted) {
        int row = 0;
        while (row < size - 1 && !isWanted.test(row)) {
            row++;
        }
        return row;
    }

    /** What to call a row in a message. */
    String name(int row) {
        return "event number " + (before + row + 1) + " of the log";
    }
}
