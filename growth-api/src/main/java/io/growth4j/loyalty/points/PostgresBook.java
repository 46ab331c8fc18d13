package io.growth4j.loyalty.points;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A book read from the database, what was read, and what was booked since: from this the write follows. Not thread-safe.
 */
final class PostgresBook implements History {
    /** An operation as a row: what it did, and which entries were booked by it. */
    record OperationRow(Receipt receipt, long firstSeq, long lastSeq) {}

    /** A lot as a row. */
    record LotRow(Lot lot, boolean pending) {
        boolean sameAs(LotRow other) {
            return pending == other.pending
                    && lot.remaining == other.lot.remaining
                    && Objects.equals(lot.expiresAt, other.lot.expiresAt);
        }
    }

    final String accountId;
    final List<PointsEntry> written = new ArrayList<>(2);
    final List<OperationRow> operations = new ArrayList<>(1);
    AccountBook book;

    private final Map<Long, LotRow> before = new HashMap<>();
    private final List<PointsEntry> past = new ArrayList<>(0);
    private long expected;

    PostgresBook(String accountId) {
        this.accountId = accountId;
        this.book = AccountBook.empty(accountId, this);
    }

    /** The version that was read; the write is valid for this one only. */
    long expected() {
        return expected;
    }

    void read(long version) {
        book.version = version;
        expected = version;
    }

    /** A lot that was read open: as it is, in the place where it belongs. */
    void read(LotRow row) {
        Lot lot = row.lot();
        before.put(lot.id, new LotRow(lot.copy(), row.pending()));
        if (row.pending()) {
            book.lots.addPending(lot);
        } else {
            book.lots.addActive(lot);
        }
    }

    /** A lot that was not read open, with nothing remaining. */
    void readUsedUp(Lot lot) {
        before.putIfAbsent(lot.id, new LotRow(lot, false));
    }

    void readPast(PointsEntry entry) {
        past.add(entry);
    }

    Receipt book(PointsOperation operation, Duration tolerance) {
        long firstSeq = book.seq + 1;
        Booking.Booked booked = Booking.apply(book, operation, this, tolerance);
        book = booked.book();
        operations.add(new OperationRow(booked.receipt(), firstSeq, book.seq));
        return booked.receipt();
    }

    boolean isChanged() {
        return book.version != expected;
    }

    @Override
    public void accept(PointsEntry entry) {
        written.add(entry);
    }

    @Override
    public int size() {
        return written.size();
    }

    @Override
    public void truncate(int size) {
        written.subList(size, written.size()).clear();
    }

    @Override
    public List<PointsEntry> concerning(String operationId) {
        List<PointsEntry> found = new ArrayList<>();
        for (List<PointsEntry> entries : List.of(past, written)) {
            for (PointsEntry entry : entries) {
                if (entry.concerns(operationId)) {
                    found.add(entry);
                }
            }
        }
        return found;
    }

    @Override
    public Lot usedUp(long id) {
        LotRow row = before.get(id);
        Lot lot = row != null ? row.lot().copy() : made(id);
        lot.remaining = 0;
        return lot;
    }

    private Lot made(long id) {
        PointsEntry made = written.stream()
                .filter(entry -> entry.seq() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "lot " + id + " of account '" + accountId + "' is not in the database"));
        return new Lot(id, made.operationId(), made.points(), made.at(), made.activeAt(), made.expiresAt());
    }

    /** The lots to write: those whose entries were booked, and those that time has moved. */
    List<LotRow> changedLots() {
        TreeSet<Long> ids = new TreeSet<>(before.keySet());
        for (PointsEntry entry : written) {
            if (entry.lot() != PointsEntry.NO_LOT) {
                ids.add(entry.lot());
            }
        }
        List<LotRow> changed = new ArrayList<>();
        for (long id : ids) {
            LotRow row = rowOf(id);
            if (row != null) {
                changed.add(row);
            }
        }
        return changed;
    }

    private @Nullable LotRow rowOf(long id) {
        LotRow was = before.get(id);
        Lot now = book.lots.find(id);
        if (now != null) {
            LotRow is = new LotRow(now, book.lots.pending.contains(now));
            return was != null && was.sameAs(is) ? null : is;
        }
        boolean touched = written.stream().anyMatch(entry -> entry.lot() == id);
        if (!touched) {
            return null;
        }
        Lot gone = usedUp(id);
        gone.closed = true;
        return new LotRow(gone, false);
    }
}
