package io.growth4j.loyalty.points;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules: what each operation does to a book. Either the whole operation is booked, with what was due before it, or
 * nothing and an exception says why.
 */
final class Booking {
    private final PointsOperation operation;
    private final History history;
    private final AccountBook book;
    private final Instant at;

    private Booking(AccountBook before, PointsOperation operation, History history, Duration tolerance) {
        this.operation = operation;
        this.history = history;
        this.at = before.bookingTime(operation, tolerance);
        // What is due moves the book before the operation can be judged: then work on a copy, to leave no trace.
        this.book = before.isDue(at) ? before.copy(history) : before;
    }

    /** What an operation did to a book: the same book, or a copy that replaces it. */
    record Booked(AccountBook book, Receipt receipt) {}

    static Booked apply(AccountBook before, PointsOperation operation, History history, Duration tolerance) {
        int written = history.size();
        try {
            return new Booking(before, operation, history, tolerance).run();
        } catch (RuntimeException refused) {
            history.truncate(written);
            throw refused;
        }
    }

    private Booked run() {
        book.settle(at);
        long before = book.balance();
        long lost = book.expired;
        dispatch();
        // A credit that was told late may bring a lot that is over by now.
        book.settle(at);
        book.version++;
        long expiredNow = book.expired - lost;
        long points = book.balance() - before + expiredNow;
        return new Booked(book, new Receipt(operation, points, book.balance(), book.version, false));
    }

    private void dispatch() {
        if (operation instanceof PointsOperation.Credit credit) {
            credit(credit);
        } else if (book.seq == 0) {
            throw Refusals.unknownAccount(book.accountId);
        } else if (operation instanceof PointsOperation.Redeem redeem) {
            redeem(redeem);
        } else if (operation instanceof PointsOperation.Clawback clawback) {
            clawback(clawback);
        } else if (operation instanceof PointsOperation.Rollback rollback) {
            rollback(rollback);
        } else if (operation instanceof PointsOperation.Adjust adjust) {
            adjust(adjust);
        } else if (operation instanceof PointsOperation.Extend extend) {
            book.extend(extend.operationId(), at, extend.expiresAt());
        }
    }

    private void credit(PointsOperation.Credit credit) {
        requireRoom(credit.points());
        boolean atOnce = credit.activeAt() == null || !credit.activeAt().isAfter(at);
        book.make(
                credit.operationId(),
                EntryKind.CREDIT,
                credit.points(),
                at,
                credit.activeAt(),
                credit.expiresAt(),
                null);
        book.earned += atOnce ? credit.points() : 0;
    }

    private void redeem(PointsOperation.Redeem redeem) {
        long points = allowed(redeem.points(), book.active, redeem.shortfall());
        book.take(redeem.operationId(), EntryKind.REDEEM, points, at, null);
        book.redeemed += points;
    }

    private void adjust(PointsOperation.Adjust adjust) {
        if (adjust.points() > 0) {
            requireRoom(adjust.points());
            book.make(adjust.operationId(), EntryKind.ADJUST, adjust.points(), at, null, adjust.expiresAt(), null);
        } else {
            long points = allowed(-adjust.points(), book.active, adjust.shortfall());
            book.take(adjust.operationId(), EntryKind.ADJUST, points, at, null);
        }
    }

    private void clawback(PointsOperation.Clawback clawback) {
        List<PointsEntry> past = history.concerning(clawback.creditId());
        PointsEntry credit = find(past, clawback.creditId(), EntryKind.CREDIT, "credit");
        requireFirst(past, clawback.creditId(), EntryKind.CLAWBACK);
        if (clawback.points() > credit.points()) {
            throw Refusals.tooMany(clawback, credit.points());
        }
        Lot lot = lot(credit.lot());
        boolean pending = book.lots.pending.contains(lot);
        long due = Math.min(clawback.points(), credit.points() - expiredOf(past, credit.lot()));
        long others = book.active - (pending ? 0 : lot.remaining);
        long points = switch (clawback.shortfall()) {
            case CLAMP -> Math.min(Math.min(due, lot.remaining + others), Math.max(0, book.balance()));
            default -> allowed(due, lot.remaining + others, clawback.shortfall());
        };
        long own = book.takeFrom(lot, clawback.operationId(), EntryKind.CLAWBACK, points, at, clawback.creditId());
        if (own < points || points == 0) {
            book.take(clawback.operationId(), EntryKind.CLAWBACK, points - own, at, clawback.creditId());
        }
        book.earned -= pending ? 0 : points;
    }

