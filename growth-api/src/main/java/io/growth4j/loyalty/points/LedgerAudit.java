package io.growth4j.loyalty.points;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An account recomputed from nothing but its entries, to check what a ledger keeps ready.
 *
 * @param balance the sum of all entries
 * @param debt what was taken beyond the lots and not paid off
 * @param remaining what is left of each lot; lots with nothing left are out
 */
public record LedgerAudit(long balance, long debt, Map<Long, Long> remaining) {
    public LedgerAudit {
        remaining = Collections.unmodifiableMap(new TreeMap<>(remaining));
    }

    /**
     * Recomputes an account.
     *
     * @param entries all its entries
     * @return its sums
     */
    public static LedgerAudit of(List<PointsEntry> entries) {
        Map<Long, Long> lots = new TreeMap<>();
        for (PointsEntry entry : entries) {
            lots.merge(entry.lot(), entry.points(), Math::addExact);
        }
        long balance = lots.values().stream().reduce(0L, Math::addExact);
        Long debt = lots.remove(PointsEntry.NO_LOT);
        lots.values().removeIf(left -> left == 0);
        return new LedgerAudit(balance, debt == null ? 0 : -debt, lots);
    }

    /**
     * Where a view differs from the entries.
     *
     * @param account the account as of its last entry
     * @return one line for each difference; none if all is well
     */
    public List<String> differences(PointsAccount account) {
        List<String> found = new ArrayList<>();
        check(found, "balance", balance, account.balance());
        check(found, "debt", debt, account.debt());
        Map<Long, Long> kept = new TreeMap<>();
        account.lots().forEach(lot -> kept.put(lot.lot(), lot.remaining()));
        if (!kept.equals(remaining)) {
            found.add("lots are " + remaining + " by the entries, " + kept + " in the account");
        }
        remaining.forEach((lot, left) -> {
            if (left < 0) {
                found.add("lot " + lot + " is below zero: " + left);
            }
        });
        return found;
    }

    private static void check(List<String> found, String what, long entries, long account) {
        if (entries != account) {
            found.add(what + " is " + entries + " by the entries, " + account + " in the account");
        }
    }
}
