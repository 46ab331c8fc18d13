package io.growth4j.features.internal.engine;

import io.growth4j.event.Dictionary;
import io.growth4j.features.aggregate.Output;
import io.growth4j.features.internal.engine.Engine.Question;
import io.growth4j.features.internal.group.Rows;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of a partition: copies, each made at once as long as it is, since the runtime need not clear such arrays. */
final class ResultStripe {
    private final int rows;
    private final long[] users;
    /** None if all rows have one instant. */
    private final long[] instants;

    private final Object[][] columns;
    private final @Nullable Dictionary[][] dictionaries;

    /** Stands for a column that was given away. */
    private static final Object GONE = new Object();

    ResultStripe(Rows rows, long[] userIds, boolean isAtOneInstant, List<Question> questions) {
        this.rows = rows.count();
        this.users = new long[rows.count()];
        for (int row = 0; row < rows.count(); row++) {
            users[row] = userIds[rows.users()[row]];
        }
        this.instants = isAtOneInstant ? new long[0] : Arrays.copyOf(rows.instants(), rows.count());
        this.columns = new Object[questions.size()][];
        this.dictionaries = new @Nullable Dictionary[questions.size()][];
        for (int question = 0; question < columns.length; question++) {
            columns[question] = new Object[questions.get(question).columns().size()];
            dictionaries[question] = new @Nullable Dictionary[columns[question].length];
        }
    }

    void take(int question, int column, Output output) {
        columns[question][column] = switch (output.kind()) {
            case LONG, INSTANT -> Arrays.copyOf(output.longs(), rows);
            case DOUBLE -> Arrays.copyOf(output.doubles(), rows);
            case CATEGORY -> Arrays.copyOf(output.codes(), rows);
        };
        dictionaries[question][column] = output.dictionary();
    }

    int rows() {
        return rows;
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
        columns[question][column] = GONE;
        return values;
    }
}
