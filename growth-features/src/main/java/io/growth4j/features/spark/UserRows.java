package io.growth4j.features.spark;

import io.growth4j.event.Absent;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.user.Feature;
import io.growth4j.user.UserTable;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** The rows of a table one by one: user, instant, features; instants as milliseconds, absent values as null. */
final class UserRows implements Iterator<Row> {
    private final UserTable table;
    private final List<Kind> kinds;
    private int next;

    UserRows(UserTable table) {
        this.table = table;
        List<Feature> features = table.schema().features();
        this.kinds = features.stream().map(Kind::of).toList();
    }

    @Override
    public boolean hasNext() {
        return next < table.size();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("row " + next + " of a table of " + table.size() + " rows");
        }
        int row = next++;
        @Nullable Object[] values = new @Nullable Object[kinds.size() + 2];
        values[0] = table.keys().areNumbers()
                ? (Object) table.keys().number(row)
                : table.keys().text(row);
        values[1] = table.asOfMillis(row);
        for (int slot = 0; slot < kinds.size(); slot++) {
            values[slot + 2] = value(slot, row);
        }
        return RowFactory.create(values);
    }

    private @Nullable Object value(int slot, int row) {
        Object column = table.column(slot);
        return switch (kinds.get(slot)) {
            case LONG, INSTANT -> {
                long value = ((long[]) column)[row];
                yield value == Absent.LONG ? null : value;
            }
            case DOUBLE -> {
                double value = ((double[]) column)[row];
                yield Double.isNaN(value) ? null : value;
            }
            case CATEGORY -> {
                int code = ((int[]) column)[row];
                yield code == Absent.CODE ? null : table.dictionary(slot).text(code);
            }
        };
    }
}
