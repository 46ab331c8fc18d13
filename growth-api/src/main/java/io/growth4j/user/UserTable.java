package io.growth4j.user;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about many users, as columns, each row as of an instant.
 *
 * <p>Columns are plain arrays, one per feature: {@code long[]} for whole numbers and instants, {@code double[]} for real
 * numbers, {@code int[]} of dictionary codes for categories. They are lent, not copied: readers must not change them.
 * With that, a table is immutable and thread-safe.
 */
public final class UserTable {
    private final FeatureSchema schema;
    private final UserKeys keys;
    private final long[] asOfMillis;
    private final Object[] columns;
    private final @Nullable Dictionary[] dictionaries;

    private UserTable(
            FeatureSchema schema,
            UserKeys keys,
            long[] asOfMillis,
            Object[] columns,
            @Nullable Dictionary[] dictionaries) {
        this.schema = schema;
        this.keys = keys;
        this.asOfMillis = asOfMillis;
        this.columns = columns;
        this.dictionaries = dictionaries;
    }

    /**
     * Starts a table of users that are all known at one instant.
     *
     * @param schema the features; every one needs a column
     * @param keys who stands in which row
     * @param asOfMillis the instant, in milliseconds since 1970-01-01T00:00Z
     * @return a builder
     */
    public static Builder of(FeatureSchema schema, UserKeys keys, long asOfMillis) {
        return new Builder(schema, keys, new long[] {asOfMillis});
    }

    /**
     * Starts a table in which every row has an instant of its own; a user may stand in several rows.
     *
     * @param schema the features; every one needs a column
     * @param keys who stands in which row
     * @param asOfMillis one instant per row, in milliseconds since 1970-01-01T00:00Z; lent for good
     * @return a builder
     */
    public static Builder of(FeatureSchema schema, UserKeys keys, long[] asOfMillis) {
        if (asOfMillis.length != keys.size()) {
            throw new IllegalArgumentException(asOfMillis.length + " instants for " + keys.size() + " rows");
        }
        return new Builder(schema, keys, asOfMillis);
    }

    /**
     * The features.
     *
     * @return the schema
     */
    public FeatureSchema schema() {
        return schema;
    }

    /**
     * The users.
     *
     * @return who stands in which row
     */
    public UserKeys keys() {
        return keys;
    }

    /**
     * How many rows there are.
     *
     * @return the number of rows
     */
    public int size() {
        return keys.size();
    }

    /**
     * The instant at which a row is known.
     *
     * @param row the row
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long asOfMillis(int row) {
        return asOfMillis.length == 1 ? asOfMillis[0] : asOfMillis[row];
    }

    /**
     * Lends the column of a whole number.
     *
     * @param feature the feature
     * @return one value per row, {@link Absent#LONG} where there is none
     */
    public long[] longs(Feature.OfLong feature) {
        return (long[]) columns[schema.slot(feature)];
    }

    /**
     * Lends the column of an instant.
     *
     * @param feature the feature
     * @return milliseconds per row, {@link Absent#LONG} where there is none
     */
    public long[] instants(Feature.OfInstant feature) {
        return (long[]) columns[schema.slot(feature)];
    }

    /**
     * Lends the column of a real number.
     *
     * @param feature the feature
     * @return one value per row, NaN where there is none
     */
    public double[] doubles(Feature.OfDouble feature) {
        return (double[]) columns[schema.slot(feature)];
    }

    /**
     * Lends the column of a category.
     *
     * @param feature the feature
     * @return codes of {@link #dictionary}, {@link Absent#CODE} where there is none
     */
    public int[] codes(Feature.OfCategory feature) {
        return (int[]) columns[schema.slot(feature)];
    }

    /**
     * Lends a column by its slot.
     *
     * @param slot the feature's slot
     * @return {@code long[]}, {@code double[]} or {@code int[]}, as the feature's type says
     */
    public Object column(int slot) {
        return columns[slot];
    }

    /**
     * The texts behind the codes of a category.
     *
     * @param slot the slot of a {@link Feature.OfCategory}
     * @return its dictionary
     */
    public Dictionary dictionary(int slot) {
        Dictionary dictionary = dictionaries[slot];
        if (dictionary == null) {
            throw new IllegalArgumentException(schema.features().get(slot) + " is not a category");
        }
        return dictionary;
    }

    /**
     * A view that walks over the rows without allocating. Each thread takes its own.
     *
     * @return a view, on row 0
     */
    public Row cursor() {
        return new Row();
    }

    /**
     * One row, for good.
     *
     * @param row the row
     * @return a view that is never moved by this table
     */
    public UserSnapshot row(int row) {
        if (row < 0 || row >= size()) {
            throw new IndexOutOfBoundsException("row " + row + " of a table of " + size() + " rows");
        }
        return cursor().moveTo(row);
    }

