package io.growth4j.features.internal.compute;

import io.growth4j.features.aggregate.Runs;
import java.util.Arrays;

/** How often each text of a column stands in each row: a table of rows by codes, for columns of few texts. */
final class CodeTable extends CodeCounts {
    static final int MAX_TEXTS = 32;

    private final String column;
    private int width;
    private int[] table = {};

    CodeTable(String column) {
        this.column = column;
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

    @Override
    void sum(byte[] accepted, Runs runs, int[] sums) {
        Arrays.fill(sums, 0, runs.rows(), 0);
        for (int code = 0; code < width; code++) {
            if (accepted[code] != 0) {
                for (int row = 0, rows = runs.rows(); row < rows; row++) {
                    sums[row] += table[row * width + code];
                }
            }
        }
    }
}
