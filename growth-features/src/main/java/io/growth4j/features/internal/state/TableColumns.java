package io.growth4j.features.internal.state;

import io.growth4j.event.Dictionary;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.aggregate.Output;
import io.growth4j.features.definition.FeatureDefinition;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.internal.compute.Evaluator;
import io.growth4j.features.internal.engine.FeatureColumns;
import io.growth4j.features.internal.engine.Workbench;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserTable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a table, filled partition by partition. */
final class TableColumns {
    private final List<FeatureDefinition> features;
    private final Object[] columns;
    private final @Nullable Dictionary[] dictionaries;
    private int[] users = {};
    private int rows;

    TableColumns(FeatureSet set) {
        features = set.features();
        columns = features.stream()
                .map(definition -> FeatureColumns.array(Kind.of(definition.feature()), 0))
                .toArray();
        dictionaries = new @Nullable Dictionary[columns.length];
    }

    void append(Workbench partition, int number, Evaluator evaluator) {
        ensure(rows + partition.rows());
        for (int row = 0; row < partition.rows(); row++) {
            users[rows + row] = UserStates.number(number, partition.user(row));
        }
        for (int column = 0; column < columns.length; column++) {
            FeatureDefinition definition = features.get(column);
            Output output = evaluator.evaluate(definition.expression(), Kind.of(definition.feature()));
            System.arraycopy(output.values(), 0, columns[column], rows, partition.rows());
            dictionaries[column] = output.dictionary();
        }
        rows += partition.rows();
    }

    private void ensure(int needed) {
        if (needed > users.length) {
            int capacity = needed + (needed >> 1);
            users = Arrays.copyOf(users, capacity);
            for (int column = 0; column < columns.length; column++) {
                columns[column] = copy(columns[column], capacity);
            }
        }
    }

    private static Object copy(Object column, int length) {
        if (column instanceof long[] values) {
            return Arrays.copyOf(values, length);
        }
        return column instanceof double[] values
                ? Arrays.copyOf(values, length)
                : Arrays.copyOf((int[]) column, length);
    }

    UserTable table(FeatureSchema schema, UserNumbers numbers, long instant) {
        UserTable.Builder table = UserTable.of(schema, numbers.keys(Arrays.copyOf(users, rows)), instant);
        for (int slot = 0; slot < columns.length; slot++) {
            FeatureColumns.put(table, schema.features().get(slot), copy(columns[slot], rows), dictionaries[slot]);
        }
        return table.build();
    }
}
