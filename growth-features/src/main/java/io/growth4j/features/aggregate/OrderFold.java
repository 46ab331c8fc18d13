package io.growth4j.features.aggregate;

import io.growth4j.event.Absent;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.EventType;
import java.util.Arrays;
import java.util.Set;

/**
 * The orders so far, each four numbers of the list: its id, when it was placed, what was paid and what was given back;
 * first by their first event. Refunds that came before their order stand in the list as an order not placed.
 *
 * @param revenue types of events that bring their amount
 * @param refund types of events that give money back
 */
record OrderFold(Set<EventType> revenue, Set<EventType> refund) implements Fold {
    private static final int ID = 0;
    private static final int PLACED = 1;
    private static final int PAID = 2;
    private static final int REFUNDED = 3;
    private static final int SIZE = 4;

    @Override
    public int width() {
        return 0;
    }

    @Override
    public void add(Runs runs, States states) {
        boolean[] pays = Columns.members(runs, revenue);
        boolean[] returns = Columns.members(runs, refund);
        int[] types = runs.codes(EventSchema.TYPE);
        for (int row = 0, rows = runs.rows(); row < rows; row++) {
            long[] orders = states.list(row);
            for (int i = runs.starts()[row]; i < runs.ends()[row]; i++) {
                if (pays[types[i]]) {
                    orders = paid(orders, OrderPass.id(runs, i), runs, i);
                }
                if (returns[types[i]] && OrderPass.id(runs, i) != Absent.LONG) {
                    orders = refunded(orders, OrderPass.id(runs, i), amount(runs, i));
                }
            }
            states.list(row, orders);
        }
    }

    @Override
    public void recode(States states, int row, Recoding codes) {
        if (codes.type(EventSchema.ORDER) == ColumnType.TEXT) {
            long[] orders = states.list(row).clone();
            for (int at = 0; at < orders.length; at += SIZE) {
                if (orders[at + ID] != Absent.LONG) {
                    orders[at + ID] = codes.code(EventSchema.ORDER, (int) orders[at + ID]);
                }
            }
            states.list(row, orders);
        }
    }

    private static long[] paid(long[] orders, long id, Runs runs, int entry) {
        int at = find(orders, id);
        boolean isPlaced = at >= 0 && orders[at + PLACED] != Absent.LONG;
        long[] next;
        if (isPlaced) {
            next = orders.clone();
        } else {
            long refunded = at < 0 ? 0 : orders[at + REFUNDED];
            next = appended(at < 0 ? orders : without(orders, at), id, runs.times()[entry], refunded);
            at = next.length - SIZE;
        }
        next[at + PAID] += amount(runs, entry);
        return next;
    }

    private static long[] refunded(long[] orders, long id, long amount) {
        int at = find(orders, id);
        long[] next = at < 0 ? appended(orders, id, Absent.LONG, 0) : orders.clone();
        next[(at < 0 ? next.length - SIZE : at) + REFUNDED] += amount;
        return next;
    }

    private static long[] appended(long[] orders, long id, long placed, long refunded) {
        long[] next = Arrays.copyOf(orders, orders.length + SIZE);
        next[orders.length + ID] = id;
        next[orders.length + PLACED] = placed;
        next[orders.length + REFUNDED] = refunded;
        return next;
    }

    private static long[] without(long[] orders, int at) {
        long[] next = Arrays.copyOf(orders, orders.length - SIZE);
        System.arraycopy(orders, at + SIZE, next, at, orders.length - SIZE - at);
        return next;
    }

    /** Where the order of an id stands, or −1; an event without an id is an order of its own. */
    private static int find(long[] orders, long id) {
        for (int at = 0; id != Absent.LONG && at < orders.length; at += SIZE) {
            if (orders[at + ID] == id) {
                return at;
            }
        }
        return -1;
    }

    private static long amount(Runs runs, int entry) {
        long amount = runs.longs(EventSchema.AMOUNT)[entry];
        return amount == Absent.LONG ? 0 : amount;
    }

    /** How many orders stand: placed, and not refunded in full. */
    static int count(long[] orders) {
        int count = 0;
        for (int at = 0; at < orders.length; at += SIZE) {
            count += stands(orders, at) ? 1 : 0;
        }
        return count;
    }

    /** When the nth standing order was placed. */
    static long time(long[] orders, int number) {
        int left = number;
        for (int at = 0; at < orders.length; at += SIZE) {
            if (stands(orders, at) && --left == 0) {
                return orders[at + PLACED];
            }
        }
        return Absent.LONG;
    }

    private static boolean stands(long[] orders, int at) {
        boolean isGone = orders[at + REFUNDED] > 0 && orders[at + REFUNDED] >= orders[at + PAID];
        return orders[at + PLACED] != Absent.LONG && !isGone;
    }
}
