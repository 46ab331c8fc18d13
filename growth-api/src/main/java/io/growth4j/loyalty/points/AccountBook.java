package io.growth4j.loyalty.points;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The open lots and debts of one account, and how time and the taking and giving of points move them. Every move is
 * written as an entry. Not thread-safe.
 *
 * <p>Lots with points stand in {@code open} (first-expiring first) or {@code pending} (first-active first). A used-up lot
 * that can expire waits in {@code used} for its closing entry; a store may leave out those that are not due.
 */
final class AccountBook {
    /** The most that any total of an account may reach, far from the end of {@code long}. */
    static final long MOST = 4_000_000_000_000_000_000L;

    final String accountId;
    final List<Lot> open = new ArrayList<>(2);
    final List<Lot> pending = new ArrayList<>(0);
    final List<Lot> used = new ArrayList<>(0);
    final Deque<Debt> debts = new ArrayDeque<>(0);

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

    private Consumer<PointsEntry> entries = AccountBook::drop;

    AccountBook(String accountId) {
        this.accountId = accountId;
    }

    AccountBook copy() {
        AccountBook copy = new AccountBook(accountId);
        open.forEach(lot -> copy.open.add(lot.copy()));
        pending.forEach(lot -> copy.pending.add(lot.copy()));
        used.forEach(lot -> copy.used.add(lot.copy()));
        debts.forEach(owed -> copy.debts.add(new Debt(owed.operationId, owed.points)));
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

    /** Where the entries of the next moves go. */
    void writeTo(Consumer<PointsEntry> sink) {
        entries = sink;
    }

    /** Ends the writing, so that the book does not hold on to the entries. */
    void written() {
        entries = AccountBook::drop;
    }

    private static void drop(PointsEntry entry) {}

    long balance() {
        return active + waiting - debt;
    }

    /** The instant at which an operation is booked: its own, or that of the last entry if it is a little late. */
    Instant bookingTime(PointsOperation operation, Duration tolerance) {
        if (lastAt == null || !operation.at().isBefore(lastAt)) {
            return operation.at();
        }
        if (operation.at().plus(tolerance).isBefore(lastAt)) {
            throw Refusals.past(operation, lastAt);
        }
        return lastAt;
    }

    boolean isDue(Instant at) {
        return (!open.isEmpty() && open.get(0).expiredAt(at))
                || (!used.isEmpty() && used.get(0).expiredAt(at))
                || (!pending.isEmpty() && !pending.get(0).activation().isAfter(at));
    }

    /** Books what is due, in the order in which it became due; at one instant, activations before expiries. */
    long settle(Instant at) {
        long closed = 0;
        while (isDue(at)) {
            Lot expiring = firstExpiring();
            Lot activating = pending.isEmpty() ? null : pending.get(0);
            if (activating != null
                    && (expiring == null
                            || expiring.expiresAt == null
                            || !activating.activation().isAfter(expiring.expiresAt))) {
                activate(activating);
            } else if (expiring != null) {
                expire(expiring, at);
                closed++;
            }
        }
        return closed;
    }

    private @Nullable Lot firstExpiring() {
        if (open.isEmpty() || used.isEmpty()) {
            return !open.isEmpty() ? open.get(0) : used.isEmpty() ? null : used.get(0);
        }
        return Lot.FEFO.compare(open.get(0), used.get(0)) <= 0 ? open.get(0) : used.get(0);
    }

    private void activate(Lot lot) {
        pending.remove(0);
        waiting -= lot.remaining;
        earned += lot.remaining;
        give(lot, later(lot.activation()));
    }

    private void expire(Lot lot, Instant at) {
        open.remove(lot);
        used.remove(lot);
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
    Lot make(
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
            Lot.insert(pending, lot, Lot.BY_ACTIVATION);
        } else {
            give(lot, at);
        }
        return lot;
    }

    /** Makes the points of a lot active; debts take theirs first. */
    private void give(Lot lot, Instant at) {
        active += lot.remaining;
        while (!debts.isEmpty() && lot.remaining > 0) {
            Debt owed = debts.getFirst();
            long paid = Math.min(owed.points, lot.remaining);
            lot.remaining -= paid;
            active -= paid;
            settleDebt(owed, paid);
            write(lot.operationId, EntryKind.REPAY, lot.id, -paid, at, owed.operationId);
            write(lot.operationId, EntryKind.REPAY, PointsEntry.NO_LOT, paid, at, owed.operationId);
        }
        shelve(lot);
    }

    private void settleDebt(Debt owed, long points) {
        owed.points -= points;
        debt -= points;
        if (owed.points == 0) {
            debts.remove(owed);
        }
    }

    private void shelve(Lot lot) {
        if (lot.remaining > 0) {
            Lot.insert(open, lot, Lot.FEFO);
        } else if (lot.expiresAt != null) {
            Lot.insert(used, lot, Lot.FEFO);
        }
    }

    /** Takes points, first-expiring first; what is not there becomes a debt of the operation. */
    void take(String operationId, EntryKind kind, long points, Instant at, @Nullable String reference) {
        long rest = points;
        while (rest > 0 && !open.isEmpty()) {
            rest -= takeFrom(open.get(0), operationId, kind, rest, at, reference);
        }
        if (rest > 0) {
            debts.addLast(new Debt(operationId, rest));
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
        boolean wasPending = pending.contains(lot);
        lot.remaining -= taken;
        if (wasPending) {
            waiting -= taken;
        } else {
            active -= taken;
        }
        if (lot.remaining == 0) {
            (wasPending ? pending : open).remove(lot);
            shelve(lot);
        }
        write(operationId, kind, lot.id, -taken, at, reference);
        return taken;
    }

    /** Gives points back to a lot; if it has expired by now, they expire at once. */
    void restore(Lot lot, String operationId, long points, Instant at, String reference) {
        open.remove(lot);
        used.remove(lot);
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
        for (Iterator<Debt> each = debts.iterator(); each.hasNext(); ) {
            Debt owed = each.next();
            if (owed.operationId.equals(debtor)) {
                each.remove();
                debt -= owed.points;
                write(operationId, EntryKind.ROLLBACK, PointsEntry.NO_LOT, owed.points, at, debtor);
            }
        }
    }

    /** Gives all lots that expire earlier a later expiry. */
    void extend(String operationId, Instant at, Instant expiresAt) {
        for (List<Lot> lots : List.of(open, pending, used)) {
            for (Lot lot : lots) {
                if (lot.expiresAt != null && lot.expiresAt.isBefore(expiresAt)) {
                    lot.expiresAt = expiresAt;
                    write(operationId, EntryKind.EXTEND, lot.id, 0, at, null, null, expiresAt);
                }
            }
        }
        open.sort(Lot.FEFO);
        used.sort(Lot.FEFO);
    }

    @Nullable
    Lot find(long id) {
        for (List<Lot> lots : List.of(open, pending, used)) {
            for (Lot lot : lots) {
                if (lot.id == id) {
                    return lot;
                }
            }
        }
        return null;
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
