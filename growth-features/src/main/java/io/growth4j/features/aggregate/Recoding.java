package io.growth4j.features.aggregate;

import io.growth4j.event.EventSchema.ColumnType;

/** What the codes of one dictionary are in another: for states that hold codes and move to where texts have others. */
public interface Recoding {
    /**
     * What a column holds; of texts a state holds the codes.
     *
     * @param column the column's name
     * @return its type, also if it is one that logs may go without
     */
    ColumnType type(String column);

    /**
     * The code of the same text.
     *
     * @param column a column of texts
     * @param code its code so far
     * @return its code from now on
     */
    int code(String column, int code);
}
