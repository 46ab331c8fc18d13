package io.growth4j.user;

import io.growth4j.definition.Bucketing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The users of a table, row by row: all numbers, or all text. A number and its decimal text name the same user.
 *
 * <p>Immutable as long as nobody changes the array it was made of; thread-safe.
 */
public final class UserKeys {
    private final long @Nullable [] numbers;
    private final String @Nullable [] texts;
    private final int size;

    private UserKeys(long @Nullable [] numbers, String @Nullable [] texts, int size) {
        this.numbers = numbers;
        this.texts = texts;
        this.size = size;
    }

    /**
     * Users named by numbers.
     *
     * @param ids one per row; lent for good, not copied
     * @return the keys
     */
    public static UserKeys of(long... ids) {
        return new UserKeys(ids, null, ids.length);
    }

    /**
     * Users named by text.
     *
     * @param ids one per row; lent for good, not copied
     * @return the keys
     */
    public static UserKeys of(String... ids) {
        return new UserKeys(null, ids, ids.length);
    }

    /**
     * How many rows there are.
     *
     * @return the number of rows
     */
    public int size() {
        return size;
    }

    /**
     * Whether the users are named by numbers.
     *
     * @return true for numbers, false for text
     */
    public boolean areNumbers() {
        return numbers != null;
    }

    /**
     * The user of a row as a number.
     *
     * @param row the row
     * @return the id
     * @throws IllegalStateException if the users are named by text
     */
    public long number(int row) {
        if (numbers == null) {
            throw new IllegalStateException("these users are named by text, '" + text(row) + "' say");
        }
        return numbers[row];
    }

    /**
     * The user of a row as text; allocates for numbers.
     *
     * @param row the row
     * @return the id
     */
    public String text(int row) {
        return texts != null ? texts[row] : Long.toString(number(row));
    }

    /**
     * The user's bucket, without allocating.
     *
     * @param row the row
     * @param bucketing the purpose
     * @return 0 to 9,999
     */
    public int bucket(int row, Bucketing bucketing) {
        return texts != null ? bucketing.bucket(texts[row]) : bucketing.bucket(number(row));
    }

    /**
     * Some of the rows.
     *
     * @param rows the rows to take, in order
     * @return their keys
     */
    public UserKeys select(int[] rows) {
        return numbers != null
                ? of(Arrays.stream(rows).mapToLong(this::number).toArray())
                : of(Arrays.stream(rows).mapToObj(this::text).toArray(String[]::new));
    }
}