    /**
     * Some of the rows, copied.
     *
     * @param rows the rows to take, in order
     * @return a table of those rows
     */
    public UserTable select(int[] rows) {
        Object[] selected = new Object[columns.length];
        for (int slot = 0; slot < columns.length; slot++) {
            selected[slot] = select(columns[slot], rows);
        }
        long[] instants = asOfMillis.length == 1 ? asOfMillis : (long[]) select(asOfMillis, rows);
        return new UserTable(schema, keys.select(rows), instants, selected, dictionaries);
    }

    private static Object select(Object column, int[] rows) {
        if (column instanceof long[] values) {
            return Arrays.stream(rows).mapToLong(row -> values[row]).toArray();
        }
        if (column instanceof double[] values) {
            return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
        }
        int[] codes = (int[]) column;
        return Arrays.stream(rows).map(row -> codes[row]).toArray();
    }

    /** A snapshot that can be moved from row to row. Not thread-safe while it moves. */
    public final class Row implements UserSnapshot {
        private int row;

        private Row() {}

        /**
         * Moves this view.
         *
         * @param row the row to look at
         * @return this view
         */
        public Row moveTo(int row) {
            this.row = row;
            return this;
        }

        @Override
        public FeatureSchema schema() {
            return schema;
        }

        @Override
        public String userId() {
            return keys.text(row);
        }

        @Override
        public long asOfMillis() {
            return UserTable.this.asOfMillis(row);
        }

        @Override
        public boolean isPresent(int slot) {
            Object column = columns[slot];
            if (column instanceof long[] values) {
                return values[row] != Absent.LONG;
            }
            return column instanceof double[] values ? !Double.isNaN(values[row]) : ((int[]) column)[row] >= 0;
        }

        @Override
        public long longAt(int slot) {
            return ((long[]) columns[slot])[row];
        }

        @Override
        public double doubleAt(int slot) {
            return ((double[]) columns[slot])[row];
        }

        @Override
        public @Nullable String textAt(int slot) {
            int code = ((int[]) columns[slot])[row];
            return code == Absent.CODE ? null : dictionary(slot).text(code);
        }
    }

    /** Collects the columns of a table. Not thread-safe. */
    public static final class Builder {
        private final FeatureSchema schema;
        private final UserKeys keys;
        private final long[] asOfMillis;
        private final @Nullable Object[] columns;
        private final @Nullable Dictionary[] dictionaries;

        private Builder(FeatureSchema schema, UserKeys keys, long[] asOfMillis) {
            this.schema = schema;
            this.keys = keys;
            this.asOfMillis = asOfMillis;
            this.columns = new @Nullable Object[schema.size()];
            this.dictionaries = new @Nullable Dictionary[schema.size()];
        }

        /**
         * Sets a whole number's column.
         *
         * @param feature the feature
         * @param values one per row; lent for good
         * @return this builder
         */
        public Builder column(Feature.OfLong feature, long[] values) {
            return set(schema.slot(feature), values, values.length);
        }

        /**
         * Sets an instant's column.
         *
         * @param feature the feature
         * @param values milliseconds, one per row; lent for good
         * @return this builder
         */
        public Builder column(Feature.OfInstant feature, long[] values) {
            return set(schema.slot(feature), values, values.length);
        }

        /**
         * Sets a real number's column.
         *
         * @param feature the feature
         * @param values one per row; lent for good
         * @return this builder
         */
        public Builder column(Feature.OfDouble feature, double[] values) {
            return set(schema.slot(feature), values, values.length);
        }

        /**
         * Sets a category's column.
         *
         * @param feature the feature
         * @param codes one per row; lent for good
         * @param dictionary the texts behind the codes
         * @return this builder
         */
        public Builder column(Feature.OfCategory feature, int[] codes, Dictionary dictionary) {
            dictionaries[schema.slot(feature)] = dictionary;
            return set(schema.slot(feature), codes, codes.length);
        }

        private Builder set(int slot, Object values, int length) {
            if (length != keys.size()) {
                throw new IllegalArgumentException("column '"
                        + schema.features().get(slot).name() + "' has " + length + " values for " + keys.size()
                        + " users");
            }
            columns[slot] = values;
            return this;
        }

        /**
         * The table.
         *
         * @return a table of the columns set
         * @throws IllegalStateException if a feature has no column; the message names all such
         */
        public UserTable build() {
            List<String> missing = java.util.stream.IntStream.range(0, columns.length)
                    .filter(slot -> columns[slot] == null)
                    .mapToObj(slot -> schema.features().get(slot).name())
                    .toList();
            if (!missing.isEmpty()) {
                throw new IllegalStateException("features without a column: " + missing);
            }
            Object[] all = Arrays.stream(columns).toArray();
            return new UserTable(schema, keys, asOfMillis, all, dictionaries.clone());
        }
    }
}
