package io.growth4j.models.ltv;

import io.growth4j.event.Absent;
import io.growth4j.user.UserKeys;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * Walks once over the purchases of each customer, which lie side by side, and sums them up by a rule. Sorts each
 * customer's purchases by time in place. Not thread-safe.
 */
final class PurchaseWalk {
    private static final long DAY = TimeScale.DAY.millis();

    private final SummaryRule rule;
    private final ZoneRules zone;
    private final long calibrationEnd;
    private final long holdoutEnd;
    private final long calibrationLast;
    private final long holdoutLast;
    private final UserKeys keys;
    private final int[] starts;
    private final long[] time;
    private final long[] amount;
    private final long[] repeats;
    private final double[] recencies;
    private final double[] ages;
    private final double[] spends;
    private final double[] spacings;
    private final long[] holdouts;
    private final int[] kept;
    private final long[] births;
    private long[] periods = new long[0];
    private int rows;

    /** Customer i of the keys has the purchases from starts[i] to before starts[i + 1]. */
    PurchaseWalk(SummaryRule rule, UserKeys keys, int[] starts, long[] time, long[] amount) {
        this.rule = rule;
        this.keys = keys;
        this.starts = starts;
        this.time = time;
        this.amount = amount;
        zone = rule.zone().getRules();
        calibrationEnd = rule.calibrationEnd().toEpochMilli();
        holdoutEnd = rule.holdoutEnd().toEpochMilli();
        calibrationLast = rule.mergeDays() ? onAxis(calibrationEnd - 1) : calibrationEnd;
        holdoutLast = rule.mergeDays() ? onAxis(holdoutEnd - 1) : holdoutEnd;
        int n = starts.length - 1;
        repeats = new long[n];
        recencies = new double[n];
        ages = new double[n];
        spends = new double[n];
        spacings = new double[n];
        holdouts = new long[n];
        kept = new int[n];
        births = new long[n];
    }

    PurchaseSummaries summaries() {
        for (int who = 0; who < starts.length - 1; who++) {
            walk(who);
        }
        countPeriods();
        PurchaseSummaries all = PurchaseSummaries.of(
                        rule.unit(),
                        Arrays.copyOf(repeats, rows),
                        Arrays.copyOf(recencies, rows),
                        Arrays.copyOf(ages, rows))
                .withMeanSpend(Arrays.copyOf(spends, rows))
                .withSpacing(Arrays.copyOf(spacings, rows))
                .withKeys(keys.select(Arrays.copyOf(kept, rows)))
                .withOrigin(rule.toJson(), periods);
        return holdoutEnd > calibrationEnd
                ? all.withHoldout(units(holdoutLast - calibrationLast), Arrays.copyOf(holdouts, rows))
                : all;
    }

    /** Milliseconds on the axis on which times are compared: instants, or midnights of local days. */
    private long onAxis(long millis) {
        if (!rule.mergeDays()) {
            return millis;
        }
        long local = millis + zone.getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds() * 1000L;
        return Math.floorDiv(local, DAY) * DAY;
    }

    private void walk(int who) {
        int from = starts[who];
        int to = starts[who + 1];
        sort(from, to);
        if (time[from] >= calibrationEnd) {
            return;
        }
        long first = onAxis(time[from]);
        long last = first;
        long before = first;
        long x = 0;
        long later = 0;
        boolean known = true;
        double paid = 0;
        double logGaps = 0;
        for (int i = from; i < to; i++) {
            long at = onAxis(time[i]);
            boolean inside = time[i] < calibrationEnd;
            boolean again = at > first && (at > before || !rule.mergeDays());
            if (again && inside) {
                x++;
                logGaps += Math.log((double) Math.max(1, at - last));
                last = at;
            } else if (again) {
                later++;
            }
            if (inside && (rule.spendWithFirst() || at > first)) {
                known &= amount[i] != Absent.LONG;
                paid += amount[i];
            }
            before = at;
        }
        long payments = x + (rule.spendWithFirst() ? 1 : 0);
        spacings[rows] = x == 0 ? 0 : Math.min(even(x), logGaps - x * Math.log((double) (last - first)));
        put(who, first, last, x, later, known && payments > 0 ? paid / payments : Double.NaN);
    }

    /** The spacing of equal gaps; gaps of no time at all count as one millisecond, so that a sum may exceed it. */
    private static double even(long x) {
        return -x * Math.log((double) x);
    }

    private void put(int who, long first, long last, long x, long later, double spend) {
        kept[rows] = who;
        births[rows] = first;
        repeats[rows] = x;
        recencies[rows] = units(last - first);
        ages[rows] = units(calibrationLast - first);
        spends[rows] = spend;
        holdouts[rows++] = later;
    }

    /** Puts one customer's purchases in order of time; most logs are in order already. */
    private void sort(int from, int to) {
        int ordered = from + 1;
        while (ordered < to && time[ordered - 1] <= time[ordered]) {
            ordered++;
        }
        if (ordered >= to) {
            return;
        }
        long[][] purchases = new long[to - from][];
        for (int i = from; i < to; i++) {
            purchases[i - from] = new long[] {time[i], amount[i]};
        }
        Arrays.sort(purchases, (one, other) -> Long.compare(one[0], other[0]));
        for (int i = from; i < to; i++) {
            time[i] = purchases[i - from][0];
            amount[i] = purchases[i - from][1];
        }
    }

    /** Repeat purchases of kept customers in each period since the first birth; a period includes its end. */
    private void countPeriods() {
        if (rows == 0) {
            return;
        }
        long origin = Arrays.stream(births, 0, rows).min().orElseThrow();
        periods = new long[(int) Math.max(1, Math.ceil(units(holdoutLast - origin)))];
        for (int row = 0; row < rows; row++) {
            long before = births[row];
            for (int i = starts[kept[row]]; i < starts[kept[row] + 1]; i++) {
                long at = onAxis(time[i]);
                if (at > births[row] && (at > before || !rule.mergeDays())) {
                    int period = (int) Math.ceil(units(at - origin)) - 1;
                    periods[Math.min(period, periods.length - 1)]++;
                }
                before = at;
            }
        }
    }

    private double units(long millis) {
        return (double) millis / rule.unit().millis();
    }
}
