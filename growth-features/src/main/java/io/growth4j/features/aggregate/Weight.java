package io.growth4j.features.aggregate;

import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The sum of a weight per type of event.
 *
 * @param weights the weights; types not named weigh 0
 */
record Weight(Map<EventType, Double> weights) implements Foldable, MergeableFold {
    Weight {
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
    }

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
        return Set.of(EventSchema.TYPE);
    }

    @Override
    public Fold fold() {
        return this;
    }

    /** The sum so far. */
    @Override
    public int width() {
        return 1;
    }

    @Override
    public void add(Runs runs, States states) {
        double[] table = Columns.weights(runs, weights);
        int[] types = runs.codes(EventSchema.TYPE);
        int[] starts = runs.starts();
        int[] ends = runs.ends();
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            double sum = Double.longBitsToDouble(cells[row]);
            for (int i = starts[row]; i < ends[row]; i++) {
                sum += table[types[i]];
            }
            cells[row] = Double.doubleToRawLongBits(sum);
        }
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out.doubles()[row] = Double.longBitsToDouble(states.cells()[row]);
        }
    }

    @Override
    public void merge(States states, int row, States other, int otherRow, Recoding columns) {
        double sum = Double.longBitsToDouble(states.cells()[row]) + Double.longBitsToDouble(other.cells()[otherRow]);
        states.cells()[row] = Double.doubleToRawLongBits(sum);
    }
}
