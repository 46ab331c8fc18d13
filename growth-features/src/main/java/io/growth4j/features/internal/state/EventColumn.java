package io.growth4j.features.internal.state;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.Event;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.internal.pack.ColumnPlan.Column;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads one column from single events. Texts of events are mostly the same few, and mostly the same objects: those that came
 * last are found without a look into the dictionary.
 */
final class EventColumn {
    private static final int KNOWN = 16;

    private final String name;
    private final ColumnType type;
    private final boolean isEventType;
    private final long absent;
    private final @Nullable Dictionary dictionary;
    /** By the last bits of their hashes. */
    private final @Nullable String[] texts = new @Nullable String[KNOWN];

    private final int[] codes = new int[KNOWN];

    EventColumn(Column column, @Nullable Dictionary dictionary) {
        this.name = column.name();
        this.type = column.type();
        this.isEventType = name.equals(EventSchema.TYPE);
        this.absent = absent(type);
        this.dictionary = dictionary;
    }

    /** The value of an event, as rows of recent events hold it. */
    long word(Event event) {
        if (isEventType) {
            return word(event.type().name());
        }
        Map<String, Object> attributes = event.attributes();
        return attributes.isEmpty() ? absent : word(attributes.get(name));
    }

    private long word(@Nullable Object value) {
        if (value == null) {
            return absent;
        }
        if (type == ColumnType.LONG && value instanceof Long number) {
            return number;
        }
        if (type == ColumnType.DOUBLE && value instanceof Double number) {
            return Double.doubleToRawLongBits(number);
        }
        if (type == ColumnType.TEXT && value instanceof String text) {
            return code(text);
        }
        throw new IllegalArgumentException("attribute '" + name + "' is '" + value + "': the schema says " + type);
    }

    private int code(String text) {
        int at = text.hashCode() & (KNOWN - 1);
        if (!text.equals(texts[at])) {
            texts[at] = text;
            codes[at] = Objects.requireNonNull(dictionary).add(text);
        }
        return codes[at];
    }

    /** The word of a value that is absent. */
    static long absent(ColumnType type) {
        return switch (type) {
            case LONG -> Absent.LONG;
            case DOUBLE -> Double.doubleToRawLongBits(Double.NaN);
            case TEXT -> Absent.CODE;
        };
    }
}
