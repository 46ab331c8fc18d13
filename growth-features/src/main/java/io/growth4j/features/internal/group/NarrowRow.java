package io.growth4j.features.internal.group;

import io.growth4j.features.internal.pack.ColumnPlan;
import io.growth4j.features.internal.pack.ColumnPlan.Column;
import java.util.List;

/**
 * An {@link EventRow} in one long less: as users and codes take half a long each, the first column of texts lies in the
 * upper half of the user's long.
 */
final class NarrowRow {
    private static final int CODE_SHIFT = Integer.SIZE;

    /** How many words a row has for others. */
    private final int wide;
    /** The word that lies above the user; if there is none, behind all words. */
    private final int shared;

    private final int width;

    NarrowRow(ColumnPlan plan) {
        wide = EventRow.width(plan);
        shared = EventRow.COLUMNS + firstText(plan.columns());
        width = shared < wide ? wide - 1 : wide;
    }

    private static int firstText(List<Column> columns) {
        int column = 0;
        while (column < columns.size() && !columns.get(column).isText()) {
            column++;
        }
        return column;
    }

    /** How many longs a row takes. */
    int width() {
        return width;
    }

    /**
     * Writes a row.
     *
     * @param at where it goes
     * @param user its user
     * @param source the rest of the event's row
     * @param from where that starts
     */
    void write(long[] rows, int at, int user, long[] source, int from) {
        int upTo = Math.min(shared, wide);
        rows[at] = shared < wide ? source[from + shared] << CODE_SHIFT | user : user;
        for (int word = EventRow.TIME; word < upTo; word++) {
            rows[at + word] = source[from + word];
        }
        for (int word = shared + 1; word < wide; word++) {
            rows[at + word - 1] = source[from + word];
        }
    }

    /** A word of the row that starts somewhere; that of the user has something else above its lower half. */
    long word(long[] rows, int at, int word) {
        return word == shared ? rows[at] >> CODE_SHIFT : rows[word < shared ? at + word : at + word - 1];
    }

    /** Copies a row to where events have all their words. */
    void copy(long[] rows, int at, long[] target) {
        target[EventRow.USER] = (int) rows[at];
        for (int word = EventRow.TIME; word < wide; word++) {
            target[word] = word(rows, at, word);
        }
    }
}
