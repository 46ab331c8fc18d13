package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import org.jspecify.annotations.Nullable;

/** Number, distinct values and most frequent value of a column of texts, by row. Of equally frequent ones: the first text. */
final class CategoryPass extends Pass {
    private record Key(String column) {}

    private final String column;
    private final CodeCounter counter = new CodeCounter();
    private final TextOrder order = new TextOrder();
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
        int[] codes = runs.codes(column);
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        counter.ensure(texts.size());
        order.bringUpToDate(texts);
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
            findTop(texts, row);
        }
        counter.clear();
    }

    private void findTop(Dictionary texts, int row) {
        if (counter.distinct == 0) {
            topCodes[row] = Absent.CODE;
            topCounts[row] = 0;
        } else if (texts.size() <= TextOrder.MAX_TEXTS) {
            findRanked(row);
        } else {
            findCompared(texts, row);
        }
    }

    /** The largest number made of count and precedence: no branch to guess. */
    private void findRanked(int row) {
        long best = 0;
        for (int i = 0; i < counter.distinct; i++) {
            int code = counter.met[i];
            best = Math.max(best, ((long) counter.counts[code] << Integer.SIZE) + order.precedence[code]);
        }
        topCodes[row] = order.byPrecedence[(int) best];
        topCounts[row] = (int) (best >>> Integer.SIZE);
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
