package io.growth4j.features.aggregate;

import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import java.util.Set;

/**
 * How many orders were not refunded in full.
 *
 * @param revenue types of events that bring their amount
 * @param refund types of events that give money back
 */
record Orders(Set<EventType> revenue, Set<EventType> refund) implements Foldable {
    @Override
    public Algebra algebra() {
        return Algebra.HOLISTIC;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LONG);
    }

    @Override
    public Set<String> columns() {
        return Set.of(EventSchema.TYPE, EventSchema.AMOUNT, EventSchema.ORDER);
    }

    @Override
    public Fold fold() {
        return new OrderFold(revenue, refund);
    }

    @Override
    public void finish(Runs runs, States states, Output out) {
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out.longs()[row] = OrderFold.count(states.list(row));
        }
    }

    @Override
    public void compute(Runs runs, Output out) {
        int[] counts = OrderPass.of(runs, revenue, refund).counts;
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            out.longs()[row] = counts[row];
        }
    }
}
