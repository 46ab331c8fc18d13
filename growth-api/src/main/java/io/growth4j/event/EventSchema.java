package io.growth4j.event;

import io.growth4j.definition.CanonicalJson;
import io.growth4j.definition.Definition;
import io.growth4j.definition.UnknownName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of an event log, in order. Slots 0, 1 and 2 are always {@link #USER}, {@link #TIME} and {@link #TYPE}.
 *
 * @param columns the type of each column by its name, in slot order
 */
public record EventSchema(Map<String, ColumnType> columns) implements Definition {
    /** Who: {@code LONG}, or {@code TEXT} through a dictionary. Slot 0. */
    public static final String USER = "user";
    /** When: {@code LONG}, milliseconds since 1970-01-01T00:00Z. Slot 1. */
    public static final String TIME = "time";
    /** What: {@code TEXT}. Slot 2. */
    public static final String TYPE = "type";
    /** How much money, in minor units: {@code LONG}. */
    public static final String AMOUNT = "amount";
    /** Which item: {@code LONG} or {@code TEXT}. */
    public static final String ITEM = "item";
    /** The item's category: {@code TEXT}. */
    public static final String CATEGORY = "category";
    /** The channel it came through: {@code TEXT}. */
    public static final String CHANNEL = "channel";
    /** The order it belongs to: {@code LONG} or {@code TEXT}. */
    public static final String ORDER = "order";
    /** When the event became known, for late events: {@code LONG}, milliseconds since 1970-01-01T00:00Z. */
    public static final String KNOWN_AT = "known_at";

    /** The slot of {@link #USER}. */
    public static final int USER_SLOT = 0;
    /** The slot of {@link #TIME}. */
    public static final int TIME_SLOT = 1;
    /** The slot of {@link #TYPE}. */
    public static final int TYPE_SLOT = 2;

    private static final Map<String, List<ColumnType>> KNOWN_TYPES = Map.of(
            USER, List.of(ColumnType.LONG, ColumnType.TEXT),
            TIME, List.of(ColumnType.LONG),
            TYPE, List.of(ColumnType.TEXT),
            AMOUNT, List.of(ColumnType.LONG),
            ITEM, List.of(ColumnType.LONG, ColumnType.TEXT),
            CATEGORY, List.of(ColumnType.TEXT),
            CHANNEL, List.of(ColumnType.TEXT),
            ORDER, List.of(ColumnType.LONG, ColumnType.TEXT),
            KNOWN_AT, List.of(ColumnType.LONG));

    /** How the values of a column are stored. */
    public enum ColumnType {
        /** {@code long[]}; absent values are {@link Absent#LONG}. */
        LONG,
        /** {@code double[]}; absent values are NaN. */
        DOUBLE,
        /** {@code int[]} of codes into a {@link Dictionary}; absent values are {@link Absent#CODE}. */
        TEXT
    }

    public EventSchema {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        List<String> names = new ArrayList<>(columns.keySet());
        if (names.size() < 3 || !names.subList(0, 3).equals(List.of(USER, TIME, TYPE))) {
            throw new IllegalArgumentException("columns " + names + " do not start with user, time, type");
        }
        columns.forEach((name, type) -> {
            List<ColumnType> allowed = KNOWN_TYPES.getOrDefault(name, List.of(ColumnType.values()));
            if (!allowed.contains(type)) {
                throw new IllegalArgumentException("column '" + name + "' is " + type + ": it must be " + allowed);
            }
        });
    }

    /**
     * A schema of the three fixed columns and others.
     *
     * @param userType {@code LONG} or {@code TEXT}
     * @param others the other columns, in order
     * @return the schema
     * @throws IllegalArgumentException if another column has the name of a fixed one
     */
    public static EventSchema of(ColumnType userType, Map<String, ColumnType> others) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        columns.put(USER, userType);
        columns.put(TIME, ColumnType.LONG);
        columns.put(TYPE, ColumnType.TEXT);
        others.forEach((name, type) -> {
            if (columns.put(name, type) != null) {
                throw new IllegalArgumentException(
                        "column '" + name + "' is one of user, time, type: name it otherwise");
            }
        });
        return new EventSchema(columns);
    }

    /**
     * The position of a column.
     *
     * @param name the column's name
     * @return its slot
     * @throws IllegalArgumentException if there is no such column; the message shows near misses
     */
    public int slot(String name) {
        return find(name).orElseThrow(() -> UnknownName.of("event column", name, columns.keySet()));
    }

    /**
     * The position of a column that may not be there.
     *
     * @param name the column's name
     * @return its slot, or empty
     */
    public Optional<Integer> find(String name) {
        int slot = new ArrayList<>(columns.keySet()).indexOf(name);
        return slot < 0 ? Optional.empty() : Optional.of(slot);
    }

    /**
     * The type of a column.
     *
     * @param name the column's name
     * @return its type
     * @throws IllegalArgumentException if there is no such column; the message shows near misses
     */
    public ColumnType type(String name) {
        ColumnType type = columns.get(name);
        if (type == null) {
            throw UnknownName.of("event column", name, columns.keySet());
        }
        return type;
    }

    @Override
    public String toJson() {
        record Column(String name, ColumnType type) {}
        List<Column> inOrder = columns.entrySet().stream()
                .map(column -> new Column(column.getKey(), column.getValue()))
                .toList();
        return CanonicalJson.of("EventSchema", Map.of("columns", inOrder));
    }

    /** Two schemas are equal if they have the same columns in the same slots. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EventSchema that && toJson().equals(that.toJson());
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }
}
