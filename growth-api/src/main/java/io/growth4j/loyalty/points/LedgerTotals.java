package io.growth4j.loyalty.points;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was booked in a span of time, over all accounts.
 *
 * @param from the start, inclusive
 * @param to the end, exclusive
 * @param opening the sum of all entries before
 * @param booked the sum of the entries in the span, by kind; kinds without entries are 0
 */
public record LedgerTotals(Instant from, Instant to, long opening, Map<EntryKind, Long> booked) {
    public LedgerTotals {
        Map<EntryKind, Long> all = new EnumMap<>(EntryKind.class);
        for (EntryKind kind : EntryKind.values()) {
            all.put(kind, booked.getOrDefault(kind, 0L));
        }
        booked = Collections.unmodifiableMap(all);
    }

    /**
     * Issued: credits + adjustments − clawbacks.
     *
     * @return points
     */
    public long issued() {
        return of(EntryKind.CREDIT) + of(EntryKind.ADJUST) + of(EntryKind.CLAWBACK);
    }

    /**
     * Burned: redemptions − rollbacks.
     *
     * @return points
     */
    public long burned() {
        return -of(EntryKind.REDEEM) - of(EntryKind.ROLLBACK);
    }

    /**
     * Expired.
     *
     * @return points
     */
    public long expired() {
        return -of(EntryKind.EXPIRE);
    }

    /**
     * Outstanding at the end, pending points included: opening + issued − burned − expired.
     *
     * @return points
     */
    public long outstanding() {
        return opening + issued() - burned() - expired();
    }

    private long of(EntryKind kind) {
        return booked.getOrDefault(kind, 0L);
    }
}
