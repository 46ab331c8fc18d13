package io.growth4j.loyalty.points;

/**
 * An operation id that is taken: at first only claimed, then with what the operation did. Guarded by the monitor of the
 * operation's account.
 */
final class Claim {
    final PointsOperation operation;
    private long points;
    private long balance;
    private long version;

    Claim(PointsOperation operation) {
        this.operation = operation;
    }

    Receipt booked(Receipt receipt) {
        points = receipt.points();
        balance = receipt.balance();
        version = receipt.version();
        return receipt;
    }

    /** The first receipt again, if the same operation is told. */
    Receipt replayed(PointsOperation told) {
        if (!operation.equals(told)) {
            throw Refusals.reused(told, operation.toString());
        }
        return new Receipt(operation, points, balance, version, true);
    }
}
