package io.growth4j.loyalty.points;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger. Entries are never changed or removed.
 *
 * @param accountId the account
 * @param seq its position in the account, from 1
 * @param operationId the operation it belongs to; for EXPIRE and REPAY the one that made the lot
 * @param kind why it was booked
 * @param lot the {@code seq} of the entry that made the lot, or {@link #NO_LOT} for the debt
 * @param points what was added, or below 0 what was taken
 * @param at when it took effect
 * @param reference the operation that it undoes or pays off, or null
 * @param activeAt from when on a new lot can be spent, or null for at once
 * @param expiresAt the expiry that a lot got by this entry, or null
 */
public record PointsEntry(
        String accountId,
        long seq,
        String operationId,
        EntryKind kind,
        long lot,
        long points,
        Instant at,
        @Nullable String reference,
        @Nullable Instant activeAt,
        @Nullable Instant expiresAt) {
    /** The place of a lot where points were taken that were not there. */
    public static final long NO_LOT = 0;

    boolean concerns(String operation) {
        return operation.equals(operationId) || operation.equals(reference);
    }
}
