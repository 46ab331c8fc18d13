package io.growth4j.loyalty.points;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What every operation must hold, whatever it does, in words that say what to do. */
final class OperationChecks {
    /** The first second of the year 10000. */
    private static final long TOO_LATE = 253_402_300_800L;

    private OperationChecks() {}

    static void requireNames(String operationId, String accountId) {
        if (operationId.isBlank()) {
            throw new IllegalArgumentException("operation id '" + operationId + "' of account '" + accountId
                    + "' is blank: name the write, so that it can be told again");
        }
        if (accountId.isBlank()) {
            throw new IllegalArgumentException("account id of operation '" + operationId + "' is blank");
        }
    }

    static void requirePoints(String operationId, long points) {
        if (points < 1 || points > PointsOperation.LARGEST) {
            throw new IllegalArgumentException("operation '" + operationId + "' is about " + points
                    + " points, which is not within 1.." + PointsOperation.LARGEST
                    + "; to take points, redeem, claw back or adjust");
        }
    }

    static void requireOrder(String operationId, Instant from, @Nullable Instant expiresAt) {
        if (expiresAt != null && !expiresAt.isAfter(from)) {
            throw new IllegalArgumentException("operation '" + operationId + "' expires at " + expiresAt
                    + ", which is not after " + from + ": give a later expiry, or null for none");
        }
    }

    static Instant micros(Instant time) {
        long second = time.getEpochSecond();
        if (second < 0 || second >= TOO_LATE) {
            throw new IllegalArgumentException("instant " + time + " is not within the years 1970 to 9999");
        }
        return time.getNano() % 1000 == 0 ? time : time.truncatedTo(ChronoUnit.MICROS);
    }
}
