package io.growth4j.features.internal.kernel;

import io.growth4j.event.Absent;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.kernel.ColumnPlan.Column;
import io.growth4j.features.internal.kernel.TupleLayout.Field;
import java.time.Instant;
import java.util.Arrays;

/**
 * Packs the events of a batch that count into words, a chunk at a time and column by column, so that each loop does one
 * thing over arrays that stay in the first-level cache.
 */
final class EventPacker {
    static final int CHUNK = 1024;

    /** A column of numbers lies aside if at most one event in this many has a value. */
    private static final int SPARSE_SHARE = 4;

    private final ColumnPlan plan;
    private final long asOf;
    private final int knownAtSlot;
    private final boolean[] sparse;
    private final long[][] words;
    private final long[][] sparseValues;
    private final int[] rows = new int[CHUNK];
    private final int[] codes = new int[CHUNK];
    private boolean isWhole;
    private int first;
    private long read;
    private long excluded;
    private long latest = -1;

    EventPacker(ColumnPlan plan, long asOf, int knownAtSlot) {
        int columns = plan.columns().size();
        this.plan = plan;
        this.asOf = asOf;
        this.knownAtSlot = knownAtSlot;
        this.sparse = new boolean[columns];
        this.words = new long[2 + columns][CHUNK];
        this.sparseValues = new long[columns][CHUNK];
    }

    /** Decides by the first batch; the choice changes speed and memory, never a result. */
    void chooseSparse(EventBatch batch) {
        for (int column = 0; column < sparse.length; column++) {
            Column described = plan.columns().get(column);
            int present = 0;
            for (int row = 0; row < batch.size() && !described.isText(); row++) {
                present += isPresent(batch, described, row) ? 1 : 0;
            }
            sparse[column] = !described.isText() && present * SPARSE_SHARE <= batch.size();
        }
    }

    private static boolean isPresent(EventBatch batch, Column column, int row) {
        return column.type() == ColumnType.LONG
                ? batch.longs(column.slot())[row] != Absent.LONG
                : !Double.isNaN(batch.doubles(column.slot())[row]);
    }

    /** Packs the rows from one to another; returns how many of them count. */
    int pack(EventBatch batch, TupleLayout layout, int from, int to) {
        int count = select(batch, from, to);
        readUsers(batch, count);
        for (int word = 2; word < layout.width(); word++) {
            Arrays.fill(words[word], 0, count, 0);
        }
        for (int column = 0; column < sparse.length; column++) {
            readColumn(batch, column, layout.field(column), count);
        }
        read += to - from;
        return count;
    }

    private int select(EventBatch batch, int from, int to) {
        long[] times = batch.longs(EventSchema.TIME_SLOT);
        long[] knownAt = knownAtSlot < 0 ? times : batch.longs(knownAtSlot);
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int row = from; row < to; row++) {
            min = Math.min(min, times[row]);
            max = Math.max(max, times[row]);
        }
        latest = Math.max(latest, max);
        if (min < 0) {
            throw badTime(min);
        }
        first = from;
        isWhole = knownAtSlot < 0 && max < asOf;
        long[] packed = words[1];
        if (isWhole) {
            for (int i = 0; i < to - from; i++) {
                packed[i] = times[from + i] << TupleLayout.SPARE_BITS;
            }
            return to - from;
        }
        int count = 0;
        for (int row = from; row < to; row++) {
            if (times[row] < asOf && knownAt[row] < asOf) {
                rows[count] = row;
                packed[count++] = times[row] << TupleLayout.SPARE_BITS;
            }
        }
        excluded += to - from - count;
        return count;
    }

    private IllegalArgumentException badTime(long time) {
        return new IllegalArgumentException("an event after number " + read + " of the log "
                + (time == Absent.LONG ? "has no time" : "is of " + Instant.ofEpochMilli(time))
                + ": times start at 1970-01-01T00:00Z");
    }

    private void readUsers(EventBatch batch, int count) {
        long[] users = words[0];
        long smallest;
        if (plan.userType() == ColumnType.LONG) {
            gather(batch.longs(EventSchema.USER_SLOT), users, count);
            smallest = Absent.LONG + 1;
        } else {
            gather(batch.codes(EventSchema.USER_SLOT), count);
            for (int i = 0; i < count; i++) {
                users[i] = codes[i];
            }
            smallest = 0;
        }
        long min = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            min = Math.min(min, users[i]);
        }
        if (min < smallest) {
            throw new IllegalArgumentException("an event after number " + read + " of the log has no user");
        }
    }

    private void readColumn(EventBatch batch, int index, Field field, int count) {
        Column column = plan.columns().get(index);
        long[] target = words[field.word()];
        if (column.isText()) {
            gather(batch.codes(column.slot()), count);
            int shift = field.shift();
            long all = 0;
            for (int i = 0; i < count; i++) {
                long code = codes[i] + 1L;
                all |= code;
                target[i] |= code << shift;
            }
            if ((all & ~field.mask()) != 0) {
                throw badCode(batch, column, count);
            }
        } else if (sparse[index]) {
            readNumbers(batch, column, sparseValues[index], count);
            markPresent(sparseValues[index], absent(index), target, field.shift(), count);
        } else {
            readNumbers(batch, column, target, count);
        }
    }

    /** A code that its field cannot hold is none of the dictionary, for which there is room. */
    private IllegalArgumentException badCode(EventBatch batch, Column column, int count) {
        int size = batch.dictionary(column.slot()).size();
        int wrong = 0;
        while (wrong < count - 1 && codes[wrong] >= Absent.CODE && codes[wrong] < size) {
            wrong++;
        }
        return new IllegalArgumentException("an event after number " + read + " of the log has code " + codes[wrong]
                + " in column '" + column.name() + "', whose dictionary has " + size + " texts");
    }

    private void readNumbers(EventBatch batch, Column column, long[] target, int count) {
        if (column.type() == ColumnType.LONG) {
            gather(batch.longs(column.slot()), target, count);
        } else {
            double[] values = batch.doubles(column.slot());
            for (int i = 0; i < count; i++) {
                target[i] = Double.doubleToLongBits(values[isWhole ? first + i : rows[i]]);
            }
        }
    }

    private static void markPresent(long[] values, long absent, long[] target, int shift, int count) {
        for (int i = 0; i < count; i++) {
            target[i] |= values[i] == absent ? 0 : 1L << shift;
        }
    }

    private void gather(long[] source, long[] target, int count) {
        if (isWhole) {
            System.arraycopy(source, first, target, 0, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[i] = source[rows[i]];
        }
    }

    private void gather(int[] source, int count) {
        if (isWhole) {
            System.arraycopy(source, first, codes, 0, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            codes[i] = source[rows[i]];
        }
    }

    /** How an absent value of a column of numbers is packed. */
    long absent(int column) {
        return plan.columns().get(column).type() == ColumnType.LONG ? Absent.LONG : Double.doubleToLongBits(Double.NaN);
    }

    boolean[] sparse() {
        return sparse;
    }

    long[] word(int word) {
        return words[word];
    }

    long[] sparseValues(int column) {
        return sparseValues[column];
    }

    long latest() {
        return latest;
    }

    long excluded() {
        return excluded;
    }
}
