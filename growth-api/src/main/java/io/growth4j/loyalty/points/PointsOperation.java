package io.growth4j.loyalty.points;

import io.growth4j.definition.Definition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to book. The operation id names the write, once in the whole ledger: an order number, say, with a prefix for
 * what happens to it. A caller who does not know whether a write arrived tells it again under the same id.
 *
 * <p>Points are whole numbers of the smallest unit that the programme knows. Instants are cut to microseconds.
 */
public sealed interface PointsOperation extends Definition {
    /** The most points of one operation: 10^15. */
    long LARGEST = 1_000_000_000_000_000L;

    /**
     * The name of the write.
     *
     * @return not blank
     */
    String operationId();

    /**
     * The account.
     *
     * @return not blank
     */
    String accountId();

    /**
     * When it happened.
     *
     * @return an instant from 1970 to 9999
     */
    Instant at();

    /**
     * Points are earned: a new lot. Makes the account if there is none.
     *
     * @param operationId the name of the write
     * @param accountId the account
     * @param points how many, 1 to {@link #LARGEST}
     * @param at when they were earned
     * @param activeAt from when on they can be spent, or null for at once
     * @param expiresAt from when on they can no longer be spent, after {@code at} and {@code activeAt}, or null for never
     * @param source what they were earned by, for people
     */
    record Credit(
            String operationId,
            String accountId,
            long points,
            Instant at,
            @Nullable Instant activeAt,
            @Nullable Instant expiresAt,
            String source)
            implements PointsOperation {
        public Credit {
            OperationChecks.requireNames(operationId, accountId);
            OperationChecks.requirePoints(operationId, points);
            at = OperationChecks.micros(at);
            activeAt = activeAt == null ? null : OperationChecks.micros(activeAt);
            expiresAt = expiresAt == null ? null : OperationChecks.micros(expiresAt);
            OperationChecks.requireOrder(operationId, at, expiresAt);
            if (activeAt != null) {
                OperationChecks.requireOrder(operationId, activeAt, expiresAt);
            }
        }

        /**
         * Points that can be spent at once.
         *
         * @param operationId the name of the write
         * @param accountId the account
         * @param points how many
         * @param at when they were earned
         * @param expiresAt from when on they can no longer be spent, or null for never
         * @return the operation
         */
        public static Credit of(
                String operationId, String accountId, long points, Instant at, @Nullable Instant expiresAt) {
            return new Credit(operationId, accountId, points, at, null, expiresAt, "");
        }
    }

    /**
     * Points are spent.
     *
     * @param operationId the name of the write
     * @param accountId the account
     * @param points how many, 1 to {@link #LARGEST}
     * @param at when
     * @param shortfall what happens if there are not so many
     */
    record Redeem(String operationId, String accountId, long points, Instant at, Shortfall shortfall)
            implements PointsOperation {
        public Redeem {
            OperationChecks.requireNames(operationId, accountId);
            OperationChecks.requirePoints(operationId, points);
            at = OperationChecks.micros(at);
        }

        /**
         * A redemption that takes what there is, if it is less.
         *
         * @param operationId the name of the write
         * @param accountId the account
         * @param points how many
         * @param at when
         * @return the operation
         */
        public static Redeem of(String operationId, String accountId, long points, Instant at) {
            return new Redeem(operationId, accountId, points, at, Shortfall.CLAMP);
        }
    }

    /**
     * A credit is taken back, because the order was returned, say: from its own lot first, then from the others. Once per
     * credit, and never more than the credit brought and did not lose by expiry.
     *
     * @param operationId the name of the write
     * @param accountId the account
     * @param creditId the operation id of the credit
     * @param points how many, 1 to what the credit brought
     * @param at when
     * @param shortfall what happens if they were spent already; clamped, the balance does not fall below 0
     */
    record Clawback(String operationId, String accountId, String creditId, long points, Instant at, Shortfall shortfall)
            implements PointsOperation {
        public Clawback {
            OperationChecks.requireNames(operationId, accountId);
            OperationChecks.requirePoints(operationId, points);
            at = OperationChecks.micros(at);
        }
    }

    /**
     * A redemption is undone, once and whole. It does not count as earned.
     *
     * @param operationId the name of the write
     * @param accountId the account
     * @param redeemId the operation id of the redemption
     * @param at when
     * @param policy where the points go
     * @param expiresAt the expiry of the new lot, after {@code at}, or null for never and for restored lots
     */
    record Rollback(
            String operationId,
            String accountId,
            String redeemId,
            Instant at,
            RollbackPolicy policy,
            @Nullable Instant expiresAt)
            implements PointsOperation {
        public Rollback {
            OperationChecks.requireNames(operationId, accountId);
            at = OperationChecks.micros(at);
            expiresAt = expiresAt == null ? null : OperationChecks.micros(expiresAt);
            OperationChecks.requireOrder(operationId, at, expiresAt);
            if (policy == RollbackPolicy.RESTORE_LOTS && expiresAt != null) {
                throw new IllegalArgumentException(
                        "rollback '" + operationId + "' restores lots with their own expiries: " + "leave expiresAt "
                                + expiresAt + " out or choose NEW_LOT");
            }
        }

        /**
         * A rollback into the lots that the points came from.
         *
         * @param operationId the name of the write
         * @param accountId the account
         * @param redeemId the operation id of the redemption
         * @param at when
         * @return the operation
         */
        public static Rollback of(String operationId, String accountId, String redeemId, Instant at) {
            return new Rollback(operationId, accountId, redeemId, at, RollbackPolicy.RESTORE_LOTS, null);
        }
    }

    /**
     * A correction by hand. It does not count as earned or redeemed.
     *
     * @param operationId the name of the write
     * @param accountId the account
     * @param points what to add, or below 0 what to take; not 0
     * @param at when
     * @param expiresAt the expiry of what is added, after {@code at}, or null for never
     * @param shortfall what happens if there is not so much to take
     * @param reason why, for people; not blank
     */
    record Adjust(
            String operationId,
            String accountId,
            long points,
            Instant at,
            @Nullable Instant expiresAt,
            Shortfall shortfall,
            String reason)
            implements PointsOperation {
        public Adjust {
            OperationChecks.requireNames(operationId, accountId);
            OperationChecks.requirePoints(operationId, points == Long.MIN_VALUE ? 0 : Math.abs(points));
            at = OperationChecks.micros(at);
            expiresAt = expiresAt == null ? null : OperationChecks.micros(expiresAt);
            OperationChecks.requireOrder(operationId, at, expiresAt);
            if (reason.isBlank()) {
                throw new IllegalArgumentException("adjustment '" + operationId + "' has no reason: say why");
            }
        }
    }

    /**
     * The user was active: under an inactivity policy all lots that can expire, expire later from now on.
     *
     * @param operationId the name of the write
     * @param accountId the account
     * @param at when
     * @param expiresAt the new expiry, after {@code at}; lots that expire later anyway, or never, stay
     */
    record Extend(String operationId, String accountId, Instant at, Instant expiresAt) implements PointsOperation {
        public Extend {
            OperationChecks.requireNames(operationId, accountId);
            at = OperationChecks.micros(at);
            expiresAt = OperationChecks.micros(expiresAt);
            OperationChecks.requireOrder(operationId, at, expiresAt);
        }
    }
}