    private static long expiredOf(List<PointsEntry> past, long lot) {
        return -past.stream()
                .filter(entry -> entry.kind() == EntryKind.EXPIRE && entry.lot() == lot)
                .mapToLong(PointsEntry::points)
                .sum();
    }

    private void rollback(PointsOperation.Rollback rollback) {
        String redeem = rollback.redeemId();
        List<PointsEntry> past = history.concerning(redeem);
        find(past, redeem, EntryKind.REDEEM, "redemption");
        requireFirst(past, redeem, EntryKind.ROLLBACK);
        Map<Long, Long> taken = takenByLot(past, redeem);
        long total = taken.values().stream().mapToLong(Long::longValue).sum();
        long owed = taken.getOrDefault(PointsEntry.NO_LOT, 0L);
        taken.remove(PointsEntry.NO_LOT);
        book.forgive(redeem, rollback.operationId(), at);
        if (total == 0) {
            book.take(rollback.operationId(), EntryKind.ROLLBACK, 0, at, redeem);
        } else if (rollback.policy() == RollbackPolicy.NEW_LOT && total > owed) {
            book.make(rollback.operationId(), EntryKind.ROLLBACK, total - owed, at, null, rollback.expiresAt(), redeem);
        } else {
            taken.forEach((lot, points) -> book.restore(lot(lot), rollback.operationId(), points, at, redeem));
        }
        book.redeemed -= total;
    }

    /** What a redemption took from which lot in the end, debts paid off since counted in; lots without a rest are out. */
    private static Map<Long, Long> takenByLot(List<PointsEntry> past, String redeem) {
        Map<Long, Long> taken = new TreeMap<>();
        for (PointsEntry entry : past) {
            boolean own =
                    entry.kind() == EntryKind.REDEEM && entry.operationId().equals(redeem);
            boolean repaid = entry.kind() == EntryKind.REPAY && redeem.equals(entry.reference());
            if (own || repaid) {
                taken.merge(entry.lot(), -entry.points(), Long::sum);
            }
        }
        taken.values().removeIf(points -> points == 0);
        return taken;
    }

    private PointsEntry find(List<PointsEntry> past, String operationId, EntryKind kind, String name) {
        return past.stream()
                .filter(entry -> entry.kind() == kind && entry.operationId().equals(operationId))
                .findFirst()
                .orElseThrow(() -> Refusals.unknownReference(operation, name, operationId));
    }

    private void requireFirst(List<PointsEntry> past, String reference, EntryKind reversal) {
        for (PointsEntry entry : past) {
            if (entry.kind() == reversal && reference.equals(entry.reference())) {
                throw Refusals.twice(operation, reference, entry.operationId());
            }
        }
    }

    private Lot lot(long id) {
        Lot lot = book.lots.find(id);
        return lot != null ? lot : history.usedUp(id);
    }

    private long allowed(long points, long available, Shortfall shortfall) {
        if (points <= available) {
            return points;
        }
        return switch (shortfall) {
            case CLAMP -> available;
            case REFUSE -> throw Refusals.tooFew(operation, points, available);
            case ALLOW_NEGATIVE -> {
                requireRoom(book.debt, points);
                yield points;
            }
        };
    }

    private void requireRoom(long points) {
        requireRoom(Math.max(book.active + book.waiting, Math.max(book.earned, book.redeemed)), points);
    }

    private void requireRoom(long before, long points) {
        if (before > AccountBook.MOST - points) {
            throw Refusals.full(operation);
        }
    }
}
