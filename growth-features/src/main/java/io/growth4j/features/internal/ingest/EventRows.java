package io.growth4j.features.internal.ingest;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.RejectedRows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One pass over a source, row by row: fills a batch that is used again and again, and counts what is no event. */
public final class EventRows {
    private final EventBatch batch;
    private final Cell[] cells;
    private final Object[] columns;
    private final Rejections rejections;
    private final int capacity;
    private final BrokenRows broken;
    private int size;

    EventRows(EventPlan plan, int capacity, Rejections rejections) {
        Dictionary[] dictionaries = Stream.generate(Dictionary::new)
                .limit(plan.schema().columns().size())
                .toArray(Dictionary[]::new);
        plan.constantType().ifPresent(type -> dictionaries[EventSchema.TYPE_SLOT].add(type.name()));
        this.batch = new EventBatch(plan.schema(), capacity, dictionaries);
        this.cells = plan.targets().stream()
                .map(target -> Cell.of(target, plan, batch))
                .toArray(Cell[]::new);
        this.columns = columns(batch);
        Arrays.stream(columns).skip(EventSchema.TYPE_SLOT + 1L).forEach(EventRows::fillAbsent);
        this.rejections = rejections;
        this.capacity = capacity;
        this.broken = new BrokenRows(capacity);
    }

    private static Object[] columns(EventBatch batch) {
        List<ColumnType> types = List.copyOf(batch.schema().columns().values());
        return IntStream.range(0, types.size())
                .mapToObj(slot -> switch (types.get(slot)) {
                    case LONG -> batch.longs(slot);
                    case DOUBLE -> batch.doubles(slot);
                    case TEXT -> batch.codes(slot);
                })
                .toArray();
    }

    /** A column that is not read stays absent. */
    private static void fillAbsent(Object column) {
        if (column instanceof long[] values) {
            Arrays.fill(values, Absent.LONG);
        } else if (column instanceof double[] values) {
            Arrays.fill(values, Double.NaN);
        } else if (column instanceof int[] values) {
            Arrays.fill(values, Absent.CODE);
        }
    }

    /**
     * Adds a row, or counts it as rejected.
     *
     * @param line its line or row number, from 1
     * @param values one per column of the plan: text, number, boolean, java.time value or null
     */
    public void add(long line, @Nullable Object[] values) {
        for (int i = 0; i < cells.length; i++) {
            String rule = cells[i].put(values[i], size);
            if (rule != null) {
                rejections.add(line, cells[i].reason(values[i], rule));
                return;
            }
        }
        size++;
    }

    /** How many rows still fit. */
    public int room() {
        return capacity - size;
    }

    /**
     * Lends the array where the next rows' numbers of a column go, from its first place on: a source that decodes to it saves
     * {@link #addAll} a copy.
     *
     * @param column which of the plan's columns
     * @return the array, or null if the batch has rows already or the column has no numbers of 64 bits
     */
    public long @Nullable [] longs(int column) {
        return size == 0 && columns[cells[column].target.slot()] instanceof long[] values ? values : null;
    }

    /**
     * Adds rows that stand in columns, or counts them as rejected.
     *
     * @param columns one per column of the plan
     * @param count how many rows, at most {@link #room}
     * @param line the number of the first row, from 1
     */
    public void addAll(List<RawColumn> columns, int count, long line) {
        broken.clear();
        for (int i = 0; i < cells.length; i++) {
            cells[i].putAll(columns.get(i), size, count, broken);
        }
        if (broken.isNone()) {
            size += count;
            return;
        }
        int kept = size;
        for (int row = size; row < size + count; row++) {
            String reason = broken.reason(row);
            if (reason != null) {
                rejections.add(line + row - size, reason);
            } else {
                move(row, kept++);
            }
        }
        size = kept;
    }

    private void move(int from, int to) {
        if (from == to) {
            return;
        }
        for (Object column : columns) {
            System.arraycopy(column, from, column, to, 1);
        }
    }

    /** Counts a row that could not even be cut into cells. */
    public void reject(long line, String reason) {
        rejections.add(line, reason);
    }

    /** Whether the batch must be taken before the next row is added. */
    public boolean isFull() {
        return size == capacity;
    }

    /** Hands out the rows added since the last call; null if there are none. */
    public @Nullable EventBatch take() {
        if (size == 0) {
            return null;
        }
        batch.size(size);
        size = 0;
        return batch;
    }

    /** The rows rejected so far. */
    public RejectedRows rejected() {
        return rejections.rows();
    }
}
