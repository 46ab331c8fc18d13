package io.growth4j.features.internal.kernel;

import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.aggregate.Pass;
import io.growth4j.features.aggregate.Runs;
import io.growth4j.features.filter.EventFilter.Condition;
import io.growth4j.features.filter.EventFilter.NoneOf;
import io.growth4j.features.filter.EventFilter.OneOf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How often each text of a column stands in each row: a table of rows by codes, for columns of few texts. */
final class CodeTable extends Pass {
    private static final int MAX_TEXTS = 32;

    private record Key(String column) {}

    private final String column;
    private int width;
    private int[] table = {};

    private CodeTable(String column) {
        this.column = column;
    }

    /** The table of the condition's column, or null if it is not of few texts. */
    static @Nullable CodeTable of(Condition condition, Runs runs) {
        String column = condition.column();
        boolean isListed = condition instanceof OneOf || condition instanceof NoneOf;
        boolean isSmall = isListed
                && runs.type(column) == ColumnType.TEXT
                && runs.dictionary(column).size() <= MAX_TEXTS;
        return isSmall ? runs.pass(new Key(column), () -> new CodeTable(column)) : null;
    }

    @Override
    public void run(Runs runs) {
        int rows = runs.rows();
        width = runs.dictionary(column).size() + 1;
        if (table.length < rows * width) {
            table = new int[rows * width * 5 / 4];
        }
        Arrays.fill(table, 0, rows * width, 0);
        int[] codes = runs.codes(column);
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        for (int row = 0; row < rows; row++) {
            int base = row * width + 1;
            int from = starts[row];
            if (row > 0 && from == starts[row - 1]) {
                System.arraycopy(table, base - 1 - width, table, base - 1, width);
                from = ends[row - 1];
            }
            for (int i = from; i < ends[row]; i++) {
                table[base + codes[i]]++;
            }
        }
    }

    /** Adds up, by row, the numbers of the codes that a condition accepts. */
    void sum(Condition condition, Runs runs, int[] sums) {
        byte[] accepted = Matcher.table(condition, runs);
        Arrays.fill(sums, 0, runs.rows(), 0);
        for (int code = 0; code < width; code++) {
            if (accepted[code] != 0) {
                for (int row = 0; row < runs.rows(); row++) {
                    sums[row] += table[row * width + code];
                }
            }
        }
    }
}
