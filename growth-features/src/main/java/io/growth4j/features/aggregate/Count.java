package io.growth4j.features.aggregate;

import java.util.Set;

/** How many events there are. */
record Count() implements Aggregation {
    @Override
    public Algebra algebra() {
        return Algebra.GROUP;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LONG);
    }

    @Override
    public void compute(Runs runs, Output out) {
        int[] counts = runs.counts();
        long[] wide = out.longs();
        int rows = runs.rows();
        for (int row = 0; row < rows; row++) {
            wide[row] = counts[row];
        }
    }
}
