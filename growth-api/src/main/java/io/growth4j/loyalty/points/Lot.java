package io.growth4j.loyalty.points;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A lot of a book that is being written. Not thread-safe. */
final class Lot {
    /** First expiring first; without expiry last; then the older one. */
    static final Comparator<Lot> FEFO = Lot::compareFefo;

    static final Comparator<Lot> BY_ACTIVATION =
            Comparator.comparing(Lot::activation).thenComparingLong(lot -> lot.id);

    final long id;
    final String operationId;
    final long points;
    final Instant earnedAt;
    final @Nullable Instant activeAt;

    @Nullable
    Instant expiresAt;

    long remaining;
    boolean closed;

    Lot(
            long id,
            String operationId,
            long points,
            Instant earnedAt,
            @Nullable Instant activeAt,
            @Nullable Instant expiresAt) {
        this.id = id;
        this.operationId = operationId;
        this.points = points;
        this.earnedAt = earnedAt;
        this.activeAt = activeAt;
        this.expiresAt = expiresAt;
        this.remaining = points;
    }

    Lot copy() {
        Lot copy = new Lot(id, operationId, points, earnedAt, activeAt, expiresAt);
        copy.remaining = remaining;
        copy.closed = closed;
        return copy;
    }

    Instant activation() {
        return Objects.requireNonNullElse(activeAt, earnedAt);
    }

    boolean expiredAt(Instant at) {
        return expiresAt != null && !expiresAt.isAfter(at);
    }

    PointsLot view() {
        return new PointsLot(id, operationId, points, remaining, earnedAt, activeAt, expiresAt);
    }

    private static int compareFefo(Lot a, Lot b) {
        Instant left = a.expiresAt;
        Instant right = b.expiresAt;
        if (left == null || right == null) {
            if (left != null || right != null) {
                return left == null ? 1 : -1;
            }
        } else {
            int byExpiry = left.compareTo(right);
            if (byExpiry != 0) {
                return byExpiry;
            }
        }
        int byAge = a.earnedAt.compareTo(b.earnedAt);
        return byAge != 0 ? byAge : Long.compare(a.id, b.id);
    }
}
