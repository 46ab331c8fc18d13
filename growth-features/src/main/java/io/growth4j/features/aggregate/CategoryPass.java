package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Number, distinct values and most frequent value of a column of texts, by row. Of equally frequent ones: the first text. */
final class CategoryPass extends Pass {
    private record Key(String column) {}

    private final String column;
    private final CodeCounter counter = new CodeCounter();
    private final TextOrder order = new TextOrder();
    private long[] cells = {};
    private long base;
    int[] totals = {};
    int[] distinct = {};
    int[] topCodes = {};
    int[] topCounts = {};

    private CategoryPass(String column) {
        this.column = column;
    }

    static CategoryPass of(Runs runs, String column) {
        return runs.pass(new Key(column), () -> new CategoryPass(column));
    }

    /** The pass if another feature has asked for it. */
    static @Nullable CategoryPass known(Runs runs, String column) {
        return runs.known(new Key(column), CategoryPass.class);
    }

    @Override
    public void run(Runs runs) {
        ensure(runs.rows());
        Dictionary texts = runs.dictionary(column);
        if (texts.size() <= TextOrder.MAX_TEXTS) {
            order.bringUpToDate(texts);
            rank(runs, texts.size());
        } else {
            counter.ensure(texts.size());
            compare(runs, texts);
        }
    }

    /**
     * Of few texts, each has a cell with its count above the row's base, so that nothing is cleared between rows, and the best
     * is the largest number made of a count and the text's precedence: counts only grow. No branch is to be guessed.
     */
    private void rank(Runs runs, int texts) {
        cells = cells.length < texts ? new long[texts] : cells;
        int[] codes = runs.codes(column);
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        long best = 0;
        int total = 0;
        int met = 0;
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int from = starts[row];
            if (row > 0 && from == starts[row - 1]) {
                from = ends[row - 1];
            } else {
                nextBase();
                best = 0;
                total = 0;
                met = 0;
            }
            long[] cells = this.cells;
            int[] precedence = order.precedence;
            long base = this.base;
            for (int i = from; i < ends[row]; i++) {
                int code = codes[i];
                if (code >= 0) {
                    long count = Math.max(0, cells[code] - base);
                    total++;
                    met += (int) ((count - 1) >>> 63);
                    cells[code] = base + count + 1;
                    best = Math.max(best, ((count + 1) << Integer.SIZE) + precedence[code]);
                }
            }
            totals[row] = total;
            distinct[row] = met;
            topCodes[row] = total == 0 ? Absent.CODE : order.byPrecedence[(int) best];
            topCounts[row] = (int) (best >>> Integer.SIZE);
        }
    }

    private void nextBase() {
        base += 1L << Integer.SIZE;
        if (base < 0) {
            Arrays.fill(cells, 0);
            base = 1L << Integer.SIZE;
        }
    }

    private void compare(Runs runs, Dictionary texts) {
        int[] codes = runs.codes(column);
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int from = starts[row];
            if (row > 0 && from == starts[row - 1]) {
                from = ends[row - 1];
            } else {
                counter.clear();
            }
            counter.add(codes, from, ends[row]);
            totals[row] = counter.total;
            distinct[row] = counter.distinct;
            topCodes[row] = Absent.CODE;
            topCounts[row] = 0;
            if (counter.distinct > 0) {
                findCompared(texts, row);
            }
        }
        counter.clear();
    }

    private void findCompared(Dictionary texts, int row) {
        int top = counter.met[0];
        for (int i = 1; i < counter.distinct; i++) {
            int code = counter.met[i];
            int more = counter.counts[code] - counter.counts[top];
            if (more > 0 || (more == 0 && texts.text(code).compareTo(texts.text(top)) < 0)) {
                top = code;
            }
        }
        topCodes[row] = top;
        topCounts[row] = counter.counts[top];
    }

    private void ensure(int rows) {
        if (totals.length < rows) {
            int capacity = rows + (rows >> 2);
            totals = new int[capacity];
            distinct = new int[capacity];
            topCodes = new int[capacity];
            topCounts = new int[capacity];
        }
    }
}
