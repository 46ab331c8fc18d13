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
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an {@link Engine} computed: one row per user and instant, columns by question. */
public final class EngineResult {
    private final UserKeys keys;
    /** One for all rows, or one for each. */
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

    /**
     * Joins the stripes, column by column.
     *
     * @param instants the instants that rows were asked for at
     */
    static EngineResult join(
            ColumnPlan plan,
            Totals totals,
            List<Question> questions,
            long[] instants,
            List<ResultStripe> stripes,
            Crew crew) {
        int rows =
                Math.toIntExact(stripes.stream().mapToLong(ResultStripe::rows).sum());
        List<Callable<Object>> joining = new ArrayList<>();
        joining.add(() -> join(new long[rows], stripes, ResultStripe::users));
        joining.add(() -> instants.length == 1 ? instants : join(new long[rows], stripes, ResultStripe::instants));
        @Nullable Dictionary[][] dictionaries = new @Nullable Dictionary[questions.size()][];
        for (int question = 0; question < dictionaries.length; question++) {
            int own = question;
            List<Column> wanted = questions.get(question).columns();
            dictionaries[question] = new @Nullable Dictionary[wanted.size()];
            for (int column = 0; column < wanted.size(); column++) {
                int slot = column;
                Kind kind = wanted.get(column).kind();
                joining.add(() -> join(FeatureColumns.array(kind, rows), stripes, stripe -> stripe.give(own, slot)));
                dictionaries[question][column] = stripes.get(0).dictionary(question, column);
            }
        }
        Iterator<Object> joined = crew.share(joining, done -> {}).iterator();
        UserKeys keys = keys(totals.users(), (long[]) joined.next());
        long[] asOf = (long[]) joined.next();
        Object[][] columns = new Object[questions.size()][];
        for (int question = 0; question < columns.length; question++) {
            columns[question] = new Object[dictionaries[question].length];
            Arrays.setAll(columns[question], column -> joined.next());
        }
        return new EngineResult(keys, asOf, columns, dictionaries, totals, plan.missing());
    }

    private static Object join(Object joined, List<ResultStripe> stripes, Function<ResultStripe, Object> part) {
        int at = 0;
        for (ResultStripe stripe : stripes) {
            System.arraycopy(part.apply(stripe), 0, joined, at, stripe.rows());
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
     * @return the table
     */
    public UserTable table(FeatureSet features) {
        FeatureSchema schema = features.schema();
        UserTable.Builder table =
                instants.length == 1 ? UserTable.of(schema, keys, instants[0]) : UserTable.of(schema, keys, instants);
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
