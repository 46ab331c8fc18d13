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
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** One pass over a log that keeps the purchases as three columns, for a {@link PurchaseWalk}. Not thread-safe. */
final class PurchaseScan {
    private final SummaryRule rule;
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

    /** Sums up what was read, once the purchases of each customer lie side by side. */
    PurchaseSummaries summaries() {
        int[] starts = byCustomer();
        return new PurchaseWalk(rule, keys(), starts, time, amount).summaries();
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

    private UserKeys keys() {
        if (numbered) {
            long[] ids = new long[customers.size()];
            customers.forEach((id, index) -> ids[index] = (Long) id);
            return UserKeys.of(ids);
        }
        String[] ids = new String[customers.size()];
        customers.forEach((id, index) -> ids[index] = (String) id);
        return UserKeys.of(ids);
    }
}
