package io.growth4j.event;

import io.growth4j.event.EventSchema.ColumnType;

/**
 * Some consecutive events of a log, as columns.
 *
 * <p>Arrays may be longer than {@link #size()}, must not be changed by the reader, and belong to it only until the
 * cursor's next batch. Slots are those of the log's {@link EventSchema}. Not thread-safe.
 */
public final class EventBatch {
    private final EventSchema schema;
    private final Object[] columns;
    private final Dictionary[] dictionaries;
    private int size;

    /**
     * A batch to fill, all columns of one capacity.
     *
     * @param schema the log's columns
     * @param capacity the most events it can hold
     * @param dictionaries one per slot that is {@code TEXT}, shared by all batches of the log; others are ignored
     */
    public EventBatch(EventSchema schema, int capacity, Dictionary... dictionaries) {
        this.schema = schema;
        this.dictionaries = dictionaries.clone();
        this.columns = schema.columns().values().stream()
                .map(type -> switch (type) {
                    case LONG -> new long[capacity];
                    case DOUBLE -> new double[capacity];
                    case TEXT -> new int[capacity];
                })
                .toArray();
    }

    /**
     * The log's columns.
     *
     * @return the schema
     */
    public EventSchema schema() {
        return schema;
    }

    /**
     * How many events the batch holds.
     *
     * @return the number of valid entries of each array
     */
    public int size() {
        return size;
    }

    /**
     * Says how many events the batch holds; for those who fill it.
     *
     * @param size the number of valid entries of each array
     */
    public void size(int size) {
        this.size = size;
    }

    /**
     * Lends the values of a {@code LONG} column.
     *
     * @param slot the column
     * @return values; {@link Absent#LONG} where there is none
     */
    public long[] longs(int slot) {
        if (columns[slot] instanceof long[] values) {
            return values;
        }
        throw mismatch(slot, ColumnType.LONG);
    }

    /**
     * Lends the values of a {@code DOUBLE} column.
     *
     * @param slot the column
     * @return values; NaN where there is none
     */
    public double[] doubles(int slot) {
        if (columns[slot] instanceof double[] values) {
            return values;
        }
        throw mismatch(slot, ColumnType.DOUBLE);
    }

    /**
     * Lends the codes of a {@code TEXT} column.
     *
     * @param slot the column
     * @return codes of {@link #dictionary(int)}; {@link Absent#CODE} where there is none
     */
    public int[] codes(int slot) {
        if (columns[slot] instanceof int[] values) {
            return values;
        }
        throw mismatch(slot, ColumnType.TEXT);
    }

    /**
     * The texts behind the codes of a {@code TEXT} column.
     *
     * @param slot the column
     * @return the dictionary, one for the whole log
     */
    public Dictionary dictionary(int slot) {
        if (columns[slot] instanceof int[]) {
            return dictionaries[slot];
        }
        throw mismatch(slot, ColumnType.TEXT);
    }

    /**
     * Puts an array in the place of a column, without copying; for those who fill the batch.
     *
     * @param slot the column
     * @param values {@code long[]}, {@code double[]} or {@code int[]}, as the column's type says
     */
    public void lend(int slot, Object values) {
        if (values.getClass() != columns[slot].getClass()) {
            throw new IllegalArgumentException("column " + name(slot) + " holds "
                    + columns[slot].getClass().getSimpleName() + ", not "
                    + values.getClass().getSimpleName());
        }
        columns[slot] = values;
    }

    private IllegalArgumentException mismatch(int slot, ColumnType asked) {
        return new IllegalArgumentException(
                "column '" + name(slot) + "' is " + schema.type(name(slot)) + ", not " + asked);
    }

    private String name(int slot) {
        return schema.columns().keySet().toArray(String[]::new)[slot];
    }
}
