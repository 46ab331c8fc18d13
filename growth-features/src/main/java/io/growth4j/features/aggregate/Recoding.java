package io.growth4j.features.aggregate;

/** What the codes of one dictionary are in another: for states that hold codes and move to where texts have others. */
public interface Recoding {
    /**
     * Whether a column holds texts, so that a state holds codes of it.
     *
     * @param column the column's name
     * @return false for a column of numbers, or one that is not there
     */
    boolean isText(String column);

    /**
     * The code of the same text.
     *
     * @param column a column of texts
     * @param code its code so far
     * @return its code from now on
     */
    int code(String column, int code);
}
