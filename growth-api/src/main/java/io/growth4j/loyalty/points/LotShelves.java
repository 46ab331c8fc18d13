package io.growth4j.loyalty.points;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lots of one account that something can still happen to, each on its shelf. Not thread-safe.
 *
 * <p>Lots with points stand in {@code open} (first-expiring first) or {@code pending} (first-active first). A used-up lot
 * that can expire waits in {@code used} for its closing entry; a store may leave out those that are not due.
 */
final class LotShelves {
    final List<Lot> open = new ArrayList<>(2);
    /** Few accounts need the other shelves: they are made on first use. */
    List<Lot> pending = Collections.emptyList();

    List<Lot> used = Collections.emptyList();

    LotShelves copy() {
        LotShelves copy = new LotShelves();
        open.forEach(lot -> copy.open.add(lot.copy()));
        copy.pending = copyOf(pending);
        copy.used = copyOf(used);
        return copy;
    }

    private static List<Lot> copyOf(List<Lot> shelf) {
        return shelf.isEmpty()
                ? Collections.emptyList()
                : shelf.stream().map(Lot::copy).collect(Collectors.toCollection(ArrayList::new));
    }

    boolean isDue(Instant at) {
        return (!open.isEmpty() && open.get(0).expiredAt(at))
                || (!used.isEmpty() && used.get(0).expiredAt(at))
                || (!pending.isEmpty() && !pending.get(0).activation().isAfter(at));
    }

    @Nullable
    Lot firstExpiring() {
        if (open.isEmpty() || used.isEmpty()) {
            return !open.isEmpty() ? open.get(0) : used.isEmpty() ? null : used.get(0);
        }
        return Lot.FEFO.compare(open.get(0), used.get(0)) <= 0 ? open.get(0) : used.get(0);
    }

    /** The pending lot that becomes active before anything expires, if there is one. */
    @Nullable
    Lot firstActivating() {
        if (pending.isEmpty()) {
            return null;
        }
        Lot activating = pending.get(0);
        Lot expiring = firstExpiring();
        boolean first = expiring == null
                || expiring.expiresAt == null
                || !activating.activation().isAfter(expiring.expiresAt);
        return first ? activating : null;
    }

    void addPending(Lot lot) {
        pending = pending.isEmpty() ? new ArrayList<>(2) : pending;
        insert(pending, lot, Lot.BY_ACTIVATION);
    }

    /** Puts an active lot where it belongs; one that is used up and never expires belongs nowhere. */
    void addActive(Lot lot) {
        if (lot.remaining > 0) {
            insert(open, lot, Lot.FEFO);
        } else if (lot.expiresAt != null) {
            used = used.isEmpty() ? new ArrayList<>(2) : used;
            insert(used, lot, Lot.FEFO);
        }
    }

    /** Takes an active lot off its shelf. */
    void removeActive(Lot lot) {
        if (!open.remove(lot)) {
            used.remove(lot);
        }
    }

    /** Gives all lots that expire earlier a later expiry; returns those. */
    List<Lot> extend(Instant expiresAt) {
        List<Lot> extended = new ArrayList<>();
        for (List<Lot> shelf : List.of(open, pending, used)) {
            for (Lot lot : shelf) {
                if (lot.expiresAt != null && lot.expiresAt.isBefore(expiresAt)) {
                    lot.expiresAt = expiresAt;
                    extended.add(lot);
                }
            }
        }
        open.sort(Lot.FEFO);
        used.sort(Lot.FEFO);
        return extended;
    }

    @Nullable
    Lot find(long id) {
        for (List<Lot> shelf : List.of(open, pending, used)) {
            for (Lot lot : shelf) {
                if (lot.id == id) {
                    return lot;
                }
            }
        }
        return null;
    }

    /** Appending, the usual case, costs one comparison. */
    private static void insert(List<Lot> sorted, Lot lot, Comparator<Lot> order) {
        int position = sorted.size();
        while (position > 0 && order.compare(sorted.get(position - 1), lot) > 0) {
            position--;
        }
        sorted.add(position, lot);
    }
}
