package io.growth4j.loyalty.points;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lots and debts of one account, and how time and the taking and giving of points move them. Every move is written as
 * an entry. Not thread-safe.
 */
final class AccountBook {
    /** The most that any total of an account may reach, far from the end of {@code long}. */
    static final long MOST = 4_000_000_000_000_000_000L;

    final String accountId;
    final LotShelves lots;
    private Debts debts = new Debts();

    long version;
    long seq;

    @Nullable
    Instant lastAt;

    long active;
    long waiting;
    long debt;
    long earned;
    long redeemed;
    long expired;

    private final Consumer<PointsEntry> entries;

    private AccountBook(String accountId, LotShelves lots, Consumer<PointsEntry> entries) {
        this.accountId = accountId;
        this.lots = lots;
        this.entries = entries;
    }

    /** An empty book, whose entries are written to somewhere. */
    static AccountBook empty(String accountId, Consumer<PointsEntry> entries) {
        return new AccountBook(accountId, new LotShelves(), entries);
    }

    AccountBook copy(Consumer<PointsEntry> entries) {
        AccountBook copy = new AccountBook(accountId, lots.copy(), entries);
        copy.debts = debts.copy();
        copy.version = version;
        copy.seq = seq;
        copy.lastAt = lastAt;
        copy.active = active;
        copy.waiting = waiting;
        copy.debt = debt;
        copy.earned = earned;
        copy.redeemed = redeemed;
        copy.expired = expired;
        return copy;
    }

    long balance() {
        return active + waiting - debt;
    }

    /** The instant at which an operation is booked: its own, or that of the last entry if it is a little late. */
    Instant bookingTime(PointsOperation operation, Duration tolerance) {
        Instant at = operation.at();
        if (lastAt == null || !at.isBefore(lastAt)) {
            return at;
        }
        if (at.plus(tolerance).isBefore(lastAt)) {
            throw Refusals.past(operation, lastAt);
        }
        return lastAt;
    }

    boolean isDue(Instant at) {
        return lots.isDue(at);
    }

    /** Books what is due, in the order in which it became due; at one instant, activations before expiries. */
    long settle(Instant at) {
        long closed = 0;
        while (lots.isDue(at)) {
            Lot activating = lots.firstActivating();
            Lot expiring = lots.firstExpiring();
            if (activating != null) {
                activate(activating);
            } else if (expiring != null) {
                expire(expiring, at);
                closed++;
            }
        }
        return closed;
    }

    private void activate(Lot lot) {
        lots.pending.remove(0);
        waiting -= lot.remaining;
        earned += lot.remaining;
        give(lot, later(lot.activation()));
    }

    private void expire(Lot lot, Instant at) {
        lots.removeActive(lot);
        Instant when = lot.expiresAt == null ? at : lot.expiresAt;
        close(lot, later(when));
    }

    private void close(Lot lot, Instant when) {
        long rest = lot.remaining;
        active -= rest;
        expired += rest;
        lot.remaining = 0;
        lot.closed = true;
        write(lot.operationId, EntryKind.EXPIRE, lot.id, -rest, when, null);
    }

    private Instant later(Instant when) {
        return lastAt == null || when.isAfter(lastAt) ? when : lastAt;
    }

    /** A new lot, whose entry is written by the caller's kind. */
    void make(
            String operationId,
            EntryKind kind,
            long points,
            Instant at,
            @Nullable Instant activeAt,
            @Nullable Instant expiresAt,
            @Nullable String reference) {
        Lot lot = new Lot(seq + 1, operationId, points, at, activeAt, expiresAt);
        write(operationId, kind, lot.id, points, at, reference, activeAt, expiresAt);
        if (activeAt != null && activeAt.isAfter(at)) {
            waiting += points;
            lots.addPending(lot);
        } else {
            give(lot, at);
        }
    }

    /** Makes the points of a lot active; debts take theirs first. */
    private void give(Lot lot, Instant at) {
        active += lot.remaining;
        while (!debts.isEmpty() && lot.remaining > 0) {
            Debts.Debt paid = debts.pay(lot.remaining);
            lot.remaining -= paid.points();
            active -= paid.points();
            debt -= paid.points();
            write(lot.operationId, EntryKind.REPAY, lot.id, -paid.points(), at, paid.operationId());
            write(lot.operationId, EntryKind.REPAY, PointsEntry.NO_LOT, paid.points(), at, paid.operationId());
        }
        lots.addActive(lot);
    }

    /** Notes whose debt it is; the sum is the caller's. */
    void owe(String operationId, long points) {
        debts.add(operationId, points);
    }

    /** Takes points, first-expiring first; what is not there becomes a debt of the operation. */
    void take(String operationId, EntryKind kind, long points, Instant at, @Nullable String reference) {
        long rest = points;
        while (rest > 0 && !lots.open.isEmpty()) {
            rest -= takeFrom(lots.open.get(0), operationId, kind, rest, at, reference);
        }
        if (rest > 0) {
            owe(operationId, rest);
            debt += rest;
        }
        if (rest > 0 || points == 0) {
            write(operationId, kind, PointsEntry.NO_LOT, -rest, at, reference);
        }
    }

    /** Takes at most some points of a lot, open or pending. */
    long takeFrom(Lot lot, String operationId, EntryKind kind, long most, Instant at, @Nullable String reference) {
        long taken = Math.min(most, lot.remaining);
        if (taken == 0) {
            return 0;
        }
        boolean wasPending = lots.pending.contains(lot);
        lot.remaining -= taken;
        if (wasPending) {
            waiting -= taken;
        } else {
            active -= taken;
        }
        if (lot.remaining == 0) {
            (wasPending ? lots.pending : lots.open).remove(lot);
            lots.addActive(lot);
        }
        write(operationId, kind, lot.id, -taken, at, reference);
        return taken;
    }

    /** Gives points back to a lot; if it has expired by now, they expire at once. */
    void restore(Lot lot, String operationId, long points, Instant at, String reference) {
        lots.removeActive(lot);
        write(operationId, EntryKind.ROLLBACK, lot.id, points, at, reference);
        long before = lot.remaining;
        lot.remaining += points;
        lot.closed = false;
        if (lot.expiredAt(at)) {
            active += points;
            close(lot, at);
        } else {
            active -= before;
            give(lot, at);
        }
    }

    /** Lifts what an operation still owes. */
    void forgive(String debtor, String operationId, Instant at) {
        long lifted = debts.forgive(debtor);
        if (lifted > 0) {
            debt -= lifted;
            write(operationId, EntryKind.ROLLBACK, PointsEntry.NO_LOT, lifted, at, debtor);
        }
    }

    /** Gives all lots that expire earlier a later expiry. */
    void extend(String operationId, Instant at, Instant expiresAt) {
        for (Lot lot : lots.extend(expiresAt)) {
            write(operationId, EntryKind.EXTEND, lot.id, 0, at, null, null, expiresAt);
        }
    }

    private void write(
            String operationId, EntryKind kind, long lot, long points, Instant at, @Nullable String reference) {
        write(operationId, kind, lot, points, at, reference, null, null);
    }

    private void write(
            String operationId,
            EntryKind kind,
            long lot,
            long points,
            Instant at,
            @Nullable String reference,
            @Nullable Instant activeAt,
            @Nullable Instant expiresAt) {
        seq++;
        lastAt = at;
        entries.accept(
                new PointsEntry(accountId, seq, operationId, kind, lot, points, at, reference, activeAt, expiresAt));
    }
}
