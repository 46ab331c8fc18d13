package io.growth4j.loyalty.points;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What operations of one account took that was not there, and was not paid off yet; the oldest first. Not thread-safe. */
final class Debts {
    /** What one operation owes. */
    record Debt(String operationId, long points) {}

    /** Few accounts have any: the list is made on first use. */
    private List<Debt> owed = Collections.emptyList();

    Debts copy() {
        Debts copy = new Debts();
        owed.forEach(debt -> copy.add(debt.operationId(), debt.points()));
        return copy;
    }

    boolean isEmpty() {
        return owed.isEmpty();
    }

    void add(String operationId, long points) {
        owed = owed.isEmpty() ? new ArrayList<>(2) : owed;
        owed.add(new Debt(operationId, points));
    }

    /** Pays off the oldest debt, as far as the points go; returns what was paid. */
    Debt pay(long points) {
        Debt oldest = owed.get(0);
        long paid = Math.min(oldest.points(), points);
        if (paid == oldest.points()) {
            owed.remove(0);
        } else {
            owed.set(0, new Debt(oldest.operationId(), oldest.points() - paid));
        }
        return new Debt(oldest.operationId(), paid);
    }

    /** Takes away what an operation owes; returns how much. */
    long forgive(String operationId) {
        long points = 0;
        for (Debt debt : List.copyOf(owed)) {
            if (debt.operationId().equals(operationId)) {
                owed.remove(debt);
                points += debt.points();
            }
        }
        return points;
    }
}
