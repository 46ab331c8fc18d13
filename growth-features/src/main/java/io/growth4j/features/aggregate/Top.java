package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import java.util.Set;

/**
 * The kth most frequent text of a column: CATEGORY the text, LONG how often it stands, DOUBLE its share of the events that
 * have one. Of equally frequent texts the first in their order goes first.
 *
 * @param column the column's name
 * @param rank 1 for the most frequent
 */
record Top(String column, int rank) implements Foldable {
    Top {
        if (rank < 1) {
            throw new IllegalArgumentException("rank " + rank + " of '" + column + "' is below 1");
        }
    }

    @Override
    public Algebra algebra() {
        return Algebra.HOLISTIC;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.CATEGORY, Kind.LONG, Kind.DOUBLE);
    }

    @Override
    public Set<String> columns() {
        return Set.of(column);
    }

    @Override
    public void compute(Runs runs, Output out) {
        Columns.require(runs, column, Kind.CATEGORY);
        out.dictionary(runs.dictionary(column));
        if (rank == 1) {
            CategoryPass pass = CategoryPass.of(runs, column);
            for (int row = 0, rows = runs.rows(); row < rows; row++) {
                write(out, row, pass.topCodes[row], pass.topCounts[row], pass.totals[row]);
            }
        } else {
            select(runs, out);
        }
    }

    private static void write(Output out, int row, int code, int count, int total) {
        switch (out.kind()) {
            case CATEGORY -> out.codes()[row] = code;
            case LONG, INSTANT -> out.longs()[row] = code == Absent.CODE ? Absent.LONG : count;
            case DOUBLE -> out.doubles()[row] = code == Absent.CODE ? Double.NaN : (double) count / total;
        }
    }

    private void select(Runs runs, Output out) {
        Dictionary texts = runs.dictionary(column);
        CodeCounter counter = new CodeCounter();
        counter.ensure(texts.size());
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            counter.clear();
            counter.add(runs.codes(column), runs.starts()[row], runs.ends()[row]);
            write(out, row, counter, texts);
        }
    }

    @Override
    public Fold fold() {
        return new CodeFold(column);
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        Dictionary texts = runs.dictionary(column);
        out.dictionary(texts);
        CodeCounter counter = new CodeCounter();
        counter.ensure(texts.size());
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            counter.load(states.list(row));
            write(out, row, counter, texts);
        }
    }

    private void write(Output out, int row, CodeCounter counter, Dictionary texts) {
        int code = counter.distinct < rank ? Absent.CODE : ranked(counter, texts);
        write(out, row, code, code == Absent.CODE ? 0 : counter.counts[code], counter.total);
    }

    /** Brings the first {@code rank} codes to the front, one after the other. */
    private int ranked(CodeCounter counter, Dictionary texts) {
        int[] met = counter.met;
        for (int place = 0; place < rank; place++) {
            int best = place;
            for (int i = place + 1; i < counter.distinct; i++) {
                best = isBefore(counter, texts, met[i], met[best]) ? i : best;
            }
            int code = met[best];
            met[best] = met[place];
            met[place] = code;
        }
        return met[rank - 1];
    }

    private static boolean isBefore(CodeCounter counter, Dictionary texts, int a, int b) {
        int byCount = Integer.compare(counter.counts[b], counter.counts[a]);
        return byCount < 0 || (byCount == 0 && texts.text(a).compareTo(texts.text(b)) < 0);
    }
}
