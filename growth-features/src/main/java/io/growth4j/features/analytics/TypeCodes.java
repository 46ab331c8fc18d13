package io.growth4j.features.analytics;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.Event;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the types of events in the order in which they come; where a column of texts is asked for, each pair of a type
 * and a text has a number of its own.
 */
final class TypeCodes {
    /** Between type and text; it sorts before all that names are made of. */
    private static final char SEPARATOR = '\u001F';

    private final Dictionary texts = new Dictionary();
    private final @Nullable String column;
    private final Consumer<EventType> learn;

    private @Nullable Dictionary batchTypes;
    private @Nullable Dictionary batchValues;

    /** By the batch's code of the text, after the row of events without one, and by its code of the type; −1 if unknown. */
    private int[][] codes = {};

    TypeCodes(@Nullable String column, Consumer<EventType> learn) {
        this.column = column;
        this.learn = learn;
    }

    @Nullable
    String column() {
        return column;
    }

    int size() {
        return texts.size();
    }

    String text(int code) {
        return texts.text(code);
    }

    /** The type that a text of this dictionary stands for. */
    static EventType type(String text) {
        int end = text.indexOf(SEPARATOR);
        return new EventType(end < 0 ? text : text.substring(0, end));
    }

    /** The column's value that a text of this dictionary stands for, empty if there is none. */
    static String value(String text) {
        int end = text.indexOf(SEPARATOR);
        return end < 0 ? "" : text.substring(end + 1);
    }

    int code(Event event) {
        return code(event.type().name(), column == null ? null : event.text(column));
    }

    private int code(String type, @Nullable String value) {
        return code(value == null ? type : type + SEPARATOR + value);
    }

    int code(String text) {
        int size = texts.size();
        int code = texts.add(text);
        if (code == size) {
            learn.accept(type(text));
        }
        return code;
    }

    /** Writes the codes of a batch's events. */
    void read(EventBatch batch, int[] into) {
        Dictionary types = batch.dictionary(EventSchema.TYPE_SLOT);
        int slot = column == null ? -1 : batch.schema().slot(column);
        Dictionary values = slot < 0 ? null : batch.dictionary(slot);
        makeRoom(types, values);
        int[] typeOfRow = batch.codes(EventSchema.TYPE_SLOT);
        int[] valueOfRow = slot < 0 ? null : batch.codes(slot);
        int[] codesHere = codes[0];
        for (int row = 0; row < batch.size(); row++) {
            int type = typeOfRow[row];
            int value = valueOfRow == null ? Absent.CODE : valueOfRow[row];
            if (valueOfRow != null) {
                codesHere = codes[value + 1];
            }
            int code = codesHere[type];
            if (code < 0) {
                code = code(types.text(type), value < 0 || values == null ? null : values.text(value));
                codesHere[type] = code;
            }
            into[row] = code;
        }
    }

    private void makeRoom(Dictionary types, @Nullable Dictionary values) {
        int rows = values == null ? 1 : values.size() + 1;
        boolean isKnown = types == batchTypes && values == batchValues && codes.length == rows;
        if (!isKnown || codes[0].length < types.size()) {
            batchTypes = types;
            batchValues = values;
            codes = new int[rows][types.size()];
            for (int[] row : codes) {
                Arrays.fill(row, -1);
            }
        }
    }
}
