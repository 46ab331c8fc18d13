package io.growth4j.features.internal.kernel;

import io.growth4j.event.Dictionary;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.aggregate.Output;
import io.growth4j.features.internal.kernel.Engine.Column;
import io.growth4j.features.internal.kernel.Engine.Question;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of neighbouring partitions, appended one after the other. */
final class ResultStripe {
    private final List<Question> questions;
    private final Object[][] columns;
    private final @Nullable Dictionary[][] dictionaries;
    private long[] users = {};
    private long[] instants = {};
    private int rows;
    private int appending;

    ResultStripe(List<Question> questions) {
        this.questions = questions;
        this.columns = new Object[questions.size()][];
        this.dictionaries = new @Nullable Dictionary[questions.size()][];
        for (int question = 0; question < columns.length; question++) {
            List<Column> wanted = questions.get(question).columns();
            columns[question] = wanted.stream()
                    .map(column -> FeatureColumns.array(column.kind(), 0))
                    .toArray();
            dictionaries[question] = new @Nullable Dictionary[wanted.size()];
        }
    }

    /** Starts on the rows of one partition more. */
    void append(Rows partition, long[] userIds, int partitionsLeft) {
        rows += appending;
        appending = partition.count;
        if (rows + appending > users.length) {
            grow(rows + appending + (int) Math.min(1L << 28, (long) appending * partitionsLeft * 17 / 16));
        }
        for (int row = 0; row < appending; row++) {
            users[rows + row] = userIds[partition.users[row]];
        }
        System.arraycopy(partition.instants, 0, instants, rows, appending);
    }

    private void grow(int capacity) {
        users = Arrays.copyOf(users, capacity);
        instants = Arrays.copyOf(instants, capacity);
        for (int question = 0; question < columns.length; question++) {
            for (int column = 0; column < columns[question].length; column++) {
                Object larger = FeatureColumns.array(
                        questions.get(question).columns().get(column).kind(), capacity);
                System.arraycopy(columns[question][column], 0, larger, 0, rows);
                columns[question][column] = larger;
            }
        }
    }

    void take(int question, int column, Output output) {
        System.arraycopy(output.values(), 0, columns[question][column], rows, appending);
        dictionaries[question][column] = output.dictionary();
    }

    int rows() {
        return rows + appending;
    }

    long[] users() {
        return users;
    }

    long[] instants() {
        return instants;
    }

    @Nullable
    Dictionary dictionary(int question, int column) {
        return dictionaries[question][column];
    }

    /** Hands a column over; the stripe forgets it. */
    Object give(int question, int column) {
        Object values = columns[question][column];
        columns[question][column] = FeatureColumns.array(Kind.CATEGORY, 0);
        return values;
    }
}
