package io.growth4j.features.aggregate;

import io.growth4j.event.Dictionary;
import java.util.Arrays;
import java.util.Set;

/**
 * The Shannon entropy, in nats, of the texts of a column (Shannon 1948): 0 if all are equal; none without a text.
 *
 * @param column the column's name
 */
record Entropy(String column) implements Foldable {
    @Override
    public Algebra algebra() {
        return Algebra.GROUP;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.DOUBLE);
    }

    @Override
    public Set<String> columns() {
        return Set.of(column);
    }

    @Override
    public void compute(Runs runs, Output out) {
        Columns.require(runs, column, Kind.CATEGORY);
        Dictionary texts = runs.dictionary(column);
        CodeCounter counter = new CodeCounter();
        counter.ensure(texts.size());
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            counter.clear();
            counter.add(runs.codes(column), runs.starts()[row], runs.ends()[row]);
            out.doubles()[row] = entropy(counter);
        }
    }

    @Override
    public Fold fold() {
        return new CodeFold(column);
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        CodeCounter counter = new CodeCounter();
        counter.ensure(runs.dictionary(column).size());
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            counter.load(states.list(row));
            out.doubles()[row] = entropy(counter);
        }
    }

    /** ln n − Σ c ln c / n, over ascending counts so that no order of the texts changes the last bit. */
    private static double entropy(CodeCounter counter) {
        if (counter.total == 0) {
            return Double.NaN;
        }
        int[] counts = new int[counter.distinct];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = counter.counts[counter.met[i]];
        }
        Arrays.sort(counts);
        double sum = 0;
        for (int count : counts) {
            sum += count * Math.log(count);
        }
        return counts.length == 1 ? 0 : Math.log(counter.total) - sum / counter.total;
    }
}
