package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import java.util.Set;

/**
 * When the nth order that was not refunded in full was placed; number 0 is the last one.
 *
 * @param revenue types of events that bring their amount
 * @param refund types of events that give money back
 * @param number the order's number
 */
record OrderTime(Set<EventType> revenue, Set<EventType> refund, int number) implements Foldable {
    static final int LAST = 0;

    OrderTime {
        if (number < 0) {
            throw new IllegalArgumentException("order number " + number + " is below 1");
        }
    }

    @Override
    public Algebra algebra() {
        return Algebra.HOLISTIC;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.INSTANT);
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
            long[] orders = states.list(row);
            out.longs()[row] = OrderFold.time(orders, number == LAST ? OrderFold.count(orders) : number);
        }
    }

    @Override
    public void compute(Runs runs, Output out) {
        OrderPass orders = OrderPass.of(runs, revenue, refund);
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            int wanted = number == LAST ? orders.counts[row] : number;
            boolean exists = wanted > 0 && wanted <= orders.counts[row];
            out.longs()[row] = exists ? orders.times[orders.firsts[row] + wanted - 1] : Absent.LONG;
        }
    }
}
