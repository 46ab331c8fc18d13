package io.growth4j.loyalty.points;

import java.time.Instant;
import java.util.ConcurrentModificationException;

/** Why operations are refused, in words that say what to do. */
final class Refusals {
    private Refusals() {}

    static IllegalArgumentException reused(PointsOperation told, String booked) {
        return new IllegalArgumentException("operation id '" + told.operationId() + "' stands for " + booked
                + " already, and cannot stand for " + told + ": give the new write an id of its own");
    }

    static IllegalArgumentException unknownAccount(String accountId) {
        return new IllegalArgumentException(
                "no account '" + accountId + "': nothing was ever credited to it; check the id, or credit it first");
    }

    static IllegalArgumentException unknownReference(PointsOperation told, String kind, String reference) {
        return new IllegalArgumentException("'" + told.operationId() + "' refers to " + kind + " '" + reference
                + "', which account '" + told.accountId() + "' does not have: check the id and the account");
    }

    static IllegalArgumentException past(PointsOperation told, Instant last) {
        return new IllegalArgumentException("'" + told.operationId() + "' is dated " + told.at()
                + ", before the last entry of account '" + told.accountId() + "' at " + last
                + ": check the clock, date it now, or open the ledger with a larger tolerance");
    }

    static IllegalStateException tooFew(PointsOperation told, long points, long active) {
        return new IllegalStateException("'" + told.operationId() + "' takes " + points + " points, account '"
                + told.accountId() + "' has " + active
                + " active: take less, or choose CLAMP or ALLOW_NEGATIVE");
    }

    static IllegalArgumentException tooMany(PointsOperation.Clawback told, long credited) {
        return new IllegalArgumentException("'" + told.operationId() + "' claws back " + told.points()
                + " points, credit '" + told.creditId() + "' brought " + credited + ": claw back at most those");
    }

    static IllegalStateException twice(PointsOperation told, String reference, String by) {
        return new IllegalStateException("'" + told.operationId() + "' would reverse '" + reference + "', which '" + by
                + "' has reversed already: nothing is left to do");
    }

    static IllegalStateException full(PointsOperation told) {
        return new IllegalStateException("'" + told.operationId() + "' would take account '" + told.accountId()
                + "' beyond " + AccountBook.MOST + " points in all: split the account");
    }

    static ConcurrentModificationException changed(PointsOperation told, long expected, long actual) {
        return new ConcurrentModificationException("account '" + told.accountId() + "' has version " + actual + ", not "
                + expected + ": read it again and decide anew about '" + told.operationId() + "'");
    }
}
