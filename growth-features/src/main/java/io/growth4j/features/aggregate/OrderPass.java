package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.EventType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The orders of each row that were not refunded in full, by the time of their first event.
 *
 * <p>Revenue events of one order id are one order; one without an id is an order of its own. An order is refunded in full
 * when refunds of its id reach its amount. Refunds without an id take no order away.
 */
final class OrderPass extends Pass {
    private final OrderTypes types;
    int[] firsts = {};
    int[] counts = {};
    long[] times = new long[256];

    private final Map<Long, Integer> byId = new HashMap<>();
    private long[] placedAt = new long[64];
    private long[] paid = new long[64];
    private long[] refunded = new long[64];
    private int orders;

    /**
     * Which events are orders, and which give money back.
     *
     * @param revenue types of events that bring their amount
     * @param refund types of events that give money back
     */
    record OrderTypes(Set<EventType> revenue, Set<EventType> refund) {}

    private OrderPass(OrderTypes types) {
        this.types = types;
    }

    static OrderPass of(Runs runs, Set<EventType> revenue, Set<EventType> refund) {
        OrderTypes types = new OrderTypes(revenue, refund);
        return runs.pass(types, () -> new OrderPass(types));
    }

    @Override
    public void run(Runs runs) {
        int rows = runs.rows();
        if (firsts.length < rows) {
            firsts = new int[rows + (rows >> 2)];
            counts = new int[rows + (rows >> 2)];
        }
        boolean[] pays = Columns.members(runs, types.revenue);
        boolean[] returns = Columns.members(runs, types.refund);
        int next = 0;
        for (int row = 0; row < rows; row++) {
            collect(runs, runs.starts()[row], runs.ends()[row], pays, returns);
            firsts[row] = next;
            next = append(next);
            counts[row] = next - firsts[row];
        }
    }

    private void collect(Runs runs, int from, int to, boolean[] pays, boolean[] returns) {
        int[] codes = runs.codes(EventSchema.TYPE);
        long[] amounts = runs.longs(EventSchema.AMOUNT);
        orders = 0;
        byId.clear();
        for (int i = from; i < to; i++) {
            if (pays[codes[i]]) {
                int order = order(id(runs, i), runs.times()[i]);
                paid[order] += amount(amounts[i]);
            }
        }
        for (int i = from; i < to && !byId.isEmpty(); i++) {
            Integer order = returns[codes[i]] ? byId.get(id(runs, i)) : null;
            if (order != null) {
                refunded[order] += amount(amounts[i]);
            }
        }
    }

    static long id(Runs runs, int entry) {
        if (runs.type(EventSchema.ORDER) == ColumnType.LONG) {
            return runs.longs(EventSchema.ORDER)[entry];
        }
        int code = runs.codes(EventSchema.ORDER)[entry];
        return code == Absent.CODE ? Absent.LONG : code;
    }

    private static long amount(long amount) {
        return amount == Absent.LONG ? 0 : amount;
    }

    private int order(long id, long time) {
        Integer known = id == Absent.LONG ? null : byId.get(id);
        if (known != null) {
            return known;
        }
        if (orders == paid.length) {
            placedAt = Arrays.copyOf(placedAt, 2 * orders);
            paid = Arrays.copyOf(paid, 2 * orders);
            refunded = Arrays.copyOf(refunded, 2 * orders);
        }
        placedAt[orders] = time;
        paid[orders] = 0;
        refunded[orders] = 0;
        if (id != Absent.LONG) {
            byId.put(id, orders);
        }
        return orders++;
    }

    private int append(int next) {
        int end = next;
        for (int order = 0; order < orders; order++) {
            boolean isGone = refunded[order] > 0 && refunded[order] >= paid[order];
            if (!isGone) {
                times = end == times.length ? Arrays.copyOf(times, 2 * end) : times;
                times[end++] = placedAt[order];
            }
        }
        return end;
    }
}
