package io.growth4j.loyalty.points;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One account in memory: its book and all its entries. Guarded by its own monitor. */
final class MemoryAccount implements History {
    private final List<PointsEntry> entries = new ArrayList<>(2);
    private AccountBook book;

    MemoryAccount(String accountId) {
        this.book = AccountBook.empty(accountId, this);
    }

    AccountBook book() {
        return book;
    }

    List<PointsEntry> entries() {
        return entries;
    }

    Receipt book(PointsOperation operation, long expectedVersion, Duration tolerance) {
        if (expectedVersion >= 0 && expectedVersion != book.version) {
            throw Refusals.changed(operation, expectedVersion, book.version);
        }
        Booking.Booked booked = Booking.apply(book, operation, this, tolerance);
        book = booked.book();
        return booked.receipt();
    }

    long settle(Instant asOf) {
        if (!book.isDue(asOf)) {
            return 0;
        }
        book.version++;
        return book.settle(asOf);
    }

    @Override
    public void accept(PointsEntry entry) {
        entries.add(entry);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public void truncate(int size) {
        entries.subList(size, entries.size()).clear();
    }

    @Override
    public List<PointsEntry> concerning(String operationId) {
        List<PointsEntry> found = new ArrayList<>();
        for (PointsEntry entry : entries) {
            if (entry.concerns(operationId)) {
                found.add(entry);
            }
        }
        return found;
    }

    /** The lot as its first entry made it, used up. Lots without expiry are dropped from the book when they are. */
    @Override
    public Lot usedUp(long id) {
        PointsEntry made = entries.get(Math.toIntExact(id - 1));
        Lot lot = new Lot(id, made.operationId(), made.points(), made.at(), made.activeAt(), made.expiresAt());
        lot.remaining = 0;
        return lot;
    }
}
