package io.growth4j.loyalty.points;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * An account at an instant: balance = active + pending − debt.
 *
 * @param accountId the account
 * @param asOf the instant
 * @param version how many writes it has seen
 * @param active what can be spent
 * @param pending what can be spent later
 * @param debt what was taken beyond the active points
 * @param lifetimeEarned credits that became active, minus clawbacks: what levels should count
 * @param redeemed redemptions minus rollbacks
 * @param expired what expired
 * @param lots what is left of which lot, in the order of spending, pending ones last
 */
public record PointsAccount(
        String accountId,
        Instant asOf,
        long version,
        long active,
        long pending,
        long debt,
        long lifetimeEarned,
        long redeemed,
        long expired,
        List<PointsLot> lots) {
    public PointsAccount {
        lots = List.copyOf(lots);
    }

    /**
     * The sum of all entries.
     *
     * @return active + pending − debt
     */
    public long balance() {
        return active + pending - debt;
    }

    /**
     * What would be lost by an instant if nothing were spent.
     *
     * @param moment the instant
     * @return points of lots that expire at or before it
     */
    public long expiringBy(Instant moment) {
        return lots.stream()
                .filter(lot -> lot.expiresAt() != null && !lot.expiresAt().isAfter(moment))
                .mapToLong(PointsLot::remaining)
                .sum();
    }

    /**
     * What expires when.
     *
     * @return points by instant of expiry, the soonest first; lots without expiry are left out
     */
    public NavigableMap<Instant, Long> expiring() {
        NavigableMap<Instant, Long> points = new TreeMap<>();
        for (PointsLot lot : lots) {
            if (lot.expiresAt() != null) {
                points.merge(lot.expiresAt(), lot.remaining(), Long::sum);
            }
        }
        return points;
    }
}
