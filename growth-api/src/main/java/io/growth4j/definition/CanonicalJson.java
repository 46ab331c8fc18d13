package io.growth4j.definition;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes definitions as canonical JSON: no spaces, maps and sets in sorted order, records in the order of their
 * components behind a member {@code kind} with the record's simple name.
 *
 * <p>Times, zones, durations and enums become strings; NaN and the infinities too. Reading JSON is left to the modules
 * that carry a JSON library.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * The canonical text of a value.
     *
     * @param value null, a string, number, boolean, enum, record, time, collection, array, map or {@link Definition}
     * @return JSON text
     * @throws IllegalArgumentException if the value is of another kind
     */
    public static String of(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        if (value instanceof Record record) {
            writeRecord(record, out);
        } else {
            write(value, out);
        }
        return out.toString();
    }

    /**
     * The canonical text of a definition that is not a record.
     *
     * @param kind the definition's name
     * @param members its members, in a fixed order
     * @return JSON text
     */
    public static String of(String kind, Map<String, ?> members) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("kind", kind);
        all.putAll(members);
        StringBuilder out = new StringBuilder();
        writeMembers(all, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        if (value == null || value instanceof Boolean || isExact(value)) {
            out.append(value);
        } else if (value instanceof Raw raw) {
            out.append(raw.json());
        } else if (value instanceof Enum<?> constant) {
            writeText(constant.name(), out);
        } else if (value instanceof Definition definition) {
            out.append(json(definition));
        } else if (value instanceof Number number) {
            writeNumber(number.doubleValue(), out);
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null), out);
        } else if (value instanceof Record record) {
            writeRecord(record, out);
        } else if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, member) -> sorted.put(String.valueOf(key), member));
            writeMembers(sorted, out);
        } else if (value instanceof Set<?> set) {
            writeItems(
                    set.stream().map(CanonicalJson::of).sorted().map(Raw::new).toList(), out);
        } else if (value instanceof Collection<?> items) {
            writeItems(items, out);
        } else if (value.getClass().isArray()) {
            writeArray(value, out);
        } else if (isText(value)) {
            writeText(value.toString(), out);
        } else {
            throw new IllegalArgumentException(
                    "a " + value.getClass().getName() + " has no canonical JSON: make it a record or a Definition");
        }
    }

    private static boolean isExact(Object value) {
        return value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger
                || value instanceof BigDecimal;
    }

    /** A definition that is no record must say its text itself: the default would come back here for ever. */
    private static String json(Definition definition) {
        if (!(definition instanceof Record) && saysNothing(definition)) {
            throw new IllegalArgumentException(
                    "definition " + definition.getClass().getName() + " is not a record: it must override toJson()");
        }
        return definition.toJson();
    }

    private static boolean saysNothing(Definition definition) {
        try {
            return definition.getClass().getMethod("toJson").getDeclaringClass() == Definition.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every definition has toJson()", e);
        }
    }

    private static boolean isText(Object value) {
        return value instanceof CharSequence
                || value instanceof Character
                || value instanceof Instant
                || value instanceof TemporalAccessor
                || value instanceof Duration
                || value instanceof java.time.Period
                || value instanceof ZoneId;
    }

    private static void writeNumber(double number, StringBuilder out) {
        if (Double.isFinite(number)) {
            out.append(number);
        } else {
            writeText(Double.toString(number), out);
        }
    }

    private static void writeRecord(Record record, StringBuilder out) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("kind", record.getClass().getSimpleName());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            members.put(component.getName(), valueOf(record, component));
        }
        writeMembers(members, out);
    }

    private static @Nullable Object valueOf(Record record, RecordComponent component) {
        Method accessor = component.getAccessor();
        try {
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component + " of " + record.getClass(), e);
        }
    }

    private static void writeMembers(Map<String, @Nullable Object> members, StringBuilder out) {
        char separator = '{';
        for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
            out.append(separator);
            writeText(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ',';
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    private static void writeItems(Collection<?> items, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (Object item : items) {
            out.append(separator);
            write(item, out);
            separator = ",";
        }
        out.append(']');
    }

    private static void writeArray(Object array, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < Array.getLength(array); i++) {
            out.append(i == 0 ? "" : ",");
            write(Array.get(array, i), out);
        }
        out.append(']');
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private record Raw(String json) {}
}
