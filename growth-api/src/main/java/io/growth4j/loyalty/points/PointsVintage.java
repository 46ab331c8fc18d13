package io.growth4j.loyalty.points;

import java.time.Instant;
import java.util.Map;

/**
 * What became of the points that were credited in a span of time, up to now.
 *
 * @param from the start, inclusive
 * @param to the end, exclusive
 * @param booked the sum of all entries on the lots of these credits, by kind
 */
public record PointsVintage(Instant from, Instant to, Map<EntryKind, Long> booked) {
    public PointsVintage {
        booked = Map.copyOf(booked);
    }

    /**
     * Issued: credits − clawbacks.
     *
     * @return points
     */
    public long issued() {
        return of(EntryKind.CREDIT) + of(EntryKind.CLAWBACK);
    }

    /**
     * Spent: redemptions and paid-off debts − rollbacks.
     *
     * @return points
     */
    public long redeemed() {
        return -of(EntryKind.REDEEM) - of(EntryKind.REPAY) - of(EntryKind.ROLLBACK);
    }

    /**
     * The part that was spent so far. Of an old vintage, it is the redemption rate to plan with.
     *
     * @return redeemed/issued, NaN if nothing was issued
     */
    public double redemptionRate() {
        return ratio(redeemed());
    }

    /**
     * The part that expired so far.
     *
     * @return expired/issued, NaN if nothing was issued
     */
    public double breakage() {
        return ratio(-of(EntryKind.EXPIRE));
    }

    private double ratio(long points) {
        return issued() == 0 ? Double.NaN : (double) points / issued();
    }

    private long of(EntryKind kind) {
        return booked.getOrDefault(kind, 0L);
    }
}
