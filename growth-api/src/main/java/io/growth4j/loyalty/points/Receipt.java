package io.growth4j.loyalty.points;

/**
 * What an operation did.
 *
 * @param operation the operation
 * @param points what it added to the balance, or below 0 what it took; what was due before it is not counted in
 * @param balance the balance after it
 * @param version the version of the account after it
 * @param replayed whether it had been booked before, and nothing was done now
 */
public record Receipt(PointsOperation operation, long points, long balance, long version, boolean replayed)
        implements Outcome {
    Receipt asReplayed(PointsOperation told) {
        if (!operation.equals(told)) {
            throw Refusals.reused(told, operation.toString());
        }
        return new Receipt(operation, points, balance, version, true);
    }
}
