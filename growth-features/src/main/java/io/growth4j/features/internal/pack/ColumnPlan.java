package io.growth4j.features.internal.pack;

import io.growth4j.definition.UnknownName;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which columns of a log are read, beside user and time, and where they stand. */
public final class ColumnPlan {
    /** Columns with a meaning of their own may be missing from a log: no event has a value then. */
    private static final Map<String, ColumnType> OPTIONAL = Map.of(
            EventSchema.AMOUNT, ColumnType.LONG,
            EventSchema.ITEM, ColumnType.TEXT,
            EventSchema.CATEGORY, ColumnType.TEXT,
            EventSchema.CHANNEL, ColumnType.TEXT,
            EventSchema.ORDER, ColumnType.TEXT);

    /** A column that is read. */
    public record Column(String name, ColumnType type, int slot) {
        /** Whether values are codes. */
        public boolean isText() {
            return type == ColumnType.TEXT;
        }

        /** Room for some values. */
        public Object array(int length) {
            return switch (type) {
                case LONG -> new long[length];
                case DOUBLE -> new double[length];
                case TEXT -> new int[length];
            };
        }
    }

    private final ColumnType userType;
    private final List<Column> columns = new ArrayList<>();
    private final Set<String> missing = new TreeSet<>();
    private final int knownAtSlot;

    /** The columns of some names, as far as the schema has them. */
    public ColumnPlan(EventSchema schema, Collection<String> names) {
        this.userType = schema.type(EventSchema.USER);
        this.knownAtSlot = schema.find(EventSchema.KNOWN_AT).orElse(-1);
        for (String name : new TreeSet<>(names)) {
            if (schema.columns().containsKey(name)) {
                columns.add(new Column(name, schema.type(name), schema.slot(name)));
            } else if (OPTIONAL.containsKey(name)) {
                missing.add(name);
            } else {
                throw UnknownName.of("event column", name, schema.columns().keySet());
            }
        }
    }

    /** Whether a log may go without a column. */
    public static boolean isOptional(String name) {
        return OPTIONAL.containsKey(name);
    }

    /** The type of the user column. */
    public ColumnType userType() {
        return userType;
    }

    /** The slot of the instants at which events became known, or −1. */
    int knownAtSlot() {
        return knownAtSlot;
    }

    /** The columns, in the order of their names. */
    public List<Column> columns() {
        return columns;
    }

    public Set<String> missing() {
        return missing;
    }

    /** The place of a column among those that are read, or −1. */
    public int indexOf(String name) {
        for (int index = 0; index < columns.size(); index++) {
            if (columns.get(index).name().equals(name)) {
                return index;
            }
        }
        return -1;
    }

    /** The type of a column that is read, or that a log may go without. */
    public ColumnType type(String name) {
        int index = indexOf(name);
        if (index >= 0) {
            return columns.get(index).type();
        }
        ColumnType absent = missing.contains(name) ? OPTIONAL.get(name) : null;
        if (absent != null) {
            return absent;
        }
        throw UnknownName.of("column", name, names());
    }

    /** The columns to read, also the one that only says which events count. */
    public Set<String> needed() {
        Set<String> needed = new TreeSet<>(Set.of(EventSchema.KNOWN_AT));
        columns.forEach(column -> needed.add(column.name()));
        return needed;
    }

    List<String> names() {
        List<String> names = new ArrayList<>(missing);
        columns.forEach(column -> names.add(column.name()));
        return names;
    }
}
