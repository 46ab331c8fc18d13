package io.growth4j.models.ltv;

import io.growth4j.definition.ProgressListener;
import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.user.UserKeys;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * One pass over a log: keeps the purchases as three columns, then sorts them by customer and time and walks over each
 * customer once. Not thread-safe.
 */
final class PurchaseScan {
    private static final long DAY = TimeScale.DAY.millis();

    private final SummaryRule rule;
    private final ZoneRules zone;
    private final long calibrationEnd;
    private final long holdoutEnd;
    private final Map<Object, Integer> customers = new HashMap<>();
    private int[] codeToCustomer = new int[16];
    private boolean numbered;
    private int[] customer = new int[1024];
    private long[] time = new long[1024];
    private long[] amount = new long[1024];
    private int size;

    PurchaseScan(SummaryRule rule) {
        this.rule = rule;
        zone = rule.zone().getRules();
        calibrationEnd = rule.calibrationEnd().toEpochMilli();
        holdoutEnd = rule.holdoutEnd().toEpochMilli();
        Arrays.fill(codeToCustomer, -1);
    }

    PurchaseScan read(EventLog log, ProgressListener progress) {
        numbered = log.schema().type(EventSchema.USER) == EventSchema.ColumnType.LONG;
        int amountSlot = log.schema().find(EventSchema.AMOUNT).orElse(-1);
        long total = log.size().orElse(-1);
        long done = 0;
        try (EventCursor cursor = log.read(Set.of(EventSchema.AMOUNT))) {
            for (EventBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                take(batch, amountSlot);
                done += batch.size();
                progress.progress("read purchases", done, total);
            }
        }
        return this;
    }

    private void take(EventBatch batch, int amountSlot) {
        int[] types = batch.codes(EventSchema.TYPE_SLOT);
        long[] times = batch.longs(EventSchema.TIME_SLOT);
        long[] amounts = amountSlot < 0 ? null : batch.longs(amountSlot);
        boolean[] wanted = wanted(batch.dictionary(EventSchema.TYPE_SLOT));
        for (int row = 0; row < batch.size(); row++) {
            boolean purchase = types[row] >= 0 && wanted[types[row]];
            if (purchase && times[row] != Absent.LONG && times[row] < holdoutEnd) {
                int who = who(batch, row);
                if (who >= 0) {
                    add(who, times[row], amounts == null ? Absent.LONG : amounts[row]);
                }
            }
        }
    }

    private boolean[] wanted(Dictionary types) {
        boolean[] wanted = new boolean[types.size()];
        for (EventType type : rule.purchases()) {
            int code = types.code(type.name());
            if (code >= 0) {
                wanted[code] = true;
            }
        }
        return wanted;
    }

    private int who(EventBatch batch, int row) {
        if (numbered) {
            long id = batch.longs(EventSchema.USER_SLOT)[row];
            return id == Absent.LONG ? -1 : customers.computeIfAbsent(id, key -> customers.size());
        }
        int code = batch.codes(EventSchema.USER_SLOT)[row];
        if (code < 0) {
            return -1;
        }
        if (code >= codeToCustomer.length) {
            int before = codeToCustomer.length;
            codeToCustomer = Arrays.copyOf(codeToCustomer, Math.max(code + 1, 2 * before));
            Arrays.fill(codeToCustomer, before, codeToCustomer.length, -1);
        }
        if (codeToCustomer[code] < 0) {
            codeToCustomer[code] = customers.size();
            customers.put(batch.dictionary(EventSchema.USER_SLOT).text(code), codeToCustomer[code]);
        }
        return codeToCustomer[code];
    }

    private void add(int who, long when, long paid) {
        if (size == time.length) {
            customer = Arrays.copyOf(customer, 2 * size);
            time = Arrays.copyOf(time, 2 * size);
            amount = Arrays.copyOf(amount, 2 * size);
        }
        customer[size] = who;
        time[size] = when;
        amount[size++] = paid;
    }

    PurchaseSummaries summaries() {
        return new Walk(byCustomer()).summaries();
    }

    /** Where each customer's purchases start, after moving them there; one entry more than customers. */
    private int[] byCustomer() {
        int[] starts = new int[customers.size() + 1];
        for (int i = 0; i < size; i++) {
            starts[customer[i] + 1]++;
        }
        for (int i = 0; i < customers.size(); i++) {
            starts[i + 1] += starts[i];
        }
        int[] next = starts.clone();
        long[] times = new long[size];
        long[] amounts = new long[size];
        for (int i = 0; i < size; i++) {
            int to = next[customer[i]]++;
            times[to] = time[i];
            amounts[to] = amount[i];
        }
        time = times;
        amount = amounts;
        return starts;
    }

    /** Milliseconds on the axis on which times are compared: instants, or midnights of local days. */
    private long onAxis(long millis) {
        if (!rule.mergeDays()) {
            return millis;
        }
        long local = millis + zone.getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds() * 1000L;
        return Math.floorDiv(local, DAY) * DAY;
    }

    /** Walks over the customers and fills the columns. */
    private final class Walk {
        private final int[] starts;
        private final long[] repeats;
        private final double[] recencies;
        private final double[] ages;
        private final double[] spends;
        private final double[] spacings;
        private final long[] holdouts;
        private final int[] kept;
        private final long[] births;
        private final long calibrationLast = rule.mergeDays() ? onAxis(calibrationEnd - 1) : calibrationEnd;
        private final long holdoutLast = rule.mergeDays() ? onAxis(holdoutEnd - 1) : holdoutEnd;
        private long[] periods = new long[0];
        private int rows;

        Walk(int[] starts) {
            this.starts = starts;
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
                    .withKeys(keys())
                    .withOrigin(rule.toJson(), periods);
            return holdoutEnd > calibrationEnd
                    ? all.withHoldout(units(holdoutLast - calibrationLast), Arrays.copyOf(holdouts, rows))
                    : all;
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

        private UserKeys keys() {
            if (numbered) {
                long[] ids = new long[customers.size()];
                customers.forEach((id, index) -> ids[index] = (Long) id);
                return UserKeys.of(ids).select(Arrays.copyOf(kept, rows));
            }
            String[] ids = new String[customers.size()];
            customers.forEach((id, index) -> ids[index] = (String) id);
            return UserKeys.of(ids).select(Arrays.copyOf(kept, rows));
        }

        private double units(long millis) {
            return (double) millis / rule.unit().millis();
        }
    }
}
