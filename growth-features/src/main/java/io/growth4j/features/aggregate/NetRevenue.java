package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import java.util.Set;

/**
 * Amounts of orders less amounts of refunds: the sum as a whole number, or as an instant the event at which it first was
 * above zero. Events without an amount count nothing.
 *
 * @param revenue types of events that bring their amount
 * @param refund types of events that give money back
 */
record NetRevenue(Set<EventType> revenue, Set<EventType> refund) implements Foldable, Fold {
    @Override
    public Algebra algebra() {
        return Algebra.GROUP;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LONG, Kind.INSTANT);
    }

    @Override
    public Set<String> columns() {
        return Set.of(EventSchema.TYPE, EventSchema.AMOUNT);
    }

    @Override
    public Fold fold() {
        return this;
    }

    /** The sum, and when it first was above zero. */
    @Override
    public int width() {
        return 2;
    }

    @Override
    public void start(long[] cells, int at) {
        cells[at + 1] = Absent.LONG;
    }

    @Override
    public void add(Runs runs, States states) {
        boolean[] pays = Columns.members(runs, revenue);
        boolean[] returns = Columns.members(runs, refund);
        int[] types = runs.codes(EventSchema.TYPE);
        long[] amounts = runs.longs(EventSchema.AMOUNT);
        long[] cells = states.cells();
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            long sum = cells[2 * row];
            long firstAbove = cells[2 * row + 1];
            for (int i = runs.starts()[row]; i < runs.ends()[row]; i++) {
                if (amounts[i] != Absent.LONG) {
                    sum += (pays[types[i]] ? amounts[i] : 0) - (returns[types[i]] ? amounts[i] : 0);
                    firstAbove = firstAbove == Absent.LONG && sum > 0 ? runs.times()[i] : firstAbove;
                }
            }
            cells[2 * row] = sum;
            cells[2 * row + 1] = firstAbove;
        }
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        int cell = out.kind() == Kind.INSTANT ? 1 : 0;
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out.longs()[row] = states.cells()[2 * row + cell];
        }
    }
}
