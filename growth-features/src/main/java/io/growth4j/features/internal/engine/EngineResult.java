package io.growth4j.features.internal.engine;

import io.growth4j.event.Dictionary;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.internal.engine.Engine.Column;
import io.growth4j.features.internal.engine.Engine.Question;
import io.growth4j.features.internal.pack.ColumnPlan;
import io.growth4j.features.internal.pack.Crew;
import io.growth4j.features.internal.pack.EventStore;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What an {@link Engine} computed: one row per user and instant, columns by question. */
public final class EngineResult {
    private final UserKeys keys;
    private final long[] instants;
    private final Object[][] columns;
    private final @Nullable Dictionary[][] dictionaries;
    private final Totals totals;
    private final Set<String> missing;

    private EngineResult(
            UserKeys keys,
            long[] instants,
            Object[][] columns,
            @Nullable Dictionary[][] dictionaries,
            Totals totals,
            Set<String> missing) {
        this.keys = keys;
        this.instants = instants;
        this.columns = columns;
        this.dictionaries = dictionaries;
        this.totals = totals;
        this.missing = missing;
    }

    /** What the passes over the log found together. */
    record Totals(
            long events,
            long excluded,
            long latest,
            @Nullable Dictionary users) {
        static final Totals NONE = new Totals(0, 0, -1, null);

        /** Every pass meets the whole log, and keeps events of its own. */
        Totals and(EventStore pass) {
            return new Totals(events + pass.kept(), pass.excluded(), pass.latest(), pass.userDictionary());
        }
    }

    static EngineResult join(
            ColumnPlan plan, Totals totals, List<Question> questions, List<ResultStripe> stripes, Crew crew) {
        int rows =
                Math.toIntExact(stripes.stream().mapToLong(ResultStripe::rows).sum());
        long[] users = new long[rows];
        long[] instants = new long[rows];
        int at = 0;
        for (ResultStripe stripe : stripes) {
            System.arraycopy(stripe.users(), 0, users, at, stripe.rows());
            System.arraycopy(stripe.instants(), 0, instants, at, stripe.rows());
            at += stripe.rows();
        }
        Object[][] columns = new Object[questions.size()][];
        @Nullable Dictionary[][] dictionaries = new @Nullable Dictionary[questions.size()][];
        for (int question = 0; question < columns.length; question++) {
            int own = question;
            List<Column> wanted = questions.get(question).columns();
            List<Callable<Object>> joining = new ArrayList<>();
            dictionaries[question] = new @Nullable Dictionary[wanted.size()];
            for (int column = 0; column < wanted.size(); column++) {
                int slot = column;
                joining.add(() -> join(wanted.get(slot).kind(), rows, stripes, own, slot));
                dictionaries[question][column] = stripes.get(0).dictionary(question, column);
            }
            columns[question] = crew.share(joining, joined -> {}).toArray();
        }
        return new EngineResult(keys(totals.users(), users), instants, columns, dictionaries, totals, plan.missing());
    }

    private static Object join(Kind kind, int rows, List<ResultStripe> stripes, int question, int column) {
        Object joined = FeatureColumns.array(kind, rows);
        int at = 0;
        for (ResultStripe stripe : stripes) {
            System.arraycopy(stripe.give(question, column), 0, joined, at, stripe.rows());
            at += stripe.rows();
        }
        return joined;
    }

    private static UserKeys keys(@Nullable Dictionary texts, long[] users) {
        if (texts == null) {
            return UserKeys.of(users);
        }
        String[] names = new String[users.length];
        for (int row = 0; row < names.length; row++) {
            names[row] = texts.text((int) users[row]);
        }
        return UserKeys.of(names);
    }

    /**
     * The first question's results as a table.
     *
     * @param features the features that were asked for
     * @param single whether all rows have one instant
     * @return the table
     */
    public UserTable table(FeatureSet features, long... single) {
        FeatureSchema schema = features.schema();
        UserTable.Builder table =
                single.length == 1 ? UserTable.of(schema, keys, single[0]) : UserTable.of(schema, keys, instants);
        for (int slot = 0; slot < schema.size(); slot++) {
            FeatureColumns.put(table, schema.features().get(slot), columns[0][slot], dictionaries[0][slot]);
        }
        return table.build();
    }

    /**
     * Lends a column.
     *
     * @param question the question's number
     * @param column the column's number in the question
     * @return {@code long[]}, {@code double[]} or {@code int[]}
     */
    public Object column(int question, int column) {
        return columns[question][column];
    }

    /**
     * How many events counted.
     *
     * @return events before the end
     */
    public long events() {
        return totals.events;
    }

    /**
     * How many events were left out.
     *
     * @return events at or after the end, or known only then
     */
    public long excluded() {
        return totals.excluded;
    }

    /**
     * When the last event of the log happened, left out or not.
     *
     * @return milliseconds since 1970-01-01T00:00Z, −1 for an empty log
     */
    public long latest() {
        return totals.latest;
    }

    /**
     * Columns that were wanted and that the log does not have.
     *
     * @return their names
     */
    public Set<String> missing() {
        return missing;
    }
}
